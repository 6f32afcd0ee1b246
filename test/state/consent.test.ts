import { beforeEach, describe, expect, test } from 'vitest';
import { consentersFor, LISTED, usualConsent } from '../../src/simulations/consent.ts';
import {
  type Client,
  changeClient,
  claimCodes,
  createUser,
  issueClaimCode,
  registerClient,
  requireRedirect,
  users,
} from '../../src/state/access/index.ts';
import { patch, sha256 } from '../../src/state/kernel/index.ts';
import { consentableProfiles, giveConsent } from '../../src/state/profiles/index.ts';
import { Bench } from '../support/bench.ts';

const redirectUri = 'https://partner.example/back';
const registrationCode = 'a-registration-code-of-more-than-32-letters';

let bench: Bench;
let partner: Client;
beforeEach(() => {
  bench = new Bench();
  const terms = { id: 'partner', key: 'partner-key', secret: 's', name: 'Partner', redirectUris: [redirectUri] };
  partner = bench.do(() => registerClient(bench.world, terms));
});

/** A user whom the partner signed up, with a profile and a code to claim the account with. */
function newcomer() {
  const { actor, profileId } = bench.stranger();
  const claimCode = bench.do(() => {
    patch(bench.world, users, actor.userId, {
      clientId: partner.id,
      registrationDigest: sha256(registrationCode),
      claimedAt: null,
    });
    return issueClaimCode(bench.world, { ...actor, clientId: partner.id }, registrationCode).id;
  });
  return { userId: actor.userId, profileId, claimCode };
}

const give = (changes: Partial<Parameters<typeof giveConsent>[1]> = {}) =>
  giveConsent(bench.world, {
    clientId: partner.id,
    redirectUri,
    profileId: bench.personal,
    claimCode: null,
    ...changes,
  });

describe('consent', () => {
  test('is for one profile of the user it belongs to', () => {
    const code = bench.do(() => give({ profileId: bench.business }));
    expect(code).toMatchObject({
      userId: bench.ada.userId,
      profileId: bench.business,
      clientId: 'partner',
      redirectUri,
    });
    expect(code.expiresAt - code.createdAt).toBe(30 * 60_000);
  });

  test('that is refused leaves no code and claims nothing', () => {
    const { claimCode, profileId, userId } = newcomer();
    expect(bench.refusal(() => give({ clientId: 'nobody' }))).toBe('consent.unknown-client');
    expect(bench.refusal(() => give({ redirectUri: `${redirectUri}/` }))).toBe('consent.unregistered-redirect');
    expect(bench.refusal(() => give({ profileId: 1 }))).toBe('consent.foreign-profile');
    expect(bench.refusal(() => give({ claimCode }))).toBe('consent.foreign-profile');
    expect(bench.refusal(() => give({ profileId, claimCode: 'x' }))).toBe('claim.unknown-code');
    bench.do(() => changeClient(bench.world, 'localwise', { redirectUris: [redirectUri] }));
    expect(bench.refusal(() => give({ clientId: 'localwise', profileId, claimCode }))).toBe('claim.unknown-code');
    expect(bench.world.table(users).get(userId)?.claimedAt).toBeNull();
  });

  test('with a claim makes the account the user’s own, once', () => {
    const { claimCode, profileId, userId } = newcomer();
    bench.do(() => give({ claimCode, profileId }));
    expect(bench.world.table(users).get(userId)?.claimedAt).toBe(bench.world.now);
    expect(bench.world.table(claimCodes).get(claimCode)?.status).toBe('used');
    expect(bench.refusal(() => give({ claimCode, profileId }))).toBe('claim.spent-code');
    expect(bench.do(() => give({ profileId })).userId).toBe(userId);
  });
});

describe('who is asked', () => {
  test('is everybody, one by address, or the user of a claim', () => {
    const { world } = bench;
    const { claimCode, userId } = newcomer();
    const ids = (wanted: { claimCode: string | null; email: string | null }) =>
      consentersFor(world, partner, wanted).map(({ user }) => user.id);
    expect(ids({ claimCode: null, email: null })).toEqual([bench.ada.userId, userId]);
    expect(ids({ claimCode, email: null })).toEqual([userId]);
    expect(ids({ claimCode: null, email: 'Ada.Lovell@example.com' })).toEqual([bench.ada.userId]);
    expect(ids({ claimCode: null, email: 'nobody@example.com' })).toEqual([]);
  });

  test('is a page of users and no more', () => {
    const wish = { registrationCode, language: null };
    bench.do(() => {
      for (let i = 0; i < 2 * LISTED; i += 1) createUser(bench.world, null, { ...wish, email: `user${i}@example.com` });
    });
    expect(consentersFor(bench.world, partner, { claimCode: null, email: null })).toHaveLength(LISTED);
  });

  test('without anybody to ask is the user known longest, or the one who claims', () => {
    const { claimCode, profileId } = newcomer();
    expect(usualConsent(bench.world, partner, null).id).toBe(bench.personal);
    expect(usualConsent(bench.world, partner, claimCode).id).toBe(profileId);
  });

  test('chooses among all of their profiles, of whatever verification', () => {
    const { world, ada, personal, business } = bench;
    expect(consentableProfiles(world, ada.userId).map(({ id }) => id)).toEqual([personal, business]);
    expect(consentableProfiles(world, 0)).toEqual([]);
  });
});

test('an application’s own address is taken by the letter, a host with any port by its host', () => {
  bench.do(() => changeClient(bench.world, partner.id, { redirectUris: [redirectUri, 'http://localhost:*'] }));
  const may = (uri: string) => bench.refusal(() => requireRedirect(bench.world, partner.id, uri)) === 'nothing';
  expect([redirectUri, 'http://localhost:1/a?b=c', 'http://localhost'].filter(uri => !may(uri))).toEqual([]);
  expect(
    ['http://localhost:*', 'http://localhost.x', 'https://localhost', `${redirectUri}?`, 'localhost:1'].filter(may),
  ).toEqual([]);
  expect(bench.refusal(() => changeClient(bench.world, 'nobody', {}))).toBe('access.unknown-client');
});
