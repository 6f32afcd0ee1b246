import { requireShownProfile, shownProfilesOf } from '../../state/profiles/index.ts';
import { reply } from '../binding.ts';
import { showProfileV1 } from '../views/profile-v1.ts';
import { type LegacyRoute, legacyRoute } from './row.ts';

const source = 'recorded in 2024 and 2026; the most used of all older paths';

/** Profiles with their details apart. */
export const profileRoutes: readonly LegacyRoute[] = [
  legacyRoute({
    method: 'GET',
    url: '/v1/profiles',
    sameAs: 'profileList',
    handler: ({ world, actor }) => reply(200, shownProfilesOf(world, actor).map(showProfileV1)),
    source,
  }),
  legacyRoute({
    method: 'GET',
    url: '/v1/profiles/:profileId',
    sameAs: 'profileGet',
    held: ['params'],
    handler: ({ world, actor, params }) =>
      reply(200, showProfileV1(requireShownProfile(world, actor, params.profileId))),
    source,
  }),
];
