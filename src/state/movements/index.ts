import type { Family } from '../kernel/index.ts';
import { movements } from './record.ts';

export { type ConversionWish, convertWithQuote } from './convert.ts';
export { movementMade } from './events.ts';
export { findMovement, requireMovement } from './find.ts';
export { type MoveWish, moveBetweenBalances } from './move.ts';
export { type MovementWish, moveMoney } from './move-money.ts';
export { type Movement, movements } from './record.ts';

export const movementFamily: Family = { tables: [movements] };
