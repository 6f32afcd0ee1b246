import { lifecycle, type StateOf } from '../kernel/index.ts';

/** The simulations call the verified state PASSED; events and the status check name it as here. */
export const profileVerification = lifecycle({
  name: 'profile-verification',
  initial: 'not_verified',
  states: {
    not_verified: 'Nothing has been checked yet, or it no longer holds.',
    verified: 'Identity is confirmed; the profile may move money.',
  },
  moves: {
    verify: { from: ['not_verified'], to: 'verified', by: 'wise' },
    revoke: { from: ['verified'], to: 'not_verified', by: 'wise' },
    entitle: { from: ['not_verified'], to: 'not_verified', by: 'wise' },
  },
  announces: 'profiles#verification-state-change',
  source: 'simulationVerifyProfile; simulationVerification',
});

export type VerificationStatus = StateOf<typeof profileVerification>;
