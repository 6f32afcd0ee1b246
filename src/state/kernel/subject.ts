/** What a tester may order of a decision: the good end, the bad one, or none before somebody says so. */
export const outcomes = ['approve', 'reject', 'hold'] as const;
export type Outcome = (typeof outcomes)[number];

/** How a text is compared: all of it, its first letters, its first word, or each of its words in any case. */
export type Look = 'whole' | 'start' | 'first-word' | 'word';

/** A value that brings something about by itself. */
export interface Magic<Effect = unknown> {
  readonly name: string;
  /** What it is a value of. */
  readonly fact: string;
  readonly look: Look;
  readonly value: string;
  /** What it brings about, in words for testers. */
  readonly does: string;
  readonly effect: Effect;
}

/**
 * Something that Wise, a bank or a network decides. What may be ordered of it, and what values decide it, stands here and
 * nowhere else: the code that decides reads the effect from these rows, so that what testers are told is true.
 */
export interface Subject<Effect = unknown> {
  readonly name: string;
  readonly outcomes: Readonly<Partial<Record<Outcome, { readonly does: string; readonly effect: Effect }>>>;
  readonly magic: readonly Magic<Effect>[];
}

export const subject = <Effect>(definition: Subject<Effect>): Subject<Effect> => definition;

/** What is known of a wish, by the names that magic values go by. */
export type Facts = Readonly<Record<string, string | null | undefined>>;

/** The first row whose value is among the facts. */
export const magicFor = <Effect>({ magic }: Subject<Effect>, facts: Facts): Magic<Effect> | undefined =>
  magic.find(row => isIn(row, facts[row.fact] ?? ''));

function isIn({ look, value }: Magic, text: string): boolean {
  switch (look) {
    case 'whole':
      return text === value;
    case 'start':
      return text.startsWith(value);
    case 'first-word':
      return /^[\p{L}\p{N}]*/u.exec(text)?.[0] === value;
    case 'word':
      return text.toLowerCase().split(' ').includes(value.toLowerCase());
  }
}
