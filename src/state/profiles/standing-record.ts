import { type Instant, table } from '../kernel/index.ts';
import type { ProfileState } from '../lifecycles/profile-state.ts';
import type { ProfileVisibility } from '../lifecycles/profile-visibility.ts';
import type { UpdateWindowStatus } from '../lifecycles/update-window.ts';

/** What a profile may do; its id is the profile's. */
export interface Standing {
  readonly id: number;
  readonly status: ProfileState;
  /** Whether the customer wished it so; null while nothing is restricted. */
  readonly requestedByCustomer: boolean | null;
  readonly changedAt: Instant;
}

export const standings = table<Standing>()('profile-states', {});

/** Whether a profile is shown; its id is the profile's. */
export interface Visibility {
  readonly id: number;
  readonly status: ProfileVisibility;
}

export const visibilities = table<Visibility>()('profile-visibilities', {});

/** Whether a verified profile may be changed; its id is the profile's. There is none before it is first opened. */
export interface UpdateWindow {
  readonly id: number;
  readonly status: UpdateWindowStatus;
  readonly openedAt: Instant | null;
  readonly lastClosedAt: Instant | null;
  /** Which locked details were changed since it was opened. */
  readonly changed: readonly string[];
}

export const updateWindows = table<UpdateWindow>()('update-windows', {});
