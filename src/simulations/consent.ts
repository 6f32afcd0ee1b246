import { type Client, findActiveUser, findUserByEmail, requireClaim, type User, users } from '../state/access/index.ts';
import { refuse, type World } from '../state/kernel/index.ts';
import { consentableProfiles, type Profile, profiles, visibilityOf } from '../state/profiles/index.ts';

/** A user who may give consent, with the profiles they choose among. */
export interface Consenter {
  readonly user: User;
  readonly profiles: readonly Profile[];
}

/** Whose consent is asked for: the code of a claim names the user, and so does an address; else it may be anybody's. */
export interface Wanted {
  readonly claimCode: string | null;
  readonly email: string | null;
}

/** How many users a page shows at most; others are found by their address. */
export const LISTED = 20;

/**
 * The users a tester may play on the page, longest known first: there is nobody to log in. A user who left is not among
 * them.
 * @throws Refusal `claim.unknown-code`, `claim.spent-code`
 * @source the consent page of the OAuth guide
 * @assumed a user may consent without having claimed the account, which at Wise could not log in
 */
export function consentersFor(world: World, client: Client, { claimCode, email }: Wanted): Consenter[] {
  if (claimCode !== null) return [asConsenter(world, requireClaim(world, client, claimCode))];
  const found = email === null ? undefined : findUserByEmail(world, email);
  if (email !== null) return found ? [asConsenter(world, found)] : [];
  const first = world.table(users).all().page(0, LISTED);
  return first.filter(({ id }) => findActiveUser(world, id)).map(user => asConsenter(world, user));
}

/**
 * The profile that consent is given for when nobody is asked and none was named: the claiming user's, or that of the
 * user whom the world has known longest.
 * @throws Refusal `claim.unknown-code`, `claim.spent-code`, `consent.no-profile`
 * @assumed the personal one before businesses
 */
export function usualConsent(world: World, client: Client, claimCode: string | null): Profile {
  const userId =
    claimCode === null
      ? world
          .table(profiles)
          .all()
          .page(0, LISTED)
          .find(profile => isOffered(world, profile))?.userId
      : requireClaim(world, client, claimCode).id;
  const own = consentableProfiles(world, userId ?? 0);
  return own.find(({ type }) => type === 'personal') ?? own[0] ?? refuse('consent.no-profile');
}

const isOffered = (world: World, profile: Profile): boolean =>
  visibilityOf(world, profile) === 'VISIBLE' && findActiveUser(world, profile.userId) !== undefined;

const asConsenter = (world: World, user: User): Consenter => ({ user, profiles: consentableProfiles(world, user.id) });
