import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => sandbox.enterFreshWorld());
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const read = async (query = '') => (await sandbox.control('GET', `/coverage${query}`)).body;
const operation = async (id: string, query = '') => (await read(`?operationId=${id}${query}`)).operations[0];

test('what was called is told with its statuses and fields, and what is missing by name', async () => {
  await sandbox.call('profileList');
  await sandbox.call('profileList');
  await sandbox.call('profileList', { token: null });
  const { statuses, calls, documentedStatuses, responseFields } = await operation('profileList');
  expect({ calls, statuses }).toEqual({ calls: 3, statuses: { 200: 2, 401: 1 } });
  expect(documentedStatuses).toContain(200);
  expect(responseFields.seen + responseFields.missing.length).toBe(responseFields.documented);
  expect(responseFields).toMatchObject({ repliesRead: 2 });
  expect(responseFields.missing).not.toContain('[].id');
  const { totals, operations } = await read();
  expect(operations).toHaveLength(238);
  expect(totals.operations).toEqual({ exercised: 1, of: 238, percent: 0.4 });
  expect(totals.statuses.exercised).toBe(documentedStatuses.includes(401) ? 2 : 1);
  expect(totals.responseFields.exercised).toBe(responseFields.seen);
});

test('it is a table, too', async () => {
  await sandbox.call('profileList');
  const { body, headers } = await sandbox.control('GET', '/coverage?format=text');
  expect(headers['content-type']).toMatch(/^text\/plain/);
  expect(body).toMatch(/^Operations: 1 of 238 \(0\.4 %\)$/m);
  expect(body).toMatch(/^profileList {2,}1 +200×1 /m);
  expect(body).toMatch(/Never called \(237\):\n.*3dsChallengeResultPost/);
});

test('a world counts for itself, outlives its reset, and counts towards all when it is gone', async () => {
  await sandbox.control('DELETE', '/coverage?all=true');
  await sandbox.call('profileList');
  await sandbox.control('POST', '/reset');
  expect(await operation('profileList')).toMatchObject({ calls: 1 });
  const { world } = await read();
  sandbox.enterFreshWorld();
  await sandbox.call('profileList');
  await sandbox.control('DELETE', `/worlds/${world}`);
  expect(await operation('profileList')).toMatchObject({ calls: 1 });
  expect(await operation('profileList', '&all=true')).toMatchObject({ calls: 2 });
  expect((await read('?all=true')).world).toBeNull();
  expect((await sandbox.control('DELETE', '/coverage')).status).toBe(204);
  expect(await operation('profileList')).toMatchObject({ calls: 0 });
  expect(await operation('profileList', '&all=true')).toMatchObject({ calls: 1 });
});

test('what a fault answered, an older path, and the control interface itself exercise nothing', async () => {
  const fault = { match: { operationId: 'profileList' }, times: 1, then: { status: 503 } };
  await sandbox.control('POST', '/faults', fault);
  expect((await sandbox.call('profileList')).status).toBe(503);
  await sandbox.inject({ url: '/v1/nowhere' });
  expect((await read()).totals.operations.exercised).toBe(0);
  await sandbox.control('POST', '/faults', { match: {}, times: 1, then: { drop: 'after' } });
  await sandbox.call('profileList').catch(() => {});
  expect(await operation('profileList')).toMatchObject({ calls: 1 });
});

test('a wish that is no wish is refused', async () => {
  for (const query of ['?all=yes', '?format=xml', '?operation=x']) {
    const { status, body } = await sandbox.control('GET', `/coverage${query}`);
    expect([status, body.errors[0].path]).toEqual([400, /\?(\w+)/.exec(query)?.[1]]);
  }
  expect((await sandbox.control('DELETE', '/coverage?operationId=x')).status).toBe(400);
  expect(await read('?operationId=nobodys')).toMatchObject({ operations: [], totals: { operations: { of: 0 } } });
});

test('metrics are what Prometheus reads, and name nothing that a client chose', async () => {
  const before = await metric('localwise_requests_total{operation="profileList",status="2xx"}');
  await sandbox.call('profileList');
  await sandbox.inject({ url: '/v1/made-up' });
  const { body, headers } = await sandbox.control('GET', '/metrics');
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (body as string).trimEnd().split('\n');
  const form = /^(# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})? [0-9.e+-]+)$/;
  expect(lines.filter(line => !form.test(line))).toEqual([]);
  const series = lines.filter(line => !line.startsWith('#')).map(line => line.replace(/ [^ ]+$/, ''));
  expect(new Set(series).size).toBe(series.length);
  expect(body).not.toMatch(/made-up|fresh-\d/);
  expect(await metric('localwise_requests_total{operation="profileList",status="2xx"}')).toBe(before + 1);
  const count = await metric('localwise_request_duration_seconds_count{operation="profileList"}');
  expect(await metric('localwise_request_duration_seconds_bucket{operation="profileList",le="+Inf"}')).toBe(count);
  expect(await metric('localwise_worlds')).toBe(sandbox.server.worlds.all().length);
  expect(await metric('process_resident_memory_bytes')).toBeGreaterThan(1e6);
});

async function metric(series: string): Promise<number> {
  const { body } = await sandbox.control('GET', '/metrics');
  const line = (body as string).split('\n').find(each => each.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
}
