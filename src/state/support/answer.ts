/** What Wise's staff, or time, does with cases. */
import { advance, type MoveDetails, type MoveOf, refuse, requireMove, type World } from '../kernel/index.ts';
import { type CaseStatus, caseLifecycle as rules } from '../lifecycles/case.ts';
import { callAgent, dismissAgent } from './agent.ts';
import { requireTalkable, requireWords, say, touch, write } from './comment.ts';
import { requireAnyCase } from './find.ts';
import type { SupportCase } from './record.ts';

type Move = MoveOf<typeof rules>;

/**
 * The case is filed: what it asks stands as its first comment.
 * @throws Refusal `case.not-found`, `case.wrong-status`
 * @source caseCreate; caseCommentsGet
 * @assumed that the description becomes a comment
 */
export function openCase(world: World, id: number, details: MoveDetails = {}): void {
  const found = requireAnyCase(world, id);
  requireMove(rules, found, 'open', 'case.wrong-status');
  if (found.description?.trim()) write(world, id, 'PARTNER', found.description);
  touch(world, id);
  advance(world, rules, id, 'open', details);
  callAgent(world, id);
}

/**
 * Any other move. An answer may come with it, as `comment` among the details.
 * @throws Refusal `case.not-found`, `case.wrong-status`
 * @source section Case, its statuses
 */
export function moveCase(world: World, id: number, move: Exclude<Move, 'open'>, details: MoveDetails = {}): void {
  requireMove(rules, requireAnyCase(world, id), move, 'case.wrong-status');
  const { comment, ...rest } = details;
  const answer = comment === undefined ? null : requireWords(typeof comment === 'string' ? comment : null);
  dismissAgent(world, id);
  if (answer !== null) say(world, id, 'WISE_AGENT', answer);
  touch(world, id);
  advance(world, rules, id, move, rest);
}

const moveTo: Readonly<Partial<Record<CaseStatus, Exclude<Move, 'open'>>>> = {
  OPEN: 'reopen',
  PENDING: 'ask',
  SOLVED: 'solve',
  CLOSED: 'close',
};

/**
 * Wise's agent says something, and may move the case with it.
 * @throws Refusal `case.not-found`, `case.nothing-said`, `case.creating`, `case.closed`, `case.wrong-status`
 * @source caseCommentsGet, `WISE_AGENT`
 */
export function answerCase(world: World, id: number, comment: string, status: CaseStatus | null = null): SupportCase {
  const found = requireTalkable(requireAnyCase(world, id));
  const answer = requireWords(comment);
  if (status === null || status === found.status) {
    dismissAgent(world, id);
    say(world, id, 'WISE_AGENT', answer);
  } else {
    const move = moveTo[status] ?? refuse('case.wrong-status', { id, status: found.status });
    moveCase(world, id, move, { comment: answer });
  }
  return requireAnyCase(world, id);
}
