import type { RefusalRow } from './row.ts';

/** Overrides that cannot be followed. */
export const overrideRefusals = {
  'override.no-outcome': { kind: 'invalid', message: 'The operation {operationId} {why}' },
  'override.off-contract': {
    kind: 'invalid',
    message: 'The contract shows no such answer; unchecked: true sends it all the same',
  },
} as const satisfies Record<string, RefusalRow>;
