import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
});
afterAll(() => sandbox.close());

test('settings are read and changed, each on its own', async () => {
  const before = await sandbox.control('GET', '/settings');
  expect(before.body).toMatchObject({ sca: 'auto', autoAdvance: 'manual', rateLimit: null, latencyMs: 0 });
  const changed = await sandbox.control('POST', '/settings', {
    sca: 'never',
    rateLimit: 5,
    webhooks: { mode: 'hold' },
  });
  expect(changed.status).toBe(200);
  expect(changed.body).toEqual({
    ...before.body,
    sca: 'never',
    rateLimit: 5,
    webhooks: { ...before.body.webhooks, mode: 'hold' },
  });
  expect((await sandbox.control('POST', '/settings', { rateLimit: null })).body.rateLimit).toBeNull();
});

test.each([
  [{ sca: 'sometimes' }, 'sca'],
  [{ scaa: 'never' }, 'scaa'],
  [{ rateLimit: 0 }, 'rateLimit'],
  [{ rateLimit: '5' }, 'rateLimit'],
  [{ latencyMs: -1 }, 'latencyMs'],
  [{ autoAdvance: 'soon' }, 'autoAdvance'],
  [{ autoAdvance: { unicorn: 'clock' } }, 'autoAdvance'],
  [{ webhooks: { speed: 3 } }, 'webhooks.speed'],
  [{ webhooks: 'hold' }, 'webhooks'],
])('bad settings %j are refused by name, and nothing changes', async (body, path) => {
  const before = await sandbox.control('GET', '/settings', undefined, 'bad');
  const refused = await sandbox.control('POST', '/settings', { tokens: 'strict', ...body }, 'bad');
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].path).toBe(path);
  expect((await sandbox.control('GET', '/settings', undefined, 'bad')).body).toEqual(before.body);
});

// Counts stand beside the state, so that a world that is read back from paper begins anew.
test.skipIf(process.env.LOCALWISE_AMNESIA === '1')(
  'acceptance 20: beyond its rate a client must wait, and no other',
  async () => {
    await sandbox.control('POST', '/settings', { rateLimit: 2 }, 'busy');
    const ask = (token: string) => sandbox.call('profileList', { world: 'busy', token });
    for (let i = 0; i < 2; i += 1) expect((await ask('localwise-user-token')).status).toBe(200);
    const refused = await ask('localwise-user-token');
    expect([refused.status, refused.body]).toEqual([429, {}]);
    expect(refused.headers).toMatchObject({ 'retry-after': '1', 'x-rate-limited-by': 'wise-public-api' });
    expect(refused.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/);
    expect((await ask('localwise-personal-token')).status).toBe(200);
    await sandbox.advance('PT1S', 'busy');
    expect((await ask('localwise-user-token')).status).toBe(200);
  },
);

test('answers of the contract are held back, and those of the control interface are not', async () => {
  await sandbox.control('POST', '/settings', { latencyMs: 150 }, 'slow');
  const took = async (ask: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await ask();
    return performance.now() - begun;
  };
  await sandbox.call('profileList', { world: 'quick' });
  expect(await took(() => sandbox.call('profileList', { world: 'slow' }))).toBeGreaterThan(140);
  expect(await took(() => sandbox.control('GET', '/settings', undefined, 'slow'))).toBeLessThan(140);
});
