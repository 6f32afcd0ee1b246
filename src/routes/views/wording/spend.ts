import type { Wordings } from './row.ts';

export const spendWording: Wordings = {
  'spend.unknown-kind': { code: 'NOT_VALID', path: 'type' },
  'spend.value-missing': { code: 'NotNull' },
  'spend.negative-limit': { code: 'NOT_VALID' },
  'spend.above-maximum': { code: 'NOT_VALID' },
  'spend.other-currency': { code: 'CurrencyCode' },
  'spend.rule-not-found': { code: 'NOT_FOUND', path: 'ruleId' },
  'spend.rule-applied': { code: 'NOT_VALID' },
  'spend.rule-incomplete': { code: 'NotNull' },
  'spend.no-values': { code: 'NOT_VALID' },
  'spend.bad-mcc': { code: 'NOT_VALID' },
  'spend.bad-currency': { code: 'CurrencyCode' },
};
