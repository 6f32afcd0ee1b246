import { Snapshots } from '../../src/simulations/snapshots.ts';
import type { Worlds } from '../../src/simulations/worlds.ts';
import type { World } from '../../src/state/kernel/index.ts';
import { Filler } from './fill.ts';
import { median } from './load.ts';

/** What it takes to have a world once more. */
export interface Copies {
  readonly forkMs: number;
  /** With the first recipient, quote and transfer in the copy. */
  readonly forkAndWriteMs: number;
  readonly resetMs: number;
  readonly snapshotMs: number;
  readonly restoreMs: number;
  /** Of one more copy, before and after its first write. */
  readonly forkBytes: number;
  readonly writtenBytes: number;
}

const TIMES = 21;

export async function measureCopies(worlds: Worlds, world: World, heap: () => number): Promise<Copies> {
  const snapshots = new Snapshots();
  const forkMs = await timed(() => worlds.fork('copy', world));
  const forkAndWriteMs = await timed(() => write(worlds.fork('copy', world)));
  const resetMs = await timed(() => worlds.reset('copy'));
  const copy = worlds.fork('copy', world);
  const snapshotMs = await timed(() => snapshots.keep(copy, 'kept'));
  const restoreMs = await timed(() => snapshots.restore(worlds, copy, 'kept'));
  worlds.delete('copy');
  const before = heap();
  const forks = Array.from({ length: TIMES }, (_, i) => world.fork(`fork-${i}`));
  const forked = heap();
  for (const fork of forks) write(fork);
  const written = heap();
  return {
    ...{ forkMs, forkAndWriteMs, resetMs, snapshotMs, restoreMs },
    forkBytes: (forked - before) / forks.length,
    writtenBytes: (written - before) / forks.length,
  };
}

function write(world: World): void {
  const filler = new Filler(world);
  filler.transfers(filler.quotes(1), '9000');
}

async function timed(work: () => unknown): Promise<number> {
  const timesMs: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const began = performance.now();
    await work();
    timesMs.push(performance.now() - began);
  }
  return median(timesMs);
}
