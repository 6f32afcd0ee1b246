/** The four words of an sfc32 generator: small, fast, and plain numbers in a snapshot. */
export type ChanceState = readonly [number, number, number, number];

/** Spreads a seed of any length over the generator's state (FNV-1a, then a dozen rounds to mix). */
export function chanceFrom(seed: string): ChanceState {
  let h = 0x811c9dc5;
  const words = [0, 1, 2].map(salt => {
    for (const char of `${seed}#${salt}`) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 0x01000193);
    return h >>> 0;
  });
  let state: ChanceState = [words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, 1];
  for (let i = 0; i < 12; i++) state = draw(state).next;
  return state;
}

/** One step: 32 random bits, and the state after it. */
export function draw([a, b, c, counter]: ChanceState): { readonly bits: number; readonly next: ChanceState } {
  const bits = (((a + b) | 0) + counter) | 0;
  const next: ChanceState = [
    (b ^ (b >>> 9)) >>> 0,
    (c + (c << 3)) >>> 0,
    ((((c << 21) | (c >>> 11)) >>> 0) + bits) >>> 0,
    (counter + 1) >>> 0,
  ];
  return { bits: bits >>> 0, next };
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hexOf = (word: number): string =>
  `${BYTES[word >>> 24]}${BYTES[(word >>> 16) & 255]}${BYTES[(word >>> 8) & 255]}${BYTES[word & 255]}`;

/**
 * Trace ids: the same generator, without a state to save, and without an object a step, because every request takes
 * four.
 */
export class TraceMint {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  constructor(seed: string) {
    [this.#a, this.#b, this.#c, this.#counter] = chanceFrom(seed);
  }

  next(): string {
    return hexOf(this.#draw()) + hexOf(this.#draw()) + hexOf(this.#draw()) + hexOf(this.#draw());
  }

  #draw(): number {
    const b = this.#b;
    const c = this.#c;
    const bits = (((this.#a + b) | 0) + this.#counter) | 0;
    this.#a = b ^ (b >>> 9);
    this.#b = (c + (c << 3)) | 0;
    this.#c = (((c << 21) | (c >>> 11)) + bits) | 0;
    this.#counter = (this.#counter + 1) | 0;
    return bits >>> 0;
  }
}
