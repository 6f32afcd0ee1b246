import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '../../src/commands/checks/finding.ts';
import { checkContainer, checkNode } from '../../src/commands/checks/machine.ts';
import { lockDirectory } from '../../src/outside/directory-lock.ts';
import { version } from '../../src/routes/version.ts';
import { PretendedServer } from '../support/pretended-server.ts';
import { Sandbox } from '../support/sandbox.ts';
import { command } from '../support/screen.ts';

let sandbox: Sandbox;
let port: string;
const folder = mkdtempSync(join(tmpdir(), 'localwise-doctor-'));
beforeAll(async () => {
  sandbox = await Sandbox.open();
  port = new URL(await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' })).port;
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function look(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const { code, json } = await command(['doctor', '--json', ...args], { LOCALWISE_PORT: port, ...variables });
  const { findings, problems } = json() as { readonly findings: readonly Finding[]; readonly problems: number };
  return { code, problems, of: (what: string) => findings.filter(each => each.what === what), findings };
}

test('all is well beside a server of the same version, and each line says what was found', async () => {
  const { code, out, err } = await command(['doctor'], { LOCALWISE_PORT: port });
  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toContain(`✓ Node       ${process.versions.node}`);
  expect(out).toContain(`✓ Server     localwise ${version} at http://127.0.0.1:${port}`);
  expect(out).toMatch(
    /! Clock {6}frozen at 2026-03-02T09:00:00.000Z in the world default\n\s+→ nothing falls due by itself/,
  );
  expect(out).toContain('✓ Data       in memory');
  expect(out).toMatch(/Nothing keeps localwise from working here\.$/);
});

test('a port that another program holds is a problem, and a free one is none', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => other.once('listening', resolve));
  other.on('connection', socket => socket.destroy());
  const { port: taken } = other.address() as { port: number };
  const { code, of } = await look(['--port', String(taken)]);
  expect(code).toBe(1);
  expect(of('Port')[0]).toMatchObject({
    verdict: 'problem',
    found: `${taken} on 127.0.0.1 is held by another program`,
  });
  await new Promise(resolve => other.close(resolve));
  const { port, of: found } = await lookAtFreePort();
  expect(found('Port')[0]).toMatchObject({ verdict: 'fine' });
  expect(found('Server')[0]).toMatchObject({ verdict: 'hint', found: `none answers at http://127.0.0.1:${port}` });
});

/** Below the ports that the system gives to whoever asks for any, so that no other test has it a moment later. */
const FIRST = 23_456;

async function lookAtFreePort(port = FIRST): Promise<{ readonly port: number } & Awaited<ReturnType<typeof look>>> {
  const looked = await look(['--port', String(port)]);
  const isOver = looked.of('Port')[0]?.verdict === 'fine' || port === FIRST + 20;
  return isOver ? { port, ...looked } : lookAtFreePort(port + 1);
}

test('an address that is not of this machine is a problem', async () => {
  const { of } = await look(['--host', '203.0.113.1']);
  expect(of('Port')[0]).toMatchObject({ verdict: 'problem', todo: 'see --host' });
});

test('a server of another version is a problem, and one elsewhere has a hint for webhooks', async () => {
  const other = await PretendedServer.open(({ path }) =>
    path.endsWith('/health')
      ? [200, { version: '9.9.9', worlds: 2 }]
      : [200, { now: '2026-03-02T09:00:00Z', mode: 'running', offsetMs: 14 * 86_400_000 + 3_600_000 }],
  );
  const { code, of } = await look(['--port', '0', '--url', other.url.replace('127.0.0.1', '127.0.0.1.')]);
  await other.close();
  expect([code, of('Server')[0]?.verdict]).toEqual([1, 'problem']);
  expect(of('Server')[0]?.found).toContain(
    `localwise 9.9.9 at ${other.url.replace('127.0.0.1', '127.0.0.1.')}; this program is ${version}`,
  );
  expect(of('Clock')[0]?.found).toBe('runs 14 days 1 hour ahead of the wall clock');
});

test('a folder is looked at: whether it is one, who has it, and the keys in it', async () => {
  expect((await look(['--data', join(folder, 'new', 'deep')])).of('Data')[0]?.found).toContain('will be made');
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect((await look(['--data', file])).of('Data')[0]).toMatchObject({
    verdict: 'problem',
    found: `${file} is a file`,
  });
  const data = join(folder, 'data');
  mkdirSync(data);
  expect((await look(['--data', data])).code).toBe(0);
  const lock = await lockDirectory(data);
  writeFileSync(join(data, 'webhook-key.pem'), 'no key');
  const { code, of } = await look([], { LOCALWISE_DATA: data });
  await lock.release();
  expect(code).toBe(1);
  expect(of('Lock')[0]).toMatchObject({ verdict: 'hint', found: expect.stringContaining(`process ${process.pid}`) });
  expect(of('Keys')[0]).toMatchObject({
    verdict: 'problem',
    found: expect.stringContaining('is not a private RSA key'),
  });
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is a problem', async () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  for (const data of [closed, join(closed, 'within')])
    expect((await look(['--data', data])).of('Data')[0]).toMatchObject({ verdict: 'problem' });
});

test('what a start would read is read, and named where it is broken', async () => {
  const init = join(folder, 'init');
  mkdirSync(init);
  const call = { method: 'POST', path: '/_localwise/events', body: { eventType: 'nothing that is' } };
  writeFileSync(join(init, 'shop.json'), JSON.stringify({ seed: 'empty', calls: [call] }));
  const overrides = join(folder, 'overrides.yaml');
  writeFileSync(overrides, 'overrides: []');
  const well = await look(['--init', init, '--overrides', overrides, '--tls', '--tls-port', '0']);
  expect([well.code, well.of('Init')[0]?.found, well.of('Overrides')[0]?.found]).toEqual([0, init, overrides]);
  writeFileSync(join(init, 'shop.json'), '{"seeed": "empty"}');
  writeFileSync(overrides, 'overrides: 5');
  const variables = { LOCALWISE_INIT: init, LOCALWISE_OVERRIDES: overrides, LOCALWISE_CONTRACT: './nowhere.json' };
  const { problems, of } = await look(['--seed', 'dmeo'], variables);
  expect(problems).toBe(4);
  expect(of('Seed')[0]?.found).toContain('there is no seed called dmeo');
  expect(of('Init')[0]?.found).toContain('shop.json: seeed is not known here');
  expect(of('Contract')[0]?.found).toContain('there is no contract at ./nowhere.json');
  expect(of('Overrides')[0]).toMatchObject({ todo: 'put it right, or start without --overrides' });
});

test('https is looked at where it is wanted: its port, and its certificates, of which none is made', async () => {
  const certs = join(folder, 'certs');
  const https = (...args: string[]) => look(['--tls', '--tls-port', '0', ...args]);
  expect((await https()).of('Certs')[0]).toMatchObject({
    verdict: 'hint',
    todo: expect.stringContaining('--certs DIR'),
  });
  expect((await https('--certs', certs)).of('Certs')[0]?.found).toBe(`an authority will be made, and kept in ${certs}`);
  await command(['certs', '--out', certs]);
  expect((await https('--certs', certs)).of('Certs')[0]?.found).toContain('has an authority');
  rmSync(join(certs, 'ca-key.pem'));
  expect((await https('--certs', certs)).of('Certs')[0]?.found).toContain('that others made');
  writeFileSync(join(certs, 'server-key.pem'), 'no key');
  expect(await https('--certs', certs)).toMatchObject({ code: 1 });
  expect((await look(['--tls', '--tls-port', port])).of('TLS port')[0]).toMatchObject({ verdict: 'hint' });
});

test('variables that cannot be read, or are nearly ours, are named', async () => {
  const { code, of } = await look([], { LOCALWISE_PORT: 'x', LOCALWISE_SEDE: 'demo' });
  expect(code).toBe(1);
  expect(of('Variables').map(({ verdict, found }) => [verdict, found])).toEqual([
    ['problem', "LOCALWISE_PORT must be a whole number from 0 to 65535; it is 'x'"],
    ['hint', 'LOCALWISE_SEDE is none of localwise'],
  ]);
});

test.each([
  ['20.18.3', 'problem'],
  ['20.19.0', 'fine'],
  ['21.7.0', 'problem'],
  ['22.11.0', 'problem'],
  ['22.12.0', 'fine'],
  ['23.5.0', 'problem'],
  ['24.0.0', 'fine'],
  ['26.1.0', 'fine'],
])('Node %s is %s', (node, verdict) => {
  expect(checkNode(node)).toMatchObject({ verdict, found: node });
});

test('in a container, what localhost means there is said, and where to listen', () => {
  expect(checkContainer('127.0.0.1', join(folder, 'nothing'))).toHaveLength(1);
  writeFileSync(join(folder, '.dockerenv'), '');
  const [inward, webhooks] = checkContainer('127.0.0.1', folder);
  expect(inward).toMatchObject({ verdict: 'hint', todo: expect.stringContaining('LOCALWISE_HOST=0.0.0.0') });
  expect(webhooks?.todo).toContain('host.docker.internal');
  expect(checkContainer('0.0.0.0', folder)[0]).toMatchObject({ verdict: 'fine' });
});
