import type { World } from '../state/kernel/index.ts';
import { foundWorld } from './founding.ts';

/** Reads a seed's document ahead of time. */
export async function prepareSeed(_seed: string): Promise<void> {}

/** Plays a seed's document into a fresh world, through verbs. */
export function seedWorld(world: World, _seed: string): void {
  world.transact({ kind: 'seed' }, () => foundWorld(world));
}
