import type { RefusalRow } from './row.ts';

/** Limits of what cards may spend, and rules of what they may be used for. */
export const spendRefusals = {
  'spend.unknown-kind': { kind: 'malformed', message: 'Limits are of PURCHASE or ATM_WITHDRAWAL' },
  'spend.value-missing': { kind: 'invalid', message: 'A limit needs its amount and currency' },
  'spend.negative-limit': { kind: 'invalid', message: 'A limit cannot be less than nothing' },
  'spend.above-maximum': { kind: 'invalid', message: 'A limit can be {max} at most' },
  'spend.other-currency': { kind: 'invalid', message: 'This limit is in {expected}, not in {currency}' },
  'spend.rule-not-found': { kind: 'unknown', message: 'There is no rule {id}' },
  'spend.rule-applied': { kind: 'invalid', message: 'Rule {id} is applied: unapply it first' },
  'spend.rule-incomplete': { kind: 'malformed', message: 'must not be null' },
  'spend.no-values': { kind: 'malformed', message: 'A rule needs at least one value' },
  'spend.bad-mcc': { kind: 'malformed', message: 'A merchant category has four digits; {value} has not' },
  'spend.bad-currency': { kind: 'malformed', message: 'There is no currency {value}' },
} as const satisfies Record<string, RefusalRow>;
