import type { Family } from '../kernel/index.ts';
import { cardOrders, cards } from './record.ts';

export { findCard, requireCard } from './find.ts';
export { countWrongPin, forgetWrongPins } from './pin-tries.ts';
export { type Card, type CardProgram, cards, type Permission, type PermissionType } from './record.ts';

export const cardFamily: Family = { tables: [cardOrders, cards] };
