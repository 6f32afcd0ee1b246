/** Further facts about a profile, in the older way. */
import purposesJson from '../../../fixtures/reference/account-purposes.json' with { type: 'json' };
import type { Actor } from '../access/index.ts';
import { insert, patch, refuse, table, type World } from '../kernel/index.ts';
import { requireProfile, requireWorkingProfile } from './find.ts';

/** What an account is for, by code, with the words a form shows. */
export interface AccountPurpose {
  readonly key: string;
  readonly name: string;
}

export const accountPurposes: readonly AccountPurpose[] = purposesJson;

/** What a profile's account is for; its id is the profile's. */
export interface Extension {
  readonly id: number;
  readonly accountPurpose: string;
}

export const extensions = table<Extension>()('profile-extensions', {});

/**
 * The purposes that may be named for this profile.
 * @throws Refusal `access.forbidden`
 * @source profileExtensionRequirementsGet
 * @assumed the same for every profile, whatever was named before
 */
export function purposesFor(world: World, actor: Actor, profileId: number): readonly AccountPurpose[] {
  requireProfile(world, actor, profileId);
  return accountPurposes;
}

/**
 * Says what the account is for.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.unknown-purpose`
 * @source profileExtensionsCreate
 */
export function extendProfile(world: World, actor: Actor, profileId: number, purpose: unknown): Extension {
  const { id } = requireWorkingProfile(world, actor, profileId);
  const known = accountPurposes.find(({ key }) => key === purpose);
  const path = 'details.accountPurpose';
  if (!known) refuse('profile.unknown-purpose', { path, known: accountPurposes.map(({ key }) => key).join(', ') });
  const facts = { accountPurpose: known.key };
  return world.table(extensions).get(id)
    ? patch(world, extensions, id, facts)
    : insert(world, extensions, { id, ...facts });
}

/**
 * What was said of the profile so far.
 * @throws Refusal `access.forbidden`
 * @source profileExtensionsGet
 */
export const readExtension = (world: World, actor: Actor, profileId: number): Extension | undefined =>
  world.table(extensions).get(requireProfile(world, actor, profileId).id);
