import { type EventScope, event, type Instant } from '../kernel/index.ts';
import type { ProfileState } from '../lifecycles/profile-state.ts';
import type { VerificationStatus } from '../lifecycles/profile-verification.ts';
import type { Profile } from './record.ts';

export const verificationStateChanged = event<{
  readonly profileId: number;
  readonly state: VerificationStatus;
  readonly at: Instant;
}>('profiles#verification-state-change');

export const profileStateChanged = event<{
  readonly profileId: number;
  readonly state: ProfileState;
  /** Whether the customer wished it so; null for a profile that may do everything again. */
  readonly requestedByCustomer: boolean | null;
  readonly at: Instant;
}>('profiles#state-change');

/**
 * A verified profile is locked again. Whoever reviews customers may look at what was changed meanwhile. Partners do not
 * subscribe to this.
 */
export const updateWindowClosed = event<{ readonly profileId: number; readonly changed: readonly string[] }>(
  'profiles#update-window-closed',
);

/** A business is represented by somebody else, who must be reviewed. Partners do not subscribe to this. */
export const authorisationTransferred = event<{ readonly profileId: number; readonly representativeId: number }>(
  'profiles#authorisation-transferred',
);

/** Whose affair an event about a profile is. */
export const scopeOf = ({ id: profileId, userId, clientId }: Profile): EventScope => ({
  profileId,
  userId,
  ...(clientId === null ? {} : { clientId }),
});
