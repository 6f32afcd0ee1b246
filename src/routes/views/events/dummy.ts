import type { Instant } from '../../../state/kernel/index.ts';
import type { Telling } from './render.ts';

/** What the made-up contents of a test notification are made of. */
export interface Dummy extends Telling {
  readonly now: Instant;
  /** The partner's client id, the one thing that is real. */
  readonly clientId: string;
  /** A UUID that looks random and is always the same for this delivery and number. */
  readonly uuid: (number: number) => string;
}

export type DummyMaker = (dummy: Dummy) => object;

/** Other UUIDs from a delivery's own: its digits turned round, so that a repeated rendering says the same. */
export function uuidsFrom(id: string): Dummy['uuid'] {
  const digits = id.replaceAll('-', '');
  return number => {
    const h = digits.slice(number) + digits.slice(0, number);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
  };
}

/** The smallest amount, in the form that most payloads use. */
export const cent = { value: 0.01, currency: 'EUR' } as const;
