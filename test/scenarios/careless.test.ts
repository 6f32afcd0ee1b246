import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

test.each(['../up', '', '-x', 'a b'])('a world called %j is refused in words, by an operation too', async name => {
  const refused = await sandbox.call('userGetByToken', { headers: { 'x-localwise-world': name } });
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0]).toMatchObject({ code: 'world.bad-name', path: 'x-localwise-world' });
});

test('a correlation id that no header can hold is not sent back, and does no harm', async () => {
  const said = (id: string) => sandbox.call('userGetByToken', { headers: { 'x-external-correlation-id': id } });
  for (const id of ['你好', 'a\nb', 'x'.repeat(37)]) {
    const answer = await said(id);
    expect([answer.status, answer.headers['x-external-correlation-id']]).toEqual([200, undefined]);
  }
  expect((await said('café 1')).headers['x-external-correlation-id']).toBe('café 1');
});

test.each(['source', 'target', 'sourceAmount'])('a form without a quote takes %s once', async name => {
  const url = `/v1/account-requirements?source=GBP&target=USD&sourceAmount=100&${name}=100`;
  const refused = await sandbox.inject({ method: 'GET', url });
  expect([refused.status, refused.body.errors[0].path]).toEqual([400, name]);
});

test('acceptance 7: every answer has a trace; a correlation id comes back at 36 letters, and is ignored at 37', async () => {
  const [fits, long] = ['x'.repeat(36), 'x'.repeat(37)];
  for (const url of ['/v1/me', '/v1/transfers/1', '/v1/nothing', '/oauth/authorize', '/_localwise/health']) {
    const say = (id: string) => sandbox.inject({ method: 'GET', url, headers: { 'x-external-correlation-id': id } });
    const { headers } = await say(fits);
    expect([headers['x-trace-id'], headers['x-external-correlation-id']]).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}$/),
      fits,
    ]);
    expect((await say(long)).headers['x-external-correlation-id']).toBeUndefined();
  }
});

test.each([`/v1/transfers${'/x'.repeat(5_000)}`, `/v1/transfers/1/${'x'.repeat(10_000)}`])(
  'a path of endless length is answered at once (%.30s)',
  async url => {
    const started = performance.now();
    expect((await sandbox.inject({ method: 'GET', url })).status).toBe(404);
    expect(performance.now() - started).toBeLessThan(5_000);
  },
);

test.each(['//v1//me', '/v1//me'])('%s takes no method, and the path it resembles is told', async url => {
  // A full address, since a path that begins with two slashes would be read as a host.
  const refused = await sandbox.inject({ method: 'GET', url: `http://localhost${url}` });
  expect([refused.status, refused.body.nearest[0].path]).toEqual([404, '/v1/me']);
});
