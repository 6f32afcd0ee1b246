import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { flags, variableName } from '../../src/config.ts';
import { createSandbox } from '../../src/index.ts';
import { wiseHosts } from '../../src/outside/tls/hosts.ts';
import { root, textOf } from '../support/source.ts';

const compose = parse(textOf('docker/compose.yaml'));
const sealed = parse(textOf('docker/compose.sealed.yaml'));
const dockerfile = textOf('docker/Dockerfile');
const { localwise, 'partner-tests': tests } = compose.services;

test('both services run as nobody in particular, without any right, on a disk they cannot write', () => {
  for (const service of [localwise, tests]) {
    expect(service).toMatchObject({
      read_only: true,
      init: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service).not.toHaveProperty('privileged');
    expect(service).not.toHaveProperty('network_mode');
  }
  // The key of the authority is for its owner alone.
  expect(tests.user).not.toBe(localwise.user);
});

test('nothing but `up` is needed for the tests to run, once the server is healthy', () => {
  expect(tests).not.toHaveProperty('profiles');
  expect(tests.depends_on).toEqual({ localwise: { condition: 'service_healthy' } });
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
});

test("every name of Wise's leads to localwise, in the network that both share", () => {
  expect(localwise.networks.default.aliases).toEqual([...wiseHosts]);
  expect(tests).not.toHaveProperty('networks');
  expect(wiseHosts).toContain(new URL(tests.environment.WISE_URL).host);
  expect(sealed).toEqual({ networks: { default: { internal: true } } });
});

test('ports are published on this machine only', () => {
  for (const port of localwise.ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
});

test('image and services set no variable that is not a flag', () => {
  const known = flags.map(({ name }) => variableName(name));
  const inImage = [...dockerfile.matchAll(/(LOCALWISE_\w+)=/g)].map(([, name]) => name);
  for (const name of [...inImage, ...Object.keys(localwise.environment)]) expect(known).toContain(name);
});

test('the documents beside the compose file can be loaded', async () => {
  const sandbox = await createSandbox({ init: join(root, 'docker/init') });
  for (const file of readdirSync(join(root, 'docker/init'))) {
    const world = sandbox.world(file.replace('.json', ''));
    expect((await world.inject('/_localwise/clock')).json()).toMatchObject({ mode: 'frozen' });
  }
  await sandbox.close();
});

test('the image is small, and starts as an ordinary user', () => {
  expect(dockerfile).toMatch(/^USER 1000:1000$/m);
  expect([...dockerfile.matchAll(/^FROM .*?(\S+?)(?: AS \w+)?$/gm)].map(([, image]) => image)).toEqual([
    'node:24-alpine',
    'node:24-alpine',
  ]);
  for (const folder of ['/data', '/certs']) expect(dockerfile).toMatch(new RegExp(`chown 1000:1000.* ${folder}\\b`));
});
