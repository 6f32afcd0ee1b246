import { type ChanceState, chanceFrom, draw } from '../../src/state/kernel/chance.ts';

/** A repeatable stream for property tests; a failure names its seed. */
export class Dice {
  #state: ChanceState;

  constructor(seed: string) {
    this.#state = chanceFrom(seed);
  }

  bits(): number {
    const { bits, next } = draw(this.#state);
    this.#state = next;
    return bits;
  }

  /** A whole number from 0 to `below - 1`. */
  below(below: number): number {
    return this.bits() % below;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  chance(share: number): boolean {
    return this.bits() / 2 ** 32 < share;
  }
}
