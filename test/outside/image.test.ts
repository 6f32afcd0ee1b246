import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { healthCommand, layOut } from '../support/image.ts';
import { Launched } from '../support/launched.ts';

/** As in the container: nobody's home, nothing of ours to write to, and another user where this one may become one. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const environment = {
  NODE_ENV: 'production',
  CI: '1',
  LOCALWISE_PORT: '0',
  LOCALWISE_TLS: 'true',
  LOCALWISE_TLS_PORT: '0',
  LOCALWISE_SCA: 'never',
  LOCALWISE_SEED: 'demo',
};

const overrides = `
overrides:
  - match: { operationId: rateGet }
    reply: { headers: { x-overridden: 'yes' } }
`;

let image: string;
let server: Launched;
let url: string;
beforeAll(async () => {
  image = mkdtempSync(join(tmpdir(), 'localwise-image-'));
  layOut(image);
  spawnSync('chmod', ['-R', 'a+rX,a-w', image]);
  writeFileSync(join(image, 'overrides.yaml'), overrides);
  const args = [join(image, 'dist/main.js'), '--overrides', join(image, 'overrides.yaml')];
  server = new Launched(args, { ...user, cwd: '/', env: environment });
  url = await server.printed(/listening on (http:\S+)/);
});
afterAll(() => {
  server?.process.kill('SIGKILL');
  spawnSync('chmod', ['-R', 'u+w', image]);
  rmSync(image, { recursive: true, force: true });
});

const get = (path: string) => fetch(url + path, { headers: { authorization: 'Bearer localwise-user-token' } });

test('the image has all that the server needs, and needs to write nowhere', async () => {
  expect((await get('/_localwise/ca.pem')).status).toBe(200);
  expect((await get('/docs/swagger-ui.css')).status).toBe(200);
  const found = await get('/v1/transfers?profile=30000001&status=outgoing_payment_sent');
  const [transfer] = (await found.json()) as readonly [{ readonly id: number }];
  const receipt = await get(`/v1/transfers/${transfer.id}/receipt.pdf`);
  expect(receipt.headers.get('content-type')).toBe('application/pdf');
  expect(readdirSync(image).sort()).toEqual([
    'LICENSE',
    'dist',
    'fixtures',
    'node_modules',
    'overrides.yaml',
    'package.json',
  ]);
});

test("the image's own check finds it healthy, and finds out when it is not", () => {
  const [program = '', ...args] = healthCommand();
  expect(program).toBe('node');
  const check = (port: string) => spawnSync(process.execPath, args, { env: { LOCALWISE_PORT: port } }).status;
  expect(check(new URL(url).port)).toBe(0);
  expect(check('1')).toBe(1);
});

test('what is loaded late is in it: uploads are read, and overrides followed', async () => {
  const body = new FormData();
  body.append('file', new Blob(['a scan'], { type: 'image/png' }), 'scan.png');
  const headers = { authorization: 'Bearer localwise-user-token' };
  const path = '/v3/spend/profiles/30000001/dispute-form/file';
  expect((await fetch(url + path, { method: 'POST', headers, body })).status).toBe(200);
  expect((await get('/v1/rates')).headers.get('x-overridden')).toBe('yes');
});

test('it ends when it is told to', async () => {
  server.process.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
});
