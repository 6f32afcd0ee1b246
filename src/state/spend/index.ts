import type { Family } from '../kernel/index.ts';
import { cardLimits, profileLimits, spendCounters, spendings, spendRules } from './record.ts';

export { type TimeZone, timeZones, type Windows, windowsAt, zoneOf } from './calendar.ts';
export {
  type CardLimitWish,
  changeCardLimits,
  changeProfileLimit,
  type ProfileLimitWish,
  removeCardLimit,
} from './change.ts';
export { adjustSpending, countSpending, type SpendAttempt } from './count.ts';
export { type Decline, declineBySpending } from './decline.ts';
export { type CardSpending, type LimitInUse, type ProfileSpending, spendingOf, spendingOfCard } from './read.ts';
export type { Granularity, SpendKind, SpendRule } from './record.ts';
export {
  applyRule,
  createRule,
  deleteRule,
  listAppliedRules,
  listRules,
  type NewRule,
  unapplyRule,
} from './rules.ts';

/** How much cards may spend, and on what. */
export const spendFamily: Family = {
  tables: [profileLimits, cardLimits, spendCounters, spendings, spendRules],
};
