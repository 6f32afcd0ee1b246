/** Who acts for a business. */
import {
  advance,
  begin,
  insert,
  type MoveDetails,
  machine,
  mayMove,
  nextNumber,
  type Problem,
  patch,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { representativeVerification } from '../lifecycles/representative-verification.ts';
import type { PersonDetails } from './details.ts';
import { located, personFacts } from './facts.ts';
import { findPersonalProfile } from './find.ts';
import { type Representative, representatives } from './people-record.ts';
import { representativeProblems } from './person-checks.ts';
import type { BusinessProfile, PersonalProfile } from './record.ts';

/** Who shall represent a business: somebody known by their id, or somebody who is told of. */
export interface Person {
  readonly id: number | null;
  readonly details: PersonDetails;
  /** Whether anything is told at all. */
  readonly told: boolean;
}

/** What both kinds of representative show. */
export type BusinessRepresentative = Representative | PersonalProfile;

/** Who is meant, and what is wrong with how they are named. */
export function representativeWanted(
  world: World,
  userId: number,
  { id, details, told }: Person,
): { readonly found: Representative | undefined; readonly problems: readonly Problem[] } {
  const path = 'businessRepresentative';
  if (id === null) {
    const problems = told
      ? representativeProblems(details, world.now, `${path}.`)
      : [{ code: 'missing', message: 'a representative is required', path }];
    return { found: undefined, problems };
  }
  if (told) return { found: undefined, problems: [{ code: 'invalid', message: 'either the id or details', path }] };
  const found = world.table(representatives).get(id);
  if (found?.userId === userId) return { found, problems: [] };
  const unknown = {
    code: 'invalid',
    message: 'no representative has this id',
    path: `${path}.businessRepresentativeId`,
  };
  return { found: undefined, problems: [unknown] };
}

/** Writes down somebody new, who has yet to be verified. The details were checked. */
export function placeRepresentative(world: World, userId: number, given: PersonDetails): Representative {
  const { address, ...facts } = personFacts(given);
  const representative: Representative = {
    ...facts,
    id: nextNumber(world, 'representative'),
    userId,
    status: representativeVerification.initial,
    address: located(world, address),
    createdAt: world.now,
    updatedAt: world.now,
  };
  insert(world, representatives, representative);
  begin(world, representativeVerification, representative);
  return representative;
}

/**
 * Who acts for the business: the representative that was named with it, or else the user by their personal profile.
 * @throws Refusal `profile.personal-required` when there is neither
 * @source profileBusinessRepresentativeGet
 */
export function representativeOf(world: World, business: BusinessProfile): BusinessRepresentative {
  const { representativeId, userId } = business;
  const named = representativeId === null ? undefined : world.table(representatives).get(representativeId);
  return named ?? findPersonalProfile(world, userId) ?? refuse('profile.personal-required');
}

/** Confirms the representative along with the business, unless that has happened. */
export function verifyRepresentativeOf(world: World, { representativeId }: BusinessProfile): void {
  const named = representativeId === null ? undefined : world.table(representatives).get(representativeId);
  if (named && mayMove(representativeVerification, named, 'verify')) {
    advance(world, representativeVerification, named.id, 'verify');
  }
}

/** @throws Refusal `profile.representative-not-found`, `profile.invalid-state` */
function move(world: World, id: number, name: 'verify' | 'revoke', details: MoveDetails): Representative {
  const found = world.table(representatives).get(id) ?? refuse('profile.representative-not-found', { id });
  requireMove(representativeVerification, found, name, 'profile.invalid-state');
  patch(world, representatives, id, { updatedAt: world.now });
  advance(world, representativeVerification, id, name, details);
  return found;
}

export const representativeMachine = machine({
  lifecycle: representativeVerification,
  resource: 'representatives',
  table: representatives,
  verbs: {
    verify: (world, id, details) => move(world, id, 'verify', details),
    revoke: (world, id, details) => move(world, id, 'revoke', details),
  },
});
