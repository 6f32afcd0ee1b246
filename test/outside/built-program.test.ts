import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { healthCommand, layOut } from '../support/image.ts';
import { Launched } from '../support/launched.ts';

const nobody = { uid: 65_534, gid: 65_534 };
// Where Node is installed in root's own home, nobody else can run it.
const mayBecome = process.getuid?.() === 0 && spawnSync(process.execPath, ['--version'], nobody).status === 0;
/** As in the container: nobody's home, nothing of ours to write to, and another user where this one may become one. */
const user = mayBecome ? nobody : {};

let image: string;
const running: Launched[] = [];
beforeAll(() => {
  image = mkdtempSync(join(tmpdir(), 'localwise-image-'));
  layOut(image);
  writeFileSync(join(image, 'overrides.yaml'), overrides);
  spawnSync('chmod', ['-R', 'a+rX,a-w', image]);
});
afterAll(() => {
  for (const { process: child } of running) child.kill('SIGKILL');
  spawnSync('chmod', ['-R', 'u+w', image]);
  rmSync(image, { recursive: true, force: true });
});

const overrides = `
overrides:
  - match: { operationId: rateGet }
    reply: { headers: { x-overridden: 'yes' } }
`;

function launch(args: readonly string[], env: Readonly<Record<string, string>> = {}): Launched {
  const program = new Launched([join(image, 'dist/main.js'), ...args], { ...user, cwd: '/', env });
  running.push(program);
  return program;
}

describe('the image', () => {
  const environment = {
    NODE_ENV: 'production',
    CI: '1',
    LOCALWISE_PORT: '0',
    LOCALWISE_TLS: 'true',
    LOCALWISE_TLS_PORT: '0',
    LOCALWISE_SCA: 'never',
    LOCALWISE_SEED: 'demo',
  };
  let server: Launched;
  let url: string;
  beforeAll(async () => {
    server = launch(['--overrides', join(image, 'overrides.yaml')], environment);
    url = await server.printed(/listening on (http:\S+)/);
  });

  const get = (path: string) => fetch(url + path, { headers: { authorization: 'Bearer localwise-user-token' } });

  test('has all that the server needs, and needs to write nowhere', async () => {
    expect((await get('/_localwise/ca.pem')).status).toBe(200);
    expect((await get('/docs/swagger-ui.css')).status).toBe(200);
    const found = await get('/v1/transfers?profile=30000001&status=outgoing_payment_sent');
    const [transfer] = (await found.json()) as readonly [{ readonly id: number }];
    const receipt = await get(`/v1/transfers/${transfer.id}/receipt.pdf`);
    expect(receipt.headers.get('content-type')).toBe('application/pdf');
    const files = ['LICENSE', 'dist', 'fixtures', 'node_modules', 'overrides.yaml', 'package.json'];
    expect(readdirSync(image).sort()).toEqual(files);
  });

  test('has what is loaded late: uploads are read, and overrides followed', async () => {
    const body = new FormData();
    body.append('file', new Blob(['a scan'], { type: 'image/png' }), 'scan.png');
    const headers = { authorization: 'Bearer localwise-user-token' };
    const path = '/v3/spend/profiles/30000001/dispute-form/file';
    expect((await fetch(url + path, { method: 'POST', headers, body })).status).toBe(200);
    expect((await get('/v1/rates')).headers.get('x-overridden')).toBe('yes');
  });

  test('has a check of its own that finds it healthy, and finds out when it is not', () => {
    const [program = '', ...args] = healthCommand();
    expect(program).toBe('node');
    const check = (port: string) => spawnSync(process.execPath, args, { env: { LOCALWISE_PORT: port } }).status;
    expect(check(new URL(url).port)).toBe(0);
    expect(check('1')).toBe(1);
  });

  test('prints its address without colour and nothing else on a build server, and ends when it is told to', async () => {
    server.process.kill('SIGTERM');
    const { code, out } = await server.ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^localwise \d+\.\d+\.\d+ is listening on http:\S+:\d+ and https:\S+:\d+\n$/);
  });
});

describe('the program', () => {
  test('says its version in one line', async () => {
    const { code, out } = await launch(['--version']).ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('ends with 2 after a mistake, in words and without a trace', async () => {
    const { code, out, err } = await launch(['--prot', '4011']).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe('localwise: unknown flag --prot; did you mean --port?\nSee localwise --help.\n');
  });

  test('does not complain of a reader that has seen enough', async () => {
    const { process: child, ended } = launch(['--help']);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  test('shows colour through a pipe where it is asked to, and Ctrl-C is no failure', async () => {
    const server = launch(['--port', '0', '--seed', 'empty'], { FORCE_COLOR: '1' });
    await server.printed(/webhook key/);
    server.process.kill('SIGINT');
    const { code, out } = await server.ended;
    expect(code).toBe(0);
    expect(out).toContain('\u001b[1mlocalwise');
  });
});
