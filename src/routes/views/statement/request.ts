import type { Operations } from '../../../contract/generated/operations.ts';
import { type Instant, instant, type Problem, refuse } from '../../../state/kernel/index.ts';
import type { StatementWish } from '../../../state/statements/index.ts';
import { readMoment } from '../moments.ts';

type Query = Operations['balanceStatementGet']['request']['query'];

/**
 * What a statement is asked for with.
 * @throws Refusal `request.malformed` for a moment that is none
 * @assumed COMPACT where no type is named
 */
export const readStatementWish = ({
  currency,
  intervalStart,
  intervalEnd,
  type = 'COMPACT',
}: Query): StatementWish => ({
  currency,
  from: readBound(intervalStart, 'intervalStart'),
  to: readBound(intervalEnd, 'intervalEnd'),
  layout: type,
});

function readBound(text: string, path: string): Instant {
  const ms = readMoment(text);
  if (ms !== undefined) return instant(ms);
  const message = 'must be a moment from 1970 to 9999, such as 2026-03-01T00:00:00.000Z';
  const problem: Problem = { code: 'NOT_VALID', message, path, arguments: [path, text] };
  return refuse('request.malformed', { problems: [problem] });
}
