/**
 * What must not compile. Every line below is a mistake in a handler or a verb, and `npm run types` fails when the
 * compiler lets one of them through: an expected error that does not come is an error itself.
 */
import { type Handler, type Handlers, type HandlersOf, reply } from '../../src/routes/binding.ts';
import { handlers } from '../../src/routes/index.ts';
import { showUser } from '../../src/routes/views/user.ts';
import { requireSelf } from '../../src/state/access/index.ts';
import { advance, patch, type World } from '../../src/state/kernel/index.ts';
import { profileVerification } from '../../src/state/lifecycles/profile-verification.ts';
import { type Profile, profiles } from '../../src/state/profiles/index.ts';
import { type Transfer, transfers } from '../../src/state/transfers/index.ts';

export const asDocumented: HandlersOf<'oauth-token'> & Pick<HandlersOf<'user'>, 'userCheckExists'> = {
  oauthTokenCreate: handlers.oauthTokenCreate,
  userCheckExists: () => reply(200, { exists: true }),
};

// @ts-expect-error: a tag without the handler of its one operation
export const missingHandler: HandlersOf<'oauth-token'> = {};

// @ts-expect-error: the whole contract without one operation
export const missingOperation: Handlers = { ...handlers, transferGet: undefined };

export const unknownOperation: HandlersOf<'oauth-token'> = {
  oauthTokenCreate: handlers.oauthTokenCreate,
  // @ts-expect-error: an operation that the tag does not have
  oauthTokenRevoke: handlers.oauthTokenCreate,
};

// @ts-expect-error: the contract shows 200 alone
export const undocumentedStatus: Handler<'userCheckExists'> = () => reply(201, { exists: true });

// @ts-expect-error: so it does where there are several, 202 not among them
export const undocumentedAmongSeveral: Handler<'transferFund'> = () => reply(202, {});

// @ts-expect-error: `exists` is documented, and so it is shown, if only as undefined
export const missingProperty: Handler<'userCheckExists'> = () => reply(200, {});

// @ts-expect-error: nothing documents `since`
export const extraField: Handler<'userCheckExists'> = () => reply(200, { exists: true, since: '2026-01-05' });

export const extraFieldInside: Handler<'oauthTokenCreate'> = call => {
  const { access_token: token } = call.body as unknown as { access_token: string };
  // @ts-expect-error: a refusal's body does not go with success
  return reply(200, { error: 'invalid_grant', error_description: token });
};

// @ts-expect-error: a body where the contract has none
export const bodyOfNothing: Handler<'balanceDelete'> = () => reply(204, { closed: true });

export const wrongBody: Handler<'profileGet'> = ({ world, actor }) => {
  const user = requireSelf(world, actor);
  // @ts-expect-error: a user is no profile
  return reply(200, showUser(user, undefined));
};

export function rewriteIdentity(world: World, { id }: Profile): void {
  // @ts-expect-error: an id is for life
  patch(world, profiles, id, { id: 1 });
}

export function rewriteStatus(world: World, { id }: Transfer): void {
  // @ts-expect-error: a status moves along its lifecycle, and nowhere else
  patch(world, transfers, id, { status: 'funds_refunded' });
}

export function moveThatIsNone(world: World, { id }: Profile): void {
  // @ts-expect-error: the lifecycle has no such move
  advance(world, profileVerification, id, 'promote');
}

export function writeFromOutside(world: World, profile: Profile): void {
  // @ts-expect-error: tables are to be read
  world.table(profiles).put(profile.id, undefined);
  // @ts-expect-error: and so are records
  profile.status = 'verified';
}
