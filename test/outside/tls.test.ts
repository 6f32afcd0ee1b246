import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type RequestOptions, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { Certificates } from '../../src/outside/tls/certificates.ts';
import { hostsWith, wiseHosts } from '../../src/outside/tls/hosts.ts';
import { Sandbox } from '../support/sandbox.ts';
import { command } from '../support/screen.ts';

/** Calls a host by its name, as a client with that name compiled in would; only where the name leads is ours. */
function call(url: string, port: number, options: RequestOptions = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const lookup: RequestOptions['lookup'] = (_host, _options, done) =>
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    const asked = request(url, { port, lookup, agent: false, ...options }, response => {
      let body = '';
      response.on('data', text => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

const authorization = 'Bearer localwise-user-token';

describe('a server with https', () => {
  let sandbox: Sandbox;
  let port: number;
  let ca: string;
  beforeAll(async () => {
    sandbox = await Sandbox.open({ tls: true, tlsHosts: ['*.bank.test', '10.1.2.3'] });
    const { secure } = await sandbox.server.listen({ host: '127.0.0.1', port: 0, tlsPort: 0 });
    port = Number(new URL(secure ?? '').port);
    ca = (await sandbox.inject({ url: '/_localwise/ca.pem' })).body;
  });
  afterAll(async () => {
    await sandbox.close();
    expect(sandbox.problems).toEqual([]);
    await expect(call('https://localhost/', port, { ca })).rejects.toThrow('ECONNREFUSED');
  });

  test.each([...wiseHosts, 'localhost', 'localwise', 'wise.bank.test'])(
    'is %s to a client that trusts it',
    async host => {
      const { status, body } = await call(`https://${host}/v1/me`, port, { ca, headers: { authorization } });
      expect(status).toBe(200);
      expect(JSON.parse(body).id).toBe(10000001);
    },
  );

  test('is refused by a client that does not trust it, and by one that wants somebody else', async () => {
    await expect(call('https://api.wise-sandbox.com/v1/me', port)).rejects.toThrow(/certificate/);
    await expect(call('https://stranger.example/v1/me', port, { ca })).rejects.toThrow(/altnames/);
  });

  test('hands out links that lead back by https, and none of the kind by http', async () => {
    const headers = { host: 'api.wise-sandbox.com', 'x-localwise-world': 'links' };
    const url = 'https://api.wise-sandbox.com/openapi.json';
    expect(JSON.parse((await call(url, port, { ca, headers })).body).servers[0].url).toBe(
      'https://api.wise-sandbox.com/_worlds/links',
    );
    const plain = await sandbox.inject({ url: '/openapi.json', headers: { host: 'localhost:4010' } });
    expect(plain.body.servers[0].url).toMatch(/^http:\/\/localhost:4010/);
  });

  test('knows worlds by path, and tells what is no request from what is one', async () => {
    const base = 'https://api.wise-sandbox.com/_worlds/by-path';
    expect((await call(`${base}/v1/me`, port, { ca, headers: { authorization } })).status).toBe(200);
    expect((await call('https://localhost/v1/me', port, { ca, headers: { cookie: 'a'.repeat(20_000) } })).status).toBe(
      431,
    );
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect((await call('https://localhost/_localwise/health', port, { ca })).status).toBe(200);
  });

  test('says to no browser that https is all there is', async () => {
    const answer = await sandbox.inject({ url: '/v1/me', headers: { authorization, 'x-forwarded-proto': 'https' } });
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });
});

test('a sandbox of the library tells where it is by https', async () => {
  const sandbox = await createSandbox({ tls: true });
  expect(sandbox.secureUrl).toBeNull();
  await sandbox.listen();
  expect(sandbox.secureUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const ca = (await sandbox.inject('/_localwise/ca.pem')).payload;
  const port = Number(new URL(sandbox.secureUrl ?? '').port);
  expect((await call('https://wise-sandbox.com/_localwise/health', port, { ca })).status).toBe(200);
  await sandbox.close();
});

test('a server without https has no authority to offer', async () => {
  const sandbox = await Sandbox.open();
  const answer = await sandbox.inject({ url: '/_localwise/ca.pem' });
  expect(answer.status).toBe(404);
  expect(JSON.stringify(answer.body)).toContain('--tls');
  await sandbox.close();
});

describe('certificates', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'localwise-certs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = (name: string): string => join(folder, name);
  const read = (name: string): string => readFileSync(at(name), 'utf8');
  const certs = (...more: readonly string[]) => command(['certs', '--out', folder, ...more]);
  const made = (hosts = hostsWith()) => new Certificates({ folder, hosts });

  test('are of a kind that browsers take, and of an authority that may certify nobody else', async () => {
    const { certificate } = await made().server();
    const [leaf, ca] = [new X509Certificate(certificate), new X509Certificate(read('ca.pem'))];
    const days = (Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)) / 86_400_000;
    expect(days).toBeLessThanOrEqual(398);
    expect(leaf.checkIssued(ca) && leaf.verify(ca.publicKey)).toBe(true);
    expect([leaf.ca, ca.ca]).toEqual([false, true]);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(leaf.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(wiseHosts.every(host => leaf.checkHost(host) === host)).toBe(true);
    expect(leaf.checkIP('127.0.0.1') && leaf.checkIP('::1')).toBeTruthy();
    await expect(made(['shop.example']).server()).rejects.toThrow(
      'made without shop.example; delete it to have another',
    );
  });

  test('come from one authority, however many servers begin on a folder, now or later', async () => {
    await Promise.all([made(), made(), made()].map(certificates => certificates.server()));
    const ca = read('ca.pem');
    expect(await made().authority()).toBe(ca);
    expect(statSync(at('ca-key.pem')).mode & 0o777).toBe(0o600);
    const other = new Certificates({ folder: null, hosts: hostsWith() });
    expect(await other.authority()).not.toBe(ca);
    expect(await other.authority()).toBe(await other.authority());
  });

  test('are written for other programs, with directions; a second time the authority stays', async () => {
    const { code, out: directions } = await certs();
    expect(code).toBe(0);
    const [ca, server] = [read('ca.pem'), read('server.pem')];
    for (const word of ['NODE_EXTRA_CA_CERTS', 'keytool', '--cacert', 'REQUESTS_CA_BUNDLE', '/etc/hosts', ...wiseHosts])
      expect(directions).toContain(word);
    expect(statSync(at('server-key.pem')).mode & 0o777).toBe(0o600);
    await certs();
    expect(read('ca.pem')).toBe(ca);
    expect(read('server.pem')).not.toBe(server);
  });

  test('of somebody else are used as they are, and never overwritten', async () => {
    await certs();
    rmSync(at('ca-key.pem'));
    const given = await made(['shop.example']).server();
    expect(given).toEqual({ certificate: read('server.pem'), key: read('server-key.pem') });
    expect(await made().authority()).toBe(read('ca.pem'));
    expect((await certs()).err).toContain('localwise did not make');
    rmSync(at('ca.pem'));
    expect(await made().authority()).toBeUndefined();
  });

  test.each([
    ['ca.pem', null, /ca\.pem is missing beside ca-key\.pem/],
    ['ca.pem', 'nonsense', /ca\.pem is no certificate in PEM form/],
    ['ca.pem', 'server.pem', /ca-key\.pem is not the key of ca\.pem/],
    ['ca-key.pem', 'nonsense', /ca-key\.pem is not a private key in PEM form/],
    ['ca-key.pem', 'server-key.pem', /ca-key\.pem is not the key of ca\.pem/],
  ])('a folder whose %s is replaced by %s is named with what is wrong', async (file, by, reason) => {
    await certs();
    if (by === null) rmSync(at(file));
    else writeFileSync(at(file), by === 'nonsense' ? by : read(by));
    await expect(made().server()).rejects.toThrow(reason);
    await expect(made().server()).rejects.toThrow(folder);
  });

  test('that cannot be kept say where', async () => {
    writeFileSync(at('file'), '');
    const nowhere = new Certificates({ folder: at('file'), hosts: hostsWith() });
    await expect(nowhere.server()).rejects.toThrow(/file.*there is a file where a folder is needed/);
  });

  test('whose port is taken are explained with the flag to change', async () => {
    const [first, second] = [await Sandbox.open({ tls: true }), await Sandbox.open({ tls: true })];
    const { secure } = await first.server.listen({ port: 0, tlsPort: 0 });
    const tlsPort = Number(new URL(secure ?? '').port);
    const taken = new RegExp(`port ${tlsPort} on .* choose another with --tls-port`);
    await expect(second.server.listen({ port: 0, tlsPort })).rejects.toThrow(taken);
    await Promise.all([first.close(), second.close()]);
  });
});
