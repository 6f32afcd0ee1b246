import { event, type Instant } from '../kernel/index.ts';
import type { VerificationStatus } from '../lifecycles/profile-verification.ts';

export const verificationStateChanged = event<{
  readonly profileId: number;
  readonly state: VerificationStatus;
  readonly at: Instant;
}>('profiles#verification-state-change');
