import type { RefusalRow } from './row.ts';

/** What comparisons refuse, beside what quotes do. */
export const comparisonRefusals = {
  'comparison.one-amount': {
    kind: 'malformed',
    message: 'Please specify either sendAmount or recipientGetsAmount, and not both',
  },
  'comparison.not-valid': { kind: 'malformed', message: '{why}' },
} as const satisfies Record<string, RefusalRow>;
