import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

test('the journal tells what was asked and answered, newest first, with secrets masked', async () => {
  await sandbox.call('profileList', { world: 'told' });
  await sandbox.call('transferCreate', { world: 'told', body: { targetAccount: 'x' } });
  const told = await sandbox.control('GET', '/requests', undefined, 'told');
  expect(told.status).toBe(200);
  expect(told.body.requests.map((r: { operationId: string }) => r.operationId)).toEqual([
    'transferCreate',
    'profileList',
  ]);
  const [failed, listed] = told.body.requests;
  expect(failed).toMatchObject({ method: 'POST', path: '/v1/transfers', world: 'told', status: expect.any(Number) });
  expect(failed.request.body).toEqual({ targetAccount: 'x' });
  expect(failed['x-trace-id']).toMatch(/^[0-9a-f]{32}$/);
  expect(listed.request.headers.authorization).toMatch(/^\*\*\*/);
  expect(JSON.stringify(told.body)).not.toContain('localwise-user-token');
});

test('every 4xx says why', async () => {
  await sandbox.call('transferCreate', { world: 'why', body: { targetAccount: 'x' } });
  await sandbox.call('transferGet', { world: 'why', params: { transferId: 1 }, token: null });
  const told = await sandbox.control('GET', '/requests?status=4xx', undefined, 'why');
  expect(told.body.total).toBe(2);
  for (const request of told.body.requests) expect(request.why).toEqual(expect.any(String));
  expect(told.body.requests[1].why).toContain('targetAccount');
});

test('a 403 says nothing to its caller, and the journal what was missing', async () => {
  const world = 'denied';
  await sandbox.call('profileGet', { world, params: { profileId: 999 } });
  await sandbox.call('profileList', { world, token: 'localwise-client-token' });
  const [kind, stranger] = (await sandbox.control('GET', '/requests', undefined, world)).body.requests;
  expect(stranger).toMatchObject({ status: 403, response: { body: { message: 'Unauthorized' } } });
  expect(stranger.why).toBe('The token may not act here, or nothing is there; profileId 999');
  expect(kind).toMatchObject({ status: 403, response: { body: { message: 'Unauthorized' } } });
  expect(kind.why).toContain('UserToken');
});

test('a code that was sent is masked, and one that says what went wrong is not', async () => {
  const world = 'codes';
  const body = 'grant_type=authorization_code&code=a-very-secret-code&redirect_uri=x';
  await sandbox.call('oauthTokenCreate', { world, body, headers: { authorization: 'Basic bG9jYWx3aXNlOmJhZA==' } });
  await sandbox.inject({ method: 'GET', url: '/v1/nowhere', headers: { 'x-localwise-world': world } });
  const [lost, token] = (await sandbox.control('GET', '/requests', undefined, world)).body.requests;
  expect(token.request.body.code).toBe('***code');
  expect(JSON.stringify(token)).not.toMatch(/a-very-secret-code|bG9jYWx3/);
  expect(lost.response.body.errors[0].code).toBe('request.unknown-path');
  expect(lost.why).toMatch(/the nearest are GET /);
});

test('the journal is filtered and paged', async () => {
  const world = 'filter';
  for (let i = 0; i < 3; i++) await sandbox.call('profileList', { world });
  await sandbox.inject({ method: 'GET', url: '/v1/nowhere', headers: { 'x-localwise-world': world } });
  const ask = async (query: string) => (await sandbox.control('GET', `/requests?${query}`, undefined, world)).body;
  expect((await ask('operationId=profileList')).total).toBe(3);
  expect((await ask('unmatched=true')).requests[0].path).toBe('/v1/nowhere');
  expect((await ask('unmatched=false')).total).toBe(3);
  expect((await ask('status=404')).total).toBe(1);
  const page = await ask('operationId=profileList&limit=2&offset=2');
  expect(page).toMatchObject({ total: 3, limit: 2, offset: 2 });
  expect(page.requests).toHaveLength(1);
  expect((await ask(`since=${page.requests[0].id}`)).total).toBe(3);
  expect((await ask('since=2027-01-01')).total).toBe(0);
  for (const bad of ['limit=0', 'status=abc', 'since=noon', 'unmatched=maybe', 'operation=x']) {
    expect((await sandbox.control('GET', `/requests?${bad}`, undefined, world)).status).toBe(400);
  }
});

test('an unknown path is answered with the nearest known ones', async () => {
  const lost = await sandbox.inject({ method: 'GET', url: '/v1/transfer/123' });
  expect(lost.status).toBe(404);
  expect(lost.body.errors[0].message).toContain('/v1/transfer/123');
  expect(lost.body.nearest).toContainEqual({
    method: 'GET',
    path: '/v1/transfers/{transferId}',
    operationId: 'transferGet',
  });
  const control = await sandbox.control('GET', '/clok');
  expect(control.body.nearest[0].path).toBe('/_localwise/clock');
});

test('a known path with another method answers which it takes', async () => {
  const wrong = await sandbox.inject({ method: 'DELETE', url: '/v1/transfers/123' });
  expect(wrong.status).toBe(405);
  expect(wrong.headers.allow).toContain('GET');
  expect((await sandbox.control('DELETE', '/clock')).headers.allow).toBe('GET, PUT');
});
