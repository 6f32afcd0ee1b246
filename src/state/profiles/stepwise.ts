/** The older way to make and change profiles: either kind by one verb, and the address follows by itself. */
import type { Actor } from '../access/index.ts';
import type { World } from '../kernel/index.ts';
import { createBusinessProfile, createPersonalProfile } from './create.ts';
import type { BusinessDetails, PersonalDetails } from './details.ts';
import type { Profile } from './record.ts';
import { type BusinessChanges, type PersonalChanges, updateBusinessProfile, updatePersonalProfile } from './update.ts';

/** A profile to be made, of either kind. */
export type NewProfile =
  | { readonly type: 'personal'; readonly details: PersonalDetails }
  | { readonly type: 'business'; readonly details: BusinessDetails };

/** A profile to be changed, of either kind. */
export type ProfileChange =
  | { readonly type: 'personal'; readonly id: number; readonly changes: PersonalChanges }
  | { readonly type: 'business'; readonly id: number; readonly changes: BusinessChanges };

/**
 * Gives the user behind the request a profile of either kind.
 * @throws Refusal `profile.unfit-details`, `profile.personal-exists`, `profile.duplicate-person`,
 * `profile.personal-required`, `profile.business-exists`, `access.forbidden`
 * @source profileCreateV1
 */
export const createStepwise = (world: World, actor: Actor, given: NewProfile): Profile =>
  given.type === 'personal'
    ? createPersonalProfile(world, actor, given.details, 'stepwise')
    : createBusinessProfile(world, actor, given.details, false, 'stepwise');

/**
 * Changes a profile of either kind; what is not named stays.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.unfit-details`,
 * `profile.locked`, `profile.duplicate-person`
 * @source profileUpdateV1
 */
export const updateStepwise = (world: World, actor: Actor, change: ProfileChange): Profile =>
  change.type === 'personal'
    ? updatePersonalProfile(world, actor, change.id, change.changes, 'stepwise')
    : updateBusinessProfile(world, actor, change.id, change.changes, 'stepwise');
