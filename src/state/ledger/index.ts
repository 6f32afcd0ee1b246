import type { Family } from '../kernel/index.ts';
import { holds } from './hold.ts';
import { lines } from './lines.ts';
import { accounts, entries } from './posting.ts';
import { linesFromEntries } from './upgrade.ts';

export * from './chart.ts';
export { type Hold, heldAmount, heldFor, hold, holds, release, settle } from './hold.ts';
export { balanceAt, type Line, lines, linesBetween } from './lines.ts';
export {
  type Account,
  accounts,
  availableOn,
  balanceOf,
  type Entry,
  entries,
  type Posting,
  post,
  reservedOn,
} from './posting.ts';
export { auditLedger } from './totals.ts';

export const ledger: Family = { tables: [accounts, entries, lines, holds], upgrades: [linesFromEntries] };
