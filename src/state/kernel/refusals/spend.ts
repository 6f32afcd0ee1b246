import type { RefusalRow } from './row.ts';

/** Limits of what cards may spend, and rules of what they may be used for. */
export const spendRefusals = {
  'spend.rule-not-found': { kind: 'unknown', message: 'There is no rule {id}' },
  'spend.rule-applied': { kind: 'invalid', message: 'Rule {id} is applied: unapply it first' },
  'spend.no-values': { kind: 'malformed', message: 'A rule needs at least one value' },
  'spend.bad-mcc': { kind: 'malformed', message: 'A merchant category has four digits; {value} has not' },
  'spend.bad-currency': { kind: 'malformed', message: 'There is no currency {value}' },
} as const satisfies Record<string, RefusalRow>;
