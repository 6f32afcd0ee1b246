import type { RefusalRow } from './row.ts';

/** What movements between balances refuse. */
export const movementRefusals = {
  'movement.no-wish': { kind: 'malformed', message: 'Either an amount or a quoteId is required' },
  'movement.two-wishes': { kind: 'malformed', message: 'Either an amount or a quoteId is allowed, not both' },
  'movement.not-found': { kind: 'unknown', message: 'The profile has no movement {id}' },
  'movement.same-balance': { kind: 'invalid', message: 'Money cannot be moved from a balance to itself' },
  'movement.jar-to-jar': { kind: 'invalid', message: 'Money moves between a jar and a STANDARD balance only' },
  'movement.wrong-payout': { kind: 'invalid', message: 'A conversion needs a quote with payOut BALANCE' },
} as const satisfies Record<string, RefusalRow>;
