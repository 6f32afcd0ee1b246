import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox, START } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

const PROFILE = 30000001;
const drive = (body: unknown, world: string, path = `profiles/${PROFILE}`) =>
  sandbox.control('POST', `/resources/${path}/transitions`, body, world);

test('the kinds of records are listed with their counts', async () => {
  const { body } = await sandbox.control('GET', '/resources');
  expect(body.resources).toContainEqual({ type: 'profiles', count: 2, lifecycle: 'profile-verification' });
  expect(body.resources).toContainEqual({ type: 'users', count: 1, lifecycle: 'user' });
});

test('records are read page by page, the newest first', async () => {
  const first = await sandbox.control('GET', '/resources/profiles?limit=1');
  expect(first.body).toMatchObject({ type: 'profiles', total: 2, limit: 1, offset: 0 });
  expect(first.body.items.map((p: { id: number }) => p.id)).toEqual([30000002]);
  const second = await sandbox.control('GET', '/resources/profiles?limit=1&offset=1');
  expect(second.body.items.map((p: { id: number }) => p.id)).toEqual([PROFILE]);
  expect((await sandbox.control('GET', '/resources/profiles?offset=7')).body.items).toEqual([]);
  expect((await sandbox.control('GET', '/resources/profiles?limit=-1')).status).toBe(400);
});

test('a record is told with its history and what may become of it', async () => {
  const { body } = await sandbox.control('GET', `/resources/profiles/${PROFILE}`);
  expect(body).toMatchObject({ type: 'profiles', id: PROFILE, record: { status: 'verified' } });
  expect(body.record.createdAt).toMatch(/^20\d\d-.*Z$/);
  expect(body.history.at(-1)).toMatchObject({
    at: expect.stringMatching(/Z$/),
    to: 'verified',
    cause: { kind: 'seed' },
  });
  expect(body.allowed).toEqual([{ move: 'revoke', to: 'not_verified', by: 'wise' }]);
});

test('a record without a lifecycle is readable and has no transitions', async () => {
  const token = await sandbox.control('GET', '/resources/tokens/localwise-user-token');
  expect(token.body).toMatchObject({ id: 'localwise-user-token', allowed: [] });
  const refused = await drive({ to: 'revoked' }, 'none', 'tokens/localwise-user-token');
  expect(refused.status).toBe(409);
  expect(refused.body.allowed).toEqual([]);
});

test('an operator drives a record along its lifecycle, and the history names the operator', async () => {
  const driven = await drive({ to: 'not_verified', reason: 'papers expired' }, 'drive');
  expect(driven.status).toBe(200);
  expect(driven.body.record.status).toBe('not_verified');
  expect(driven.body.history.at(-1)).toMatchObject({
    move: 'revoke',
    from: 'verified',
    to: 'not_verified',
    cause: { kind: 'operator', what: `profiles ${PROFILE}: revoke` },
  });
  expect(driven.body.history.at(-1).at).toBe(START);
});

test('an illegal transition is a conflict that lists the legal ones, and changes nothing', async () => {
  const before = (await sandbox.world('illegal')).save();
  for (const to of ['verified', 'unicorn']) {
    const refused = await drive({ to }, 'illegal');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      errors: [{ path: 'to', message: expect.stringContaining(to) }],
      status: 'verified',
      allowed: [{ move: 'revoke', to: 'not_verified', by: 'wise' }],
    });
  }
  expect((await drive({ to: 'not_verified', move: 'verify' }, 'illegal')).status).toBe(409);
  expect((await sandbox.world('illegal')).save()).toEqual(before);
});

test.each([{}, { to: 7 }, { to: '' }, []])('a transition needs to say where to: %j', async body => {
  const refused = await drive(body, 'bad');
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].path).toBe(Array.isArray(body) ? 'body' : 'to');
});

test('unknown types and ids are not found', async () => {
  for (const path of ['unicorns', 'unicorns/1', 'profiles/1', 'profiles/abc', 'profiles/999999999999999999999']) {
    expect((await sandbox.control('GET', `/resources/${path}`)).status).toBe(404);
  }
  expect((await drive({ to: 'x' }, 'lost', 'unicorns/1')).status).toBe(404);
  expect((await drive({ to: 'x' }, 'lost', 'profiles/1')).status).toBe(404);
});
