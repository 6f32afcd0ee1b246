import {
  addDirectors,
  addDocument,
  addOwners,
  checkEntitlements,
  closeUpdateWindow,
  createBusinessProfile,
  createPersonalProfile,
  createRepresentedBusiness,
  createStepwise,
  directorsOf,
  extendProfile,
  openUpdateWindow,
  ownersOf,
  purposesFor,
  readExtension,
  readRepresentative,
  replaceDirectors,
  replaceDocument,
  replaceOwners,
  requireShownProfile,
  shownProfilesOf,
  updateBusinessProfile,
  updatePersonalProfile,
  updateRepresentative,
  updateStepwise,
} from '../state/profiles/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { showBusiness, showPersonalCreated, showProfile, showRepresented } from './views/profile.ts';
import { readCurrencies, readPurpose, showEntitlements, showExtension, showPurposes } from './views/profile-facts.ts';
import {
  documentTaken,
  readDirectors,
  readDocument,
  readOwners,
  showDirector,
  showOwner,
  showRepresentative,
} from './views/profile-people.ts';
import * as read from './views/profile-read.ts';
import { readNewProfile, readProfileChange, showWrittenV1 } from './views/profile-v1.ts';

/** A key that is used for the first time says that the caller means one more profile. */
const isOneMore = (headers: { readonly 'x-idempotence-uuid'?: string }): boolean =>
  Boolean(headers['x-idempotence-uuid']);

export const profileRoutes: HandlersOf<'profile'> = {
  profileCreateV1: ({ world, actor, body }) =>
    reply(200, showWrittenV1(createStepwise(world, actor, readNewProfile(body)))),
  profileUpdateV1: ({ world, actor, body }) =>
    reply(200, showWrittenV1(updateStepwise(world, actor, readProfileChange(body)))),
  profileList: ({ world, actor }) =>
    reply(
      200,
      shownProfilesOf(world, actor).map(profile => showProfile(world, profile)),
    ),
  profilePersonalCreate: ({ world, actor, body }) =>
    reply(200, showPersonalCreated(createPersonalProfile(world, actor, read.readPersonal(body)))),
  profileBusinessCreate: ({ world, actor, headers, body }) => {
    const given = read.readBusiness(body);
    return reply(200, showBusiness(world, createBusinessProfile(world, actor, given, isOneMore(headers))));
  },
  profileBusinessCreateV3: ({ world, actor, headers, body }) => {
    const [given, person] = [read.readBusiness(body), read.readRepresentative(body)];
    return reply(
      200,
      showRepresented(world, createRepresentedBusiness(world, actor, given, person, isOneMore(headers))),
    );
  },
  profileGet: ({ world, actor, params }) =>
    reply(200, showProfile(world, requireShownProfile(world, actor, params.profileId))),
  profilePersonalUpdate: ({ world, actor, params, body }) => {
    const changes = read.readPersonalChanges(body);
    return reply(200, showPersonalCreated(updatePersonalProfile(world, actor, params.profileId, changes)));
  },
  profileBusinessUpdate: ({ world, actor, params, body }) => {
    const changes = read.readBusinessChanges(body, params.profileId);
    return reply(200, showBusiness(world, updateBusinessProfile(world, actor, params.profileId, changes)));
  },
  profileBusinessRepresentativeGet: ({ world, actor, params }) =>
    reply(200, showRepresentative(readRepresentative(world, actor, params.profileId))),
  profileBusinessRepresentativeUpdate: ({ world, actor, params, body }) => {
    const changes = read.readRepresentativeChanges(body);
    return reply(200, showRepresentative(updateRepresentative(world, actor, params.profileId, changes)));
  },
  profileVerificationDocumentCreate: ({ world, actor, params, body }) => {
    addDocument(world, actor, params.profileId, readDocument(body));
    return reply(200, documentTaken);
  },
  profileVerificationDocumentUpdate: ({ world, actor, params, body }) => {
    replaceDocument(world, actor, params.profileId, readDocument(body), body.clientId);
    return reply(200, documentTaken);
  },
  profileDirectorList: ({ world, actor, params }) =>
    reply(200, directorsOf(world, actor, params.profileId).map(showDirector)),
  profileDirectorCreate: ({ world, actor, params, body }) =>
    reply(200, addDirectors(world, actor, params.profileId, readDirectors(body)).map(showDirector)),
  profileDirectorUpdate: ({ world, actor, params, body }) =>
    reply(200, replaceDirectors(world, actor, params.profileId, readDirectors(body)).map(showDirector)),
  profileUboList: ({ world, actor, params }) => reply(200, ownersOf(world, actor, params.profileId).map(showOwner)),
  profileUboCreate: ({ world, actor, params, body }) =>
    reply(200, addOwners(world, actor, params.profileId, readOwners(body)).map(showOwner)),
  profileUboUpdate: ({ world, actor, params, body }) =>
    reply(200, replaceOwners(world, actor, params.profileId, readOwners(body)).map(showOwner)),
  profileUpdateWindowOpen: ({ world, actor, params }) => {
    openUpdateWindow(world, actor, params.profileId);
    return reply(200, undefined);
  },
  profileUpdateWindowClose: ({ world, actor, params }) => {
    closeUpdateWindow(world, actor, params.profileId);
    return reply(200, undefined);
  },
  profileExtensionRequirementsGet: ({ world, actor, params }) =>
    reply(200, showPurposes(purposesFor(world, actor, params.profileId))),
  profileExtensionRequirementsPost: ({ world, actor, params }) =>
    reply(200, showPurposes(purposesFor(world, actor, params.profileId))),
  profileExtensionsGet: ({ world, actor, params }) =>
    reply(200, showExtension(readExtension(world, actor, params.profileId))),
  profileExtensionsCreate: ({ world, actor, params, body }) => {
    extendProfile(world, actor, params.profileId, readPurpose(body));
    return reply(200, undefined);
  },
  profileVerificationStatusCheck: ({ world, actor, params, query }) => {
    const currencies = readCurrencies(query.source_currencies);
    return reply(200, showEntitlements(checkEntitlements(world, actor, params.profileId, currencies)));
  },
};
