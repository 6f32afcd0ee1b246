import { lifecycle } from '../kernel/index.ts';

/** The states are a profile's own: what Wise knows of the person who acts for a business. */
export const representativeVerification = lifecycle({
  name: 'representative-verification',
  initial: 'not_verified',
  states: {
    not_verified: 'Wise has not confirmed who this is.',
    verified: 'Identity is confirmed; names, birthday and address are locked.',
  },
  moves: {
    verify: { from: ['not_verified'], to: 'verified', by: 'wise' },
    revoke: { from: ['verified'], to: 'not_verified', by: 'wise' },
  },
  source: 'profileBusinessRepresentativeUpdate',
});
