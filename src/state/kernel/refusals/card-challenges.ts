import type { RefusalRow } from './row.ts';

/** Cardholders who are asked whether they are paying. */
export const cardChallengeRefusals = {
  'challenge.not-found': { kind: 'unknown', message: 'There is no challenge {reference}' },
  'challenge.expired': { kind: 'malformed', message: 'The challenge has expired' },
  'challenge.wrong-status': { kind: 'conflict', message: 'The challenge is {status} and cannot {move}' },
} as const satisfies Record<string, RefusalRow>;
