import { patch, type World } from '../kernel/index.ts';
import { type Fault, faults, type Script } from './record.ts';

/** What becomes of one call. */
export interface Strike {
  /** The fault that decides; where all of them only delay, the first. */
  readonly id: number;
  /** Of all that struck, together. */
  readonly delayMs: number;
  readonly effect: Script | null;
}

/**
 * Counts a call at every fault that it fits, and answers what they do to it. The first in the order of their making
 * decides; others wait for a later call, and delays add to each other and to what was decided.
 * @assumed every fault counts the calls that it is for, also those that an earlier one decides: the third call of a
 * client stays the third, whatever befell the two before
 */
export function strike(world: World, fits: (fault: Fault) => boolean): Strike | undefined {
  let struck: Strike | undefined;
  for (const fault of [...world.table(faults).list('live', '')].filter(fits)) {
    const calls = fault.calls + 1;
    const taken = fault.effect !== null && struck !== undefined && struck.effect !== null;
    const strikes = isDue(world, fault, calls) && !taken;
    patch(world, faults, fault.id, { calls, hits: fault.hits + (strikes ? 1 : 0) });
    if (strikes) struck = together(struck, fault);
  }
  return struck;
}

const TWO_TO_32 = 2 ** 32;

/** Chance is drawn whether the fault may strike or not, so that the world's next draw does not hang on the others. */
function isDue(world: World, { nth, every, probability }: Fault, call: number): boolean {
  if (nth !== null) return call >= nth;
  if (every !== null) return call % every === 0;
  return probability === null || world.chance() / TWO_TO_32 < probability;
}

function together(struck: Strike | undefined, { id, delayMs, effect }: Fault): Strike {
  if (!struck) return { id, delayMs, effect };
  return { id: effect === null ? struck.id : id, delayMs: struck.delayMs + delayMs, effect: effect ?? struck.effect };
}
