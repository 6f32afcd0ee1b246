import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authorize, CALLBACK, codeOf, decide, exchange, landing } from '../support/consent.ts';
import { Sandbox } from '../support/sandbox.ts';
import { askToken, email, registration, registrationCode, signUp } from '../support/tokens.ts';

const PERSONAL = '30000001';
const BUSINESS = '30000002';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.open();
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

test('acceptance 4: a user chooses a profile and approves; the code becomes a token for that profile alone', async () => {
  const shown = await authorize(sandbox, { state: 'xyz' });
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  for (const word of ['Ada Lovell', 'Northbank Trading Ltd', 'ada.lovell@example.com', CALLBACK, 'local sandbox']) {
    expect(shown.body).toContain(word);
  }
  const to = landing(await decide(sandbox, { state: 'xyz', decision: 'approve', profileId: BUSINESS }));
  expect([...to.searchParams.keys()]).toEqual(['code', 'state', 'profileId']);
  expect([`${to.origin}${to.pathname}`, to.searchParams.get('state')]).toEqual([CALLBACK, 'xyz']);
  expect(to.searchParams.get('profileId')).toBe(BUSINESS);

  const code = to.searchParams.get('code') ?? '';
  const { status, body } = await exchange(sandbox, code);
  expect(status).toBe(200);
  const list = await sandbox.call('profileList', { token: body.access_token });
  expect(list.body.map(({ id }: { id: number }) => String(id))).toEqual([BUSINESS]);
  const other = await sandbox.call('profileGet', { params: { profileId: PERSONAL }, token: body.access_token });
  expect(other.status).toBe(403);
  expect((await exchange(sandbox, code)).body.error).toBe('invalid_grant');
});

test('acceptance 3: a code lasts thirty minutes, and serves the application and the address it was made for', async () => {
  const approve = async () => codeOf(await decide(sandbox, { decision: 'approve', profileId: PERSONAL }));
  const code = await approve();
  const elsewhere = await exchange(sandbox, code, 'http://127.0.0.1:3000/callback');
  expect([elsewhere.status, elsewhere.body.error_description]).toEqual([400, 'Redirect URI mismatch.']);
  await sandbox.control('PUT', '/clients/other', { secret: 's', redirectUris: [CALLBACK] });
  const form = { grant_type: 'authorization_code', client_id: 'other', code, redirect_uri: CALLBACK };
  const foreign = await askToken(sandbox, form, `Basic ${Buffer.from('other:s').toString('base64')}`);
  expect([foreign.status, foreign.body.error]).toEqual([400, 'invalid_grant']);
  await sandbox.advance('PT29M59S');
  expect((await exchange(sandbox, code)).status).toBe(200);
  const late = await approve();
  await sandbox.advance('PT30M');
  expect((await exchange(sandbox, late)).status).toBe(400);
});

test('a user who denies goes back with the reason and no code, whatever is chosen', async () => {
  for (const chosen of [{}, { profileId: PERSONAL }]) {
    const { searchParams } = landing(await decide(sandbox, { state: 'a b&c=d', decision: 'deny', ...chosen }));
    expect(Object.fromEntries(searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'The user denied the request',
      state: 'a b&c=d',
    });
  }
});

test.each([
  [undefined, null],
  ['', ''],
  ['+/=?&#%20 é', '+/=?&#%20 é'],
  ['"><script>alert(1)</script>', '"><script>alert(1)</script>'],
])('the state %j comes back as it was sent, through the page', async (state, expected) => {
  const shown = await authorize(sandbox, { state });
  expect(shown.body).not.toContain('<script>');
  const to = landing(await decide(sandbox, { state, decision: 'approve', profileId: PERSONAL }));
  expect(to.searchParams.get('state')).toBe(expected);
  expect(landing(await authorize(sandbox, { state, auto: 'deny' })).searchParams.get('state')).toBe(expected);
});

test('a registered address keeps its own query, which belongs to what was registered', async () => {
  const redirectUris = ['https://partner.example/back?tab=1', 'https://partner.example/bare?', 'partner.app://done'];
  await sandbox.control('PUT', '/clients/localwise', { redirectUris });
  for (const redirect_uri of redirectUris) {
    const { location } = (await authorize(sandbox, { redirect_uri, auto: 'approve' })).headers;
    expect(
      location?.startsWith(
        `${redirect_uri}${redirect_uri.endsWith('=1') ? '&' : redirect_uri.endsWith('?') ? '' : '?'}code=`,
      ),
    ).toBe(true);
    const code = new URLSearchParams(location?.split('?')[1]).get('code') ?? '';
    expect((await exchange(sandbox, code, redirect_uri)).status).toBe(200);
  }
});

describe('without anybody to ask', () => {
  test('a hint in the query approves or denies at once', async () => {
    const usual = landing(await authorize(sandbox, { auto: 'approve' }));
    expect(usual.searchParams.get('profileId')).toBe(PERSONAL);
    const named = await authorize(sandbox, { auto: 'approve', profileId: BUSINESS, state: 's' });
    expect(landing(named).searchParams.get('profileId')).toBe(BUSINESS);
    expect((await exchange(sandbox, codeOf(named))).status).toBe(200);
    expect(landing(await authorize(sandbox, { auto: 'deny' })).searchParams.get('error')).toBe('access_denied');
  });

  test('a setting of the world does so for all, and the hint goes before it', async () => {
    expect((await sandbox.control('POST', '/settings', { consent: 'approve' })).body.consent).toBe('approve');
    expect(codeOf(await authorize(sandbox))).toMatch(/^[0-9a-f]{32}$/);
    expect((await authorize(sandbox, { auto: 'ask' })).status).toBe(200);
    expect(landing(await authorize(sandbox, { auto: 'deny' })).searchParams.get('code')).toBeNull();
    await sandbox.control('POST', '/settings', { consent: 'deny' });
    expect(landing(await authorize(sandbox)).searchParams.get('error')).toBe('access_denied');
    expect((await authorize(sandbox, {}, '/_worlds/another')).status).toBe(200);
    expect((await sandbox.control('POST', '/settings', { consent: 'maybe' })).status).toBe(400);
  });

  test('what cannot be approved is told and not redirected', async () => {
    const refused = await authorize(sandbox, { auto: 'approve', profileId: '39999999' });
    expect([refused.status, refused.headers.location]).toEqual([422, undefined]);
    await sandbox.control('POST', '/resources/users/10000001/transitions', { to: 'DEACTIVATED' });
    const empty = await authorize(sandbox, { auto: 'approve' });
    expect([empty.status, empty.headers.location]).toEqual([422, undefined]);
    const page = await authorize(sandbox);
    expect(page.body).toContain('There is no profile to choose');
    expect(page.body).not.toContain('Approve');
  });
});

describe('an account that is claimed', () => {
  const person = {
    firstName: 'Grace',
    lastName: 'Harper',
    dateOfBirth: '1977-07-01',
    address: { addressFirstLine: '12 Mill Lane', city: 'London', countryIso3Code: 'gbr', postCode: 'N1 7AA' },
    contactDetails: { email, phoneNumber: '+447700900123' },
  };
  let token: string;
  let profileId: string;
  beforeEach(async () => {
    await signUp(sandbox);
    token = (await askToken(sandbox, registration)).body.access_token;
    profileId = String((await sandbox.call('profilePersonalCreate', { body: person, token })).body.id);
  });
  const claimCode = async (): Promise<string> =>
    (await sandbox.call('claimAccountCreate', { body: { registrationCode }, token })).body.claimAccountCode;

  test('is offered with its own profiles, and becomes the user’s own with their approval', async () => {
    const claim_account_code = await claimCode();
    const shown = await authorize(sandbox, { claim_account_code });
    expect(shown.body).toContain('Grace Harper');
    expect(shown.body).not.toContain('Ada Lovell');
    const to = landing(await decide(sandbox, { claim_account_code, decision: 'approve', profileId }));
    expect(to.searchParams.get('profileId')).toBe(profileId);
    const tokens = await exchange(sandbox, to.searchParams.get('code') ?? '');
    expect((await sandbox.call('userGetByToken', { token: tokens.body.access_token })).body.email).toBe(email);
    const registered = await askToken(sandbox, registration);
    expect([registered.status, registered.body.error]).toEqual([401, 'invalid_grant']);
    const again = await authorize(sandbox, { claim_account_code });
    expect([again.status, again.headers.location]).toEqual([409, undefined]);
  });

  test('stays unclaimed when the user denies, or chooses what is not theirs', async () => {
    const claim_account_code = await claimCode();
    expect(landing(await decide(sandbox, { claim_account_code, decision: 'deny' })).searchParams.get('error')).toBe(
      'access_denied',
    );
    const foreign = await decide(sandbox, { claim_account_code, decision: 'approve', profileId: PERSONAL });
    expect([foreign.status, foreign.headers.location]).toEqual([422, undefined]);
    expect((await askToken(sandbox, registration)).status).toBe(200);
    expect(
      landing(await authorize(sandbox, { claim_account_code, auto: 'approve' })).searchParams.get('profileId'),
    ).toBe(profileId);
  });

  test('is no longer to be had after five minutes, nor by another application', async () => {
    const claim_account_code = await claimCode();
    await sandbox.control('PUT', '/clients/other', { secret: 's', redirectUris: [CALLBACK] });
    expect((await authorize(sandbox, { client_id: 'other', claim_account_code })).status).toBe(404);
    await sandbox.advance('PT5M');
    const late = await authorize(sandbox, { claim_account_code });
    expect([late.status, late.headers.location]).toEqual([409, undefined]);
    expect((await authorize(sandbox, { claim_account_code: 'f'.repeat(32) })).status).toBe(404);
  });
});

test('among many users one is found by address', async () => {
  for (let i = 0; i < 25; i += 1) await signUp(sandbox, { email: `user${i}@example.com` });
  const page = await authorize(sandbox, { state: 's' });
  expect(page.body).toContain('There are 26 users');
  const found = await authorize(sandbox, { email: ' ADA.lovell@example.com ' });
  expect(found.body).toContain('Northbank Trading Ltd');
  expect((await authorize(sandbox, { email: 'user24@example.com' })).body).toContain('There is no profile to choose');
  expect((await authorize(sandbox, { email: 'no"><b>body' })).body).toContain('No active user has the address no&#34;');
});

test('the page of a world leads back into that world, by path and by header', async () => {
  const byPath = await authorize(sandbox, {}, '/_worlds/mine');
  const url = `/oauth/authorize?client_id=localwise&redirect_uri=${encodeURIComponent(CALLBACK)}`;
  const byHeader = await sandbox.inject({ method: 'GET', url, headers: { 'x-localwise-world': 'mine' } });
  for (const { body } of [byPath, byHeader]) {
    expect(body).toContain('action="/_worlds/mine/oauth/authorize"');
    const links = [...body.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, link]) => String(link));
    expect(links.filter(link => !link.startsWith('/_worlds/mine/'))).toEqual([]);
    expect(links.length).toBeGreaterThan(2);
  }
  expect((await sandbox.inject({ method: 'GET', url: url.replace('authorize?', 'authorize/?') })).status).toBe(200);
});
