import { createBusinessProfile, createPersonalProfile, profilesOf, requireProfile } from '../state/profiles/index.ts';
import { gap, type HandlersOf, reply } from './binding.ts';
import { readBusiness, readPersonal, showBusiness, showPersonalCreated, showProfile } from './views/profile.ts';

export const profileRoutes: HandlersOf<'profile'> = {
  profileCreateV1: gap('profileCreateV1'),
  profileUpdateV1: gap('profileUpdateV1'),
  profileList: ({ world, actor }) =>
    reply(
      200,
      profilesOf(world, actor).map(profile => showProfile(world, profile)),
    ),
  profilePersonalCreate: ({ world, actor, body }) =>
    reply(200, showPersonalCreated(createPersonalProfile(world, actor, readPersonal(body)))),
  profileBusinessCreate: ({ world, actor, headers, body }) => {
    // A key that is used for the first time says that the caller means one more profile.
    const another = Boolean(headers['x-idempotence-uuid']);
    return reply(200, showBusiness(world, createBusinessProfile(world, actor, readBusiness(body), another)));
  },
  profileBusinessCreateV3: gap('profileBusinessCreateV3'),
  profileGet: ({ world, actor, params }) =>
    reply(200, showProfile(world, requireProfile(world, actor, params.profileId))),
  profilePersonalUpdate: gap('profilePersonalUpdate'),
  profileBusinessUpdate: gap('profileBusinessUpdate'),
  profileBusinessRepresentativeGet: gap('profileBusinessRepresentativeGet'),
  profileBusinessRepresentativeUpdate: gap('profileBusinessRepresentativeUpdate'),
  profileVerificationDocumentCreate: gap('profileVerificationDocumentCreate'),
  profileVerificationDocumentUpdate: gap('profileVerificationDocumentUpdate'),
  profileDirectorList: gap('profileDirectorList'),
  profileDirectorCreate: gap('profileDirectorCreate'),
  profileDirectorUpdate: gap('profileDirectorUpdate'),
  profileUboList: gap('profileUboList'),
  profileUboCreate: gap('profileUboCreate'),
  profileUboUpdate: gap('profileUboUpdate'),
  profileUpdateWindowOpen: gap('profileUpdateWindowOpen'),
  profileUpdateWindowClose: gap('profileUpdateWindowClose'),
  profileExtensionRequirementsGet: gap('profileExtensionRequirementsGet'),
  profileExtensionRequirementsPost: gap('profileExtensionRequirementsPost'),
  profileExtensionsGet: gap('profileExtensionsGet'),
  profileExtensionsCreate: gap('profileExtensionsCreate'),
  profileVerificationStatusCheck: gap('profileVerificationStatusCheck'),
};
