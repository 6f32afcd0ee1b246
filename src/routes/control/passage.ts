import type { Fired, Instant, World } from '../../state/kernel/index.ts';
import { subscriptions } from '../../state/webhooks/index.ts';

/** Waits until what was sent out is answered, or until patience ends. */
export type Settled = () => Promise<void>;

/**
 * Moves the clock forward and stops at everything that falls due on the way, until what it sent out is answered: only so
 * does a retry happen at its own time, and the one after it.
 */
export async function passTo(world: World, to: Instant, settled: Settled): Promise<Fired[]> {
  if (world.table(subscriptions).size === 0) return world.advanceTo(to);
  const fired: Fired[] = [];
  await settled();
  for (let next = nextStop(world, to); next !== undefined; next = nextStop(world, to)) {
    fired.push(...world.advanceTo(next));
    await settled();
  }
  // Others may have moved a running clock while this one waited.
  fired.push(...world.advanceTo(latest(world.now, to)));
  await settled();
  return fired;
}

function nextStop(world: World, to: Instant): Instant | undefined {
  const next = world.nextTaskAt();
  return next === undefined || next > to ? undefined : latest(next, world.now);
}

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
