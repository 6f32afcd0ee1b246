import { lifecycle, type StateOf } from '../kernel/index.ts';

export const cardChallengeLifecycle = lifecycle({
  name: 'card-challenge',
  initial: 'PENDING',
  states: {
    PENDING: 'The cardholder is asked whether they are paying; the purchase waits.',
    APPROVED: 'They said yes, and the purchase went on.',
    REJECTED: 'They said no; the purchase was declined.',
    EXPIRED: 'They did not answer in time; the purchase was declined.',
  },
  moves: {
    approve: { from: ['PENDING'], to: 'APPROVED', by: 'customer' },
    reject: { from: ['PENDING'], to: 'REJECTED', by: 'customer' },
    expire: { from: ['PENDING'], to: 'EXPIRED', by: 'time' },
  },
  announces: 'cards#3ds-challenge',
  source: '3dsChallengeResultPost; cards#3ds-challenge',
});

export type CardChallengeStatus = StateOf<typeof cardChallengeLifecycle>;
