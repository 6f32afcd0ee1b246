import type { Wordings } from './row.ts';

export const payinWording: Wordings = {
  'payin.currency-not-supported': { path: 'currency' },
  'payin.unknown-session': { code: 'invalid_request', path: 'payinSessionId' },
  'payin.paynow-not-allowed': { code: 'payins.paynow.details.creation.not.allowed' },
};
