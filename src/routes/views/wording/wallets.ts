import type { Wordings } from './row.ts';

export const walletWording: Wordings = {
  'wallet.not-found': {
    code: 'resource_not_found',
    problem: { type: 'domain', title: 'Not found' },
  },
  'wallet.forbidden': {
    code: 'unauthorized',
    problem: { type: 'access', title: 'Forbidden' },
  },
  'wallet.card-not-active': { code: 'card_not_active' },
  'wallet.bad-certificates': { code: 'invalid_value', path: 'certificates' },
  'wallet.bad-nonce': { code: 'invalid_value' },
};
