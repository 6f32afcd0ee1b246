/** What an application does with its cases. */
import { type Actor, requireClient, users } from '../access/index.ts';
import { advance, begin, insert, nextNumber, refuse, steer, type World } from '../kernel/index.ts';
import { caseLifecycle as rules } from '../lifecycles/case.ts';
import { outcomeFor } from '../overrides/index.ts';
import { findProfile, mayAct } from '../profiles/index.ts';
import { callAgent } from './agent.ts';
import { cut, requireTalkable, requireWords, say } from './comment.ts';
import { requireCase } from './find.ts';
import { caseFate } from './outcomes.ts';
import { type CaseTopic, type SupportCase, supportCases } from './record.ts';

/** A question as it was sent. */
export interface Question extends CaseTopic {
  readonly type: string | null;
  readonly subject: string | null;
  readonly externalId: string | null;
  readonly description: string | null;
}

/**
 * Asks Wise's support something. The case is filed a moment later.
 * @throws Refusal `access.wrong-token-kind`, `case.unknown-type`, `case.unknown-user`, `case.unknown-profile`
 * @source caseCreate
 * @assumed whom and what a case is about is taken as it is sent, unless the world's settings ask for people that the
 * application knows; one external id may stand for several cases; nothing but type and user must be named
 */
export function askSupport(world: World, actor: Actor, question: Question): SupportCase {
  const clientId = requireClient(actor);
  if (question.type !== 'GENERAL_ENQUIRY') refuse('case.unknown-type', { path: 'type', type: question.type });
  if (world.settings.support.references === 'known') requireKnown(world, actor, question);
  const made = insert(world, supportCases, {
    ...question,
    type: question.type,
    id: nextNumber(world, 'case'),
    status: rules.initial,
    clientId,
    description: question.description && cut(question.description),
    createdAt: world.now,
    updatedAt: world.now,
  });
  begin(world, rules, made);
  steer(world, rules, made.id, outcomeFor(world, caseFate, { subject: question.subject }));
  return made;
}

/** @assumed a transfer that is unknown is not looked for */
function requireKnown(world: World, actor: Actor, { userId, profileId }: CaseTopic): void {
  const user = world.table(users).get(userId);
  if (user?.clientId !== requireClient(actor)) refuse('case.unknown-user', { path: 'details.userId', userId });
  const profile = profileId === null ? undefined : findProfile(world, profileId);
  if (profileId === null || (profile && mayAct(world, actor, profile))) return;
  refuse('case.unknown-profile', { path: 'details.profileId', profileId });
}

/**
 * Says something in a case. One that waits for the partner, or was thought to be solved, is open again.
 * @throws Refusal `access.wrong-token-kind`, `case.not-found`, `case.nothing-said`, `case.creating`, `case.closed`
 * @source caseCommentCreate
 * @assumed that a comment reopens; and that a case being created takes none yet
 */
export function commentOnCase(world: World, actor: Actor, id: number, comment: string | null): void {
  const { status } = requireTalkable(requireCase(world, actor, id));
  say(world, id, 'PARTNER', requireWords(comment));
  if (status !== 'OPEN') advance(world, rules, id, 'reopen');
  callAgent(world, id);
}
