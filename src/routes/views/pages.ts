import { refuse } from '../../state/kernel/index.ts';

export interface PageWish {
  readonly offset: number;
  readonly limit: number;
}

const FEWEST = 10;
const MOST = 100;
/** Beyond any list, and with its page size still a whole number. */
const LAST_PAGE = 1_000_000_000;

/**
 * A page by its number, from 1, and its size.
 * @throws Refusal `request.malformed` for a size that is not from 10 to 100, or a number below 1
 */
export function readPage(query: { readonly pageSize?: number; readonly pageNumber?: number }): PageWish {
  const limit = within(FEWEST, MOST, query.pageSize ?? FEWEST, 'pageSize');
  const number = within(1, LAST_PAGE, query.pageNumber ?? 1, 'pageNumber');
  return { offset: (number - 1) * limit, limit };
}

function within(least: number, most: number, value: number, path: string): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const message = `must be a whole number from ${least} to ${most}`;
  return refuse('request.malformed', { problems: [{ code: 'NOT_VALID', message, path, arguments: [path, value] }] });
}
