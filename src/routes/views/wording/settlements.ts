import type { Wordings } from './row.ts';

export const settlementWording: Wordings = {
  'settlement.not-positive': { code: 'error.greaterThanZero' },
  'settlement.mixed-currencies': { code: 'NOT_VALID' },
  'settlement.currency-missing': { code: 'NotNull', path: 'settlementCurrency' },
  'settlement.rate-missing': { code: 'NotNull' },
  'settlement.bad-rate': { code: 'NOT_VALID' },
  'settlement.bad-balance-transfer': { code: 'NOT_VALID' },
};
