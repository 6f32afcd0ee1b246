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
