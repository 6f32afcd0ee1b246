import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { authorize, CALLBACK, decide, type Sent } from '../support/consent.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';

const EXACT = 'https://partner.example/back?tab=1';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(async () => {
  await sandbox.control('POST', '/reset');
  await sandbox.control('PUT', '/clients/exact', { secret: 's', redirectUris: [EXACT] });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

/** Every way to ask and to answer, none of which may lead anywhere. */
const ways = (sent: Sent): Promise<Answer>[] => [
  authorize(sandbox, sent),
  authorize(sandbox, { ...sent, auto: 'approve' }),
  authorize(sandbox, { ...sent, auto: 'deny' }),
  decide(sandbox, { ...sent, decision: 'approve', profileId: '30000001' }),
  decide(sandbox, { ...sent, decision: 'deny' }),
  decide(sandbox, { ...sent, decision: 'approve', profileId: '30000001' }, { accept: 'text/html' }),
];

/** Nobody is sent anywhere: not by a redirect, not by a page that goes on, not by a link. */
async function expectNoWay(sent: Sent): Promise<void> {
  const before = JSON.stringify((await sandbox.world()).save().tables);
  for (const { status, headers, body } of await Promise.all(ways(sent))) {
    expect([status, headers.location, headers.refresh]).toEqual([400, undefined, undefined]);
    expect(headers['content-type']).toContain('text/html');
    expect(body).not.toMatch(/http-equiv="refresh"|<a |<form/);
  }
  expect(JSON.stringify((await sandbox.world()).save().tables)).toBe(before);
}

test.each([
  ['of nobody', { client_id: 'nobody' }],
  ['that is empty', { client_id: '' }],
  ['that is missing', { client_id: undefined }],
  ['of a prototype', { client_id: '__proto__' }],
  ['in another case', { client_id: 'LOCALWISE' }],
])('an application %s leads nowhere', (_, sent) => expectNoWay(sent));

test.each([
  undefined,
  '',
  '/callback',
  '//evil.example/callback',
  '\\\\evil.example',
  'https://evil.example',
  'http://localhost:3000@evil.example/callback',
  'http://localhost:3000%40evil.example/callback',
  'http://user@localhost:3000/callback',
  'http://user:secret@localhost:3000/callback',
  'http://@localhost:3000/callback',
  'http://localhost.evil.example/callback',
  'http://localhost%2eevil.example/callback',
  'http://localhost.:3000/callback',
  'http://evil.example/http://localhost:3000/callback',
  'http://evil.example?http://localhost:3000/',
  'http://localhost:3000\\@evil.example/callback',
  'http:\\\\localhost:3000/callback',
  'http:localhost:3000/callback',
  'http:///localhost:3000/callback',
  'HTTP://localhost:3000/callback',
  'http://LOCALHOST:3000/callback',
  'http://Localhost:3000/callback',
  'https://localhost:3000/callback',
  'http://127.1:3000/callback',
  'http://0x7f000001/callback',
  'http://2130706433/callback',
  'http://[::1]:3000/callback',
  'http://127.0.0.1.evil.example/callback',
  'http://localhost:99999/callback',
  'http://localhost:*',
  'http://localhost:3000/callback#fragment',
  ' http://localhost:3000/callback',
  'http://localhost:3000/callback ',
  'http://localhost:3000/call back',
  'http://localhost:3000/callback\r\nset-cookie: a=b',
  'http://localhost:3000/callback\u0000',
  'http://localhost:3000/"><script>alert(1)</script>',
  'http://locаlhost:3000/callback',
  'javascript:alert(1)//http://localhost:3000',
  'data:text/html,http://localhost:3000',
  'http%3A%2F%2Flocalhost%3A3000%2Fcallback',
])('the address %j is nobody’s to be sent to', redirect_uri => expectNoWay({ redirect_uri }));

test.each([
  'https://partner.example/back',
  'https://partner.example/back?tab=2',
  'https://partner.example/back?tab=1&more=2',
  'https://partner.example/back/?tab=1',
  'https://Partner.example/back?tab=1',
  'https://partner.example:443/back?tab=1',
  'https://partner.example/BACK?tab=1',
  'https://partner.example/back?tab=%31',
  'https://partner.example/./back?tab=1',
  CALLBACK,
])('an application with one address has no other: %s', redirect_uri =>
  expectNoWay({ client_id: 'exact', redirect_uri }),
);

test.each([
  'http://localhost/',
  'http://localhost:8080/any/path?and=query',
  'http://127.0.0.1:1/x',
  'http://localhost:80',
])('the first application may have users sent to one’s own machine: %s', async redirect_uri => {
  const { status, headers } = await authorize(sandbox, { redirect_uri, auto: 'approve' });
  expect([status, headers.location?.startsWith(redirect_uri)]).toEqual([303, true]);
});

test.each([
  ['two applications', 'client_id=localwise&client_id=exact', 'client_id'],
  ['two addresses', `client_id=localwise&redirect_uri=${CALLBACK}&redirect_uri=https://evil.example`, 'redirect_uri'],
  ['two states', `client_id=localwise&redirect_uri=${CALLBACK}&state=a&state=b`, 'state'],
  ['a hint nobody knows', `client_id=localwise&redirect_uri=${CALLBACK}&auto=yes`, 'auto'],
  ['a profile in words', `client_id=localwise&redirect_uri=${CALLBACK}&auto=approve&profileId=mine`, 'profileId'],
])('%s are refused by name', async (_, query, name) => {
  const { status, body, headers } = await sandbox.inject({ method: 'GET', url: `/oauth/authorize?${query}` });
  expect([status, headers.location]).toEqual([400, undefined]);
  expect(body).toContain(name);
});

test.each([
  ['no decision', { profileId: '30000001' }, 400],
  ['a decision nobody knows', { decision: 'maybe', profileId: '30000001' }, 400],
  ['no profile', { decision: 'approve' }, 400],
  ['an empty profile', { decision: 'approve', profileId: '' }, 400],
  ['a profile that is no number', { decision: 'approve', profileId: '3e7' }, 400],
  ['a profile nobody has', { decision: 'approve', profileId: '39999999' }, 422],
])('an answer with %s is refused on a page', async (_, sent, status) => {
  const refused = await decide(sandbox, sent);
  expect([refused.status, refused.headers.location]).toEqual([status, undefined]);
});

test('a refusal that the application may know of links back, and tells it', async () => {
  const { body, status } = await authorize(sandbox, { claim_account_code: 'f'.repeat(32), state: '"><b>' });
  expect(status).toBe(404);
  const [, link = ''] = /<a href="([^"]*)"/.exec(body) ?? [];
  const back = new URL(link.replaceAll('&#38;', '&'));
  expect(`${back.origin}${back.pathname}`).toBe(CALLBACK);
  expect([back.searchParams.get('error'), back.searchParams.get('state')]).toEqual(['invalid_request', '"><b>']);
});

test('closed and hidden profiles, and users who left, are not offered', async () => {
  const give = (profileId: string) => decide(sandbox, { decision: 'approve', profileId });
  const hidden = { to: 'HIDDEN' };
  expect((await sandbox.control('POST', '/resources/profile-visibilities/30000001/transitions', hidden)).status).toBe(
    200,
  );
  expect((await authorize(sandbox)).body).not.toContain('Ada Lovell');
  expect((await give('30000001')).status).toBe(422);
  expect((await give('30000002')).status).toBe(303);
});

test.each([
  ['JSON that is no object', 'application/json', '[]'],
  ['broken JSON', 'application/json', '{"client_id":'],
  ['nothing', 'application/x-www-form-urlencoded', ''],
  ['plain text', 'text/plain', 'client_id=localwise'],
  ['fields of objects', 'application/json', '{"client_id": {"a": 1}, "redirect_uri": null}'],
  ['lone surrogates', 'application/json', `{"client_id": "localwise", "redirect_uri": "${CALLBACK}\\ud800"}`],
])('a body of %s is refused on a page', async (_, type, payload) => {
  const refused = await sandbox.inject({
    method: 'POST',
    url: '/oauth/authorize',
    headers: { 'content-type': type },
    payload,
  });
  expect([refused.status, refused.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
});

test('a state of lone surrogates is sent back as far as it can be written', async () => {
  const payload = JSON.stringify({ client_id: 'localwise', redirect_uri: CALLBACK, decision: 'deny' });
  const { status, headers } = await sandbox.inject({
    method: 'POST',
    url: '/oauth/authorize',
    headers: { 'content-type': 'application/json' },
    payload: payload.replace('}', ',"state":"a\\ud800"}'),
  });
  expect([status, headers.location?.includes('state=a%EF%BF%BD')]).toEqual([303, true]);
});
