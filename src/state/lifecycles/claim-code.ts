import { lifecycle, minutes, type StateOf } from '../kernel/index.ts';

export const claimCodeLifecycle = lifecycle({
  name: 'claim-code',
  initial: 'issued',
  states: {
    issued: 'The user may take the account over with it.',
    used: 'The user has taken the account over.',
    expired: 'Its five minutes are over, or a newer code has taken its place.',
  },
  moves: {
    use: { from: ['issued'], to: 'used', by: 'customer' },
    replace: { from: ['issued'], to: 'expired', by: 'partner' },
    expire: { from: ['issued'], to: 'expired', by: 'time', after: minutes(5) },
  },
  source: 'claimAccountCreate',
});

export type ClaimCodeStatus = StateOf<typeof claimCodeLifecycle>;
