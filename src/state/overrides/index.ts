import type { Family } from '../kernel/index.ts';
import { overrides } from './record.ts';

export { allOverrides, findOverride, findOverrideById, hasOverrides } from './find.ts';
export { countHit, type OverrideWish, replaceOverrides } from './keep.ts';
export { outcomeFor } from './outcome.ts';
export { isSpent, type Override, type Script } from './record.ts';

/** What testers have put in the place of answers and decisions. */
export const overrideFamily: Family = { tables: [overrides] };
