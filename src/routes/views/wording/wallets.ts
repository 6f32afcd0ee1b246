import type { Wordings } from './row.ts';

export const walletWording: Wordings = {
  'payment-token.not-found': {
    code: 'resource_not_found',
    problem: { type: 'domain', title: 'Not found' },
  },
  'payment-token.forbidden': {
    code: 'unauthorized',
    problem: { type: 'access', title: 'Forbidden' },
  },
  'payment-token.card-not-active': { code: 'card_not_active' },
  'payment-token.bad-certificates': { code: 'invalid_value', path: 'certificates' },
  'payment-token.bad-nonce': { code: 'invalid_value' },
};
