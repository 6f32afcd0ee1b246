import { type Actor, requireClient } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { type CaseComment, caseComments, type SupportCase, supportCases } from './record.ts';

/**
 * The case of this id, for whoever may cause anything.
 * @throws Refusal `case.not-found`
 */
export const requireAnyCase = (world: World, id: number): SupportCase =>
  world.table(supportCases).get(id) ?? refuse('case.not-found', { id });

/**
 * The application's case of this id; another's is as unknown as one that does not exist.
 * @throws Refusal `access.wrong-token-kind`, `case.not-found`
 * @source caseGet
 */
export function requireCase(world: World, actor: Actor, id: number): SupportCase {
  const clientId = requireClient(actor);
  const found = requireAnyCase(world, id);
  return found.clientId === clientId ? found : refuse('case.not-found', { id });
}

/** What was said in a case, oldest first. */
export const commentsOf = (world: World, caseId: number): CaseComment[] => [
  ...world.table(caseComments).list('byCase', caseId),
];

/** The first comments of a case, as many as there were at some time. */
export const firstComments = (world: World, caseId: number, count: number): CaseComment[] =>
  world.table(caseComments).list('byCase', caseId).page(0, count);
