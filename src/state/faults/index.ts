import type { Family } from '../kernel/index.ts';
import { faults } from './record.ts';

export { allFaults, hasFaults, requireFault } from './find.ts';
export { endFault, endFaults, type FaultWish, orderFault } from './order.ts';
export { type Fault, isSpent, type Script } from './record.ts';
export { type Strike, strike } from './strike.ts';

export const faultFamily: Family = { tables: [faults] };
