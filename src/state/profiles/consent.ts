import {
  type AuthorizationCode,
  claimAccount,
  findActiveUser,
  issueAuthorizationCode,
  requireClaim,
  requireRedirect,
} from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { findProfile, visibilityOf } from './find.ts';
import { type Profile, profiles } from './record.ts';

/** A user's yes to an application, for one of their profiles. */
export interface Consent {
  readonly clientId: string;
  /** Where the user is sent back to, with the code. */
  readonly redirectUri: string;
  readonly profileId: number;
  /** With it the user takes over the account that the application signed them up for; null where nothing is claimed. */
  readonly claimCode: string | null;
}

/**
 * The profiles that a user finds on the page and may choose among, oldest first.
 * @source the consent page of the OAuth guide
 * @assumed neither closed profiles nor hidden ones are offered; whether one is verified does not matter
 */
export const consentableProfiles = (world: World, userId: number): Profile[] =>
  findActiveUser(world, userId)
    ? [...world.table(profiles).list('byUser', userId)].filter(profile => visibilityOf(world, profile) === 'VISIBLE')
    : [];

/**
 * The user lets the application act for one profile. What it may exchange for tokens is answered; an account that was
 * claimed on the way is the user's own from now on.
 * @throws Refusal `consent.unknown-client`, `consent.unregistered-redirect`, `consent.foreign-profile`,
 * `claim.unknown-code`, `claim.spent-code`
 * @source oauthTokenCreate, authorization_code; claimAccountCreate
 */
export function giveConsent(world: World, consent: Consent): AuthorizationCode {
  const { clientId, redirectUri, profileId, claimCode } = consent;
  const client = requireRedirect(world, clientId, redirectUri);
  const claiming = claimCode === null ? undefined : requireClaim(world, client, claimCode);
  const userId = claiming?.id ?? findProfile(world, profileId)?.userId ?? 0;
  const own = consentableProfiles(world, userId).some(({ id }) => id === profileId);
  if (!own) refuse('consent.foreign-profile', { path: 'profileId', profileId });
  if (claimCode !== null) claimAccount(world, claimCode);
  return issueAuthorizationCode(world, { clientId, userId, profileId, redirectUri });
}
