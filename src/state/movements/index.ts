import type { Family } from '../kernel/index.ts';
import { movements } from './record.ts';

export { type ConversionWish, convertWithQuote } from './convert.ts';
export { findMovement, requireMovement } from './find.ts';
export { moveBetweenBalances, type MoveWish } from './move.ts';
export { moveMoney, type MovementWish } from './move-money.ts';
export { type Movement, movements } from './record.ts';

export const movementFamily: Family = { tables: [movements] };
