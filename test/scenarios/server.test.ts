import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../src/contract/generated/operations.ts';
import { isGap } from '../../src/routes/binding.ts';
import { handlers } from '../../src/routes/index.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

test('health answers without a token', async () => {
  const health = await sandbox.control('GET', '/health');
  expect(health.status).toBe(200);
  expect(health.body.contract.operations).toBe(238);
});

test('a call without a token is 401 and carries a trace', async () => {
  const answer = await sandbox.call('transferGet', { params: { transferId: 1 }, token: null });
  expect(answer.status).toBe(401);
  expect(answer.headers['www-authenticate']).toContain('Bearer');
  expect(answer.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/);
});

test('JSON that is announced and not sent is no body', async () => {
  const headers = { 'content-type': 'application/json' };
  const verified = await sandbox.call('simulationVerification', { params: { profileId: 30000001 }, headers });
  expect(verified.status).toBe(200);
  const quoted = await sandbox.call('quoteCreate', { params: { profileId: 30000001 }, headers });
  expect(quoted.status).toBe(400);
  expect(quoted.body.errors).toMatchObject([{ code: 'NotNull', path: 'body' }]);
});

test('a body that is no JSON is said to be none, once', async () => {
  const answer = await sandbox.call('quoteCreate', { params: { profileId: 30000001 }, body: '{' });
  expect(answer.status).toBe(400);
  expect(answer.body.errors).toMatchObject([{ path: 'body', message: 'The body is not valid JSON' }]);
});

test('an operation that is not built yet says so', async () => {
  const left = Object.values(operations).filter(
    ({ id, security }) => isGap(handlers[id]) && security.includes('UserToken'),
  );
  for (const { id } of left.slice(0, 1)) {
    const answer = await sandbox.call(id, { params: { profileId: 30_000_001 } });
    expect([answer.status, answer.body.operation]).toEqual([501, id]);
  }
});

test('two worlds have traces and state of their own', async () => {
  await sandbox.inject({ method: 'GET', url: '/_worlds/a/v1/me' });
  expect((await sandbox.world('a')).name).toBe('a');
  expect(sandbox.server.worlds.get('b')).toBeUndefined();
});
