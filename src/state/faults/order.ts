import { insert, nextNumber, remove, type World } from '../kernel/index.ts';
import { allFaults, requireFault } from './find.ts';
import { type Fault, faults } from './record.ts';

export type FaultWish = Omit<Fault, 'id' | 'calls' | 'hits' | 'createdAt'>;

/**
 * Orders a failure, from the next call on. One that begins at its nth call strikes once, unless it says how often.
 * @assumed a fault that does not say how often strikes until it is taken away: a slow or broken bank stays so
 */
export function orderFault(world: World, wish: FaultWish): Fault {
  const times = wish.times ?? (wish.nth === null ? null : 1);
  return insert(world, faults, {
    ...wish,
    times,
    id: nextNumber(world, 'fault'),
    calls: 0,
    hits: 0,
    createdAt: world.now,
  });
}

/** @throws Refusal `world.unknown-record` */
export function endFault(world: World, id: number): void {
  remove(world, faults, requireFault(world, id).id);
}

export function endFaults(world: World): void {
  for (const { id } of [...allFaults(world)]) remove(world, faults, id);
}
