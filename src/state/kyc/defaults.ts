/** What a review asks for when nobody says otherwise. */
import type { World } from '../kernel/index.ts';
import { findProfile, type Profile } from '../profiles/index.ts';
import { groupOf } from './change.ts';
import { INDIA } from './keys.ts';
import type { Group, Review } from './record.ts';

const whoIs: Readonly<Record<Profile['type'], readonly (readonly string[])[]>> = {
  personal: [['ID_DOCUMENT_WITH_LIVENESS'], ['ACCOUNT_PURPOSE']],
  business: [['BUSINESS_USE_CASE'], ['BUSINESS_REGISTRATION_DOCS']],
};

/**
 * The requirements of a customer who does this: who they are, while that is not known, and why, where money leaves
 * India.
 * @assumed all of it: the sources name the requirements, and not who meets which
 */
export function defaultGroups(world: World, { profileId, route }: Pick<Review, 'profileId' | 'route'>): Group[] {
  const profile = findProfile(world, profileId);
  if (!profile || world.settings.kyc.mode === 'auto-pass') return [];
  const unknown = profile.status === 'verified' ? [] : whoIs[profile.type];
  const fromIndia = profile.type === 'personal' && route?.source === 'INR' ? [[INDIA]] : [];
  return [...unknown, ...fromIndia].map(keys => groupOf(keys));
}
