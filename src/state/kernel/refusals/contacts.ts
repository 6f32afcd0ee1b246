import type { RefusalRow } from './row.ts';

/** What looking up contacts refuses. */
export const contactRefusals = {
  'contact.not-direct': {
    kind: 'malformed',
    message: 'must be true: contacts are made from an identifier',
  },
  'contact.no-identifier': { kind: 'malformed', message: 'must be a tag, an email address or a telephone number' },
  'contact.unknown-currency': {
    kind: 'malformed',
    message: "That wasn't a valid ISO-4217 currency code (like GBP, USD or EUR).",
  },
  'contact.not-found': { kind: 'unknown', message: 'Nobody can be found by this identifier' },
  'contact.oneself': { kind: 'invalid', message: 'A profile cannot be its own contact' },
  'contact.wrong-state': { kind: 'conflict', message: 'The profile is {status} already' },
} as const satisfies Record<string, RefusalRow>;
