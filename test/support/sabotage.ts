/** Worlds that break in the middle of a unit of work. */
import { Refusal, type World } from '../../src/state/kernel/index.ts';

export class Sabotage extends Error {}

/** How often `work` would write, found out by trying. */
export function writesIn(world: World, work: () => void): number {
  const { write } = world;
  let count = 0;
  world.write = ((...args: Parameters<World['write']>) => {
    count += 1;
    write.apply(world, args);
  }) as World['write'];
  try {
    world.rehearse({ kind: 'operator', what: 'test' }, work);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  } finally {
    world.write = write;
  }
  return count;
}

/** Makes the world throw when it is written to once more than `writes` times. */
export function sabotage(world: World, writes: number): () => void {
  const { write } = world;
  let left = writes;
  world.write = ((...args: Parameters<World['write']>) => {
    if (left-- === 0) throw new Sabotage();
    write.apply(world, args);
  }) as World['write'];
  return () => {
    world.write = write;
  };
}
