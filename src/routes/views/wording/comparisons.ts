import type { Wordings } from './row.ts';

export const comparisonWording: Wordings = {
  'comparison.one-amount': { code: 'NOT_VALID', path: 'sendAmount' },
  'comparison.not-valid': { code: 'NOT_VALID' },
};
