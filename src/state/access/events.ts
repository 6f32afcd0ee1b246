import { event, type Instant } from '../kernel/index.ts';
import type { UserStatus } from '../lifecycles/user.ts';
import type { Leaving } from './record.ts';

export const userStateChanged = event<{
  readonly userId: number;
  readonly from: UserStatus;
  readonly to: UserStatus;
  /** Why the user leaves; null for one who is back. */
  readonly leaving: Leaving | null;
  readonly at: Instant;
}>('users#state-change');
