import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Actor,
  authenticate,
  changeEmail,
  clients,
  createUser,
  deactivateUser,
  findUserByEmail,
  grantToken,
  issueAuthorizationCode,
  issueFixedToken,
  registerClient,
  requireOwnUser,
  requireSelf,
  tokens,
} from '../../src/state/access/index.ts';
import { hours, instant, minutes, patch, tasks } from '../../src/state/kernel/index.ts';
import { Bench } from '../support/bench.ts';

const app: Actor = { kind: 'basic', clientId: 'localwise', clientSecret: 'localwise-secret' };
const code = 'c'.repeat(32);
const email = 'grace.harper@example.com';
const signUp = { email, registrationCode: code, language: null };
const registration = { grant_type: 'registration_code', client_id: 'localwise', email, registration_code: code };

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const grant = (asked: Record<string, string>) => bench.do(() => grantToken(bench.world, app, asked));
const pass = (ms: number) => bench.world.advanceTo(instant(bench.world.now + ms));
const served = (token: string) => bench.refusal(() => authenticate(bench.world, token));

describe('applications', () => {
  test('have an id and a key of their own', () => {
    const { world } = bench;
    const other = { id: 'other', key: 'other-key', secret: 's', name: 'Other', redirectUris: [] };
    bench.do(() => registerClient(world, other));
    expect(bench.refusal(() => registerClient(world, { ...other, key: 'third' }))).toBe('access.client-exists');
    expect(bench.refusal(() => registerClient(world, { ...other, id: 'third' }))).toBe('access.client-exists');
  });
});

describe('users', () => {
  test('are found by address in any case, once', () => {
    const { world } = bench;
    const user = bench.do(() => createUser(world, 'localwise', signUp));
    expect(findUserByEmail(world, email.toUpperCase())).toEqual(user);
    expect(user).toMatchObject({ language: 'EN', clientId: 'localwise', status: 'ACTIVE', claimedAt: null });
    const again = { ...signUp, email: email.toUpperCase() };
    expect(bench.refusal(() => createUser(world, 'localwise', again))).toBe('user.email-taken');
  });

  test('leave no registration code behind that could be read', () => {
    const user = bench.do(() => createUser(bench.world, 'localwise', signUp));
    expect(JSON.stringify(bench.world.save())).not.toContain(code);
    expect(user.registrationDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(grant(registration).refresh).not.toBeNull();
  });

  test.each([
    ['user.invalid-email', { email: 'a b@example.com' }],
    ['user.invalid-email', { email: 'a@example' }],
    ['user.short-registration-code', { registrationCode: 'c'.repeat(31) }],
    ['user.unknown-language', { language: 'XX' }],
  ])('are refused as %s', (refusal, changes) => {
    expect(bench.refusal(() => createUser(bench.world, 'localwise', { ...signUp, ...changes }))).toBe(refusal);
  });

  test('who left give their address free and lose their tokens', () => {
    const { world } = bench;
    const user = bench.do(() => createUser(world, 'localwise', signUp));
    const { access, refresh } = grant(registration);
    bench.do(() => deactivateUser(world, user.id));
    expect(served(access.id)).toBe('access.invalid-token');
    expect(bench.refusal(() => grantToken(world, app, registration))).toBe('token.invalid-registration-code');
    const again = { grant_type: 'refresh_token', refresh_token: refresh?.id ?? '' };
    expect(bench.refusal(() => grantToken(world, app, again))).toBe('token.invalid-refresh-token');
    expect(world.table(tokens).list('byUser', user.id).size).toBe(0);
    expect(findUserByEmail(world, email)).toBeUndefined();
    expect(bench.do(() => createUser(world, null, signUp)).id).not.toBe(user.id);
  });

  test('see themselves and nobody else', () => {
    const { world, ada } = bench;
    expect(requireSelf(world, ada).id).toBe(ada.userId);
    expect(requireOwnUser(world, ada, ada.userId).email).toBe('ada.lovell@example.com');
    expect(bench.refusal(() => requireOwnUser(world, ada, 99))).toBe('access.forbidden');
    expect(bench.refusal(() => requireSelf(world, { kind: 'client', clientId: 'localwise' }))).toBe(
      'access.wrong-token-kind',
    );
  });

  test('who change their address take every application’s access away, until they consent again', () => {
    const { world } = bench;
    const user = bench.do(() => createUser(world, 'localwise', signUp));
    const { access, refresh } = grant(registration);
    expect(bench.refusal(() => changeEmail(world, user.id, 'ada.lovell@example.com'))).toBe('user.email-taken');
    bench.do(() => changeEmail(world, user.id, 'grace@elsewhere.example'));
    expect(served(access.id)).toBe('access.invalid-token');
    const again = { grant_type: 'refresh_token', refresh_token: refresh?.id ?? '' };
    for (const asked of [again, registration, { ...registration, email: 'grace@elsewhere.example' }]) {
      expect(bench.refusal(() => grantToken(world, app, asked))).toBe('token.access-denied');
    }
    const fresh = grant(consent(user.id));
    expect(served(fresh.access.id)).toBe('nothing');
    // The consent replaced what the old refresh token stood for.
    expect(bench.refusal(() => grantToken(world, app, again))).toBe('token.invalid-refresh-token');
  });
});

const redirectUri = 'https://partner.example/back';

/** A user's consent for a profile, and what the application sends for it. */
function consent(userId: number, profileId = 1): Record<string, string> {
  const { world } = bench;
  const issued = bench.do(() => {
    patch(world, clients, 'localwise', { redirectUris: [redirectUri] });
    return issueAuthorizationCode(world, { clientId: 'localwise', userId, profileId, redirectUri });
  });
  return { grant_type: 'authorization_code', client_id: 'localwise', code: issued.id, redirect_uri: redirectUri };
}

describe('tokens', () => {
  test('end at their minute and are gone then', () => {
    bench.do(() => createUser(bench.world, 'localwise', signUp));
    const { access } = grant(registration);
    expect(access.expiresAt).toBe(bench.world.now + hours(12));
    pass(hours(12) - 1);
    expect(served(access.id)).toBe('nothing');
    pass(1);
    expect(served(access.id)).toBe('access.invalid-token');
    expect(bench.world.table(tokens).get(access.id)).toBeUndefined();
  });

  test('of one grant replace each other, and leave nothing on the agenda', () => {
    bench.do(() => createUser(bench.world, 'localwise', signUp));
    const first = grant(registration);
    const before = bench.world.table(tasks).size;
    const second = grant({ grant_type: 'refresh_token', refresh_token: first.refresh?.id ?? '' });
    expect(second.refresh).toEqual(first.refresh);
    expect(served(first.access.id)).toBe('access.invalid-token');
    expect(bench.world.table(tasks).size).toBe(before);
  });

  test('that refresh end after twenty years', () => {
    bench.do(() => createUser(bench.world, 'localwise', signUp));
    const { refresh } = grant(registration);
    const asked = { grant_type: 'refresh_token', refresh_token: refresh?.id ?? '' };
    pass((refresh?.expiresAt ?? 0) - bench.world.now);
    expect(bench.refusal(() => grantToken(bench.world, app, asked))).toBe('token.invalid-refresh-token');
  });

  test('of known values do not end', () => {
    bench.do(() =>
      issueFixedToken(bench.world, { id: 'fixed', kind: 'user', clientId: 'localwise', userId: 10000001 }),
    );
    pass(hours(24 * 365 * 30));
    expect(served('fixed')).toBe('nothing');
  });

  test('are lost neither by saving nor by loading', () => {
    grant({ grant_type: 'client_credentials' });
    const saved = bench.world.save();
    expect(saved.tables.tokens).toHaveLength(4);
    expect(JSON.parse(JSON.stringify(saved))).toEqual(saved);
  });
});

describe('consents', () => {
  test('for two profiles live side by side; one for all replaces both', () => {
    const user = bench.do(() => createUser(bench.world, 'localwise', signUp));
    const refreshOf = (asked: Record<string, string>) => grant(asked).refresh?.id ?? '';
    const live = (id: string) => bench.world.table(tokens).get(id) !== undefined;
    const whole = refreshOf(registration);
    const one = refreshOf(consent(user.id, 1));
    expect(live(whole)).toBe(false);
    const two = refreshOf(consent(user.id, 2));
    const oneAgain = refreshOf(consent(user.id, 1));
    expect([live(one), live(two), live(oneAgain)]).toEqual([false, true, true]);
    refreshOf(registration);
    expect([live(two), live(oneAgain)]).toEqual([false, false]);
  });

  test('serve once, within thirty minutes, and only who was named', () => {
    const { world } = bench;
    const asked = consent(10000001);
    const wrong = { ...asked, redirect_uri: 'https://elsewhere.example' };
    expect(bench.refusal(() => grantToken(world, app, wrong))).toBe('token.redirect-mismatch');
    expect(grant(asked).access).toMatchObject({ kind: 'user', userId: 10000001, profileId: 1 });
    expect(bench.refusal(() => grantToken(world, app, asked))).toBe('token.invalid-authorization-code');
    const late = consent(10000001);
    pass(minutes(30));
    expect(bench.refusal(() => grantToken(world, app, late))).toBe('token.invalid-authorization-code');
  });

  test('go to registered places of known applications only', () => {
    const wish = { clientId: 'localwise', userId: 10000001, profileId: 1, redirectUri: 'https://x.example' };
    const issue = (changes: object) => () => issueAuthorizationCode(bench.world, { ...wish, ...changes });
    expect(bench.refusal(issue({}))).toBe('consent.unregistered-redirect');
    expect(bench.refusal(issue({ clientId: 'nobody' }))).toBe('consent.unknown-client');
  });
});
