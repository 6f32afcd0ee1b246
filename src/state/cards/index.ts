import type { Family } from '../kernel/index.ts';
import { cardOrders, cards } from './record.ts';

export { findCard, requireCard } from './find.ts';
export { countPin } from './pin-tries.ts';
export * from './record.ts';

export const cardFamily: Family = { tables: [cardOrders, cards] };
