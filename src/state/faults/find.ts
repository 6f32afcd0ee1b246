import { type Rows, refuse, type World } from '../kernel/index.ts';
import { type Fault, faults } from './record.ts';

/** Asked of every request, and so answered by the size of a table. */
export const hasFaults = (world: World): boolean => world.table(faults).size > 0;

/** All of them, in the order in which they were ordered. */
export const allFaults = (world: World): Rows<Fault> => world.table(faults).all();

/** @throws Refusal `world.unknown-record` */
export const requireFault = (world: World, id: number): Fault =>
  world.table(faults).get(id) ?? refuse('world.unknown-record', { path: 'id', type: 'faults', id });
