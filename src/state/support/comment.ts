import { emit, insert, nextNumber, nextUuid, patch, refuse, type World } from '../kernel/index.ts';
import { type CaseNews, caseChanged } from './events.ts';
import { requireAnyCase } from './find.ts';
import { type CaseComment, caseComments, type SupportCase, supportCases } from './record.ts';

/** In characters, as people count them. */
const LONGEST = 65_535;

/**
 * As much of a text as is kept.
 * @source caseCreate, caseCommentCreate
 * @assumed a character outside the basic plane counts once
 */
export const cut = (text: string): string =>
  text.length <= LONGEST ? text : Array.from(text).slice(0, LONGEST).join('');

/** @throws Refusal `case.nothing-said` */
export const requireWords = (text: string | null): string =>
  text !== null && text.trim() !== '' ? cut(text) : refuse('case.nothing-said', { path: 'comment' });

/**
 * A case that can be talked about.
 * @throws Refusal `case.creating`, `case.closed`
 */
export function requireTalkable(found: SupportCase): SupportCase {
  const { id, status } = found;
  if (status === 'CREATING') refuse('case.creating', { id });
  return status === 'CLOSED' ? refuse('case.closed', { id }) : found;
}

/** Writes a comment down. What it means for the case is the verb's affair. */
export const write = (world: World, caseId: number, author: CaseComment['author'], body: string): CaseComment =>
  insert(world, caseComments, {
    id: nextNumber(world, 'comment'),
    publicId: nextUuid(world),
    caseId,
    body,
    author,
    createdAt: world.now,
  });

/** Writes a comment down and tells of it. */
export function say(world: World, caseId: number, author: CaseComment['author'], body: string): void {
  write(world, caseId, author, body);
  touch(world, caseId);
  tell(world, requireAnyCase(world, caseId), 'NEW_COMMENT');
}

export const touch = (world: World, id: number): SupportCase =>
  patch(world, supportCases, id, { updatedAt: world.now });

/** Tells the application of its case. */
export function tell(world: World, found: SupportCase, news: CaseNews): void {
  const { id: caseId, type, status, clientId, externalId, createdAt, updatedAt } = found;
  const { transferId, profileId, userId } = found;
  const topic = { transferId, profileId, userId };
  const comments = world.table(caseComments).list('byCase', caseId).size;
  const facts = { caseId, type, news, status, topic, externalId, createdAt, updatedAt, comments };
  emit(world, caseChanged, { clientId }, facts);
}
