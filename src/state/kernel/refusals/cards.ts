import type { RefusalRow } from './row.ts';

/** Orders of cards, and cards. */
export const cardRefusals = {
  'card.not-found': { kind: 'unknown', message: 'There is no card {token}' },
} as const satisfies Record<string, RefusalRow>;
