import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { renderDelivery } from '../../src/routes/views/events.ts';
import { catalogue, type EventType, eventTypes } from '../../src/state/webhooks/index.ts';
import { Bench } from '../support/bench.ts';
import { blocksOf, Installed } from '../support/installed.ts';
import { Sandbox } from '../support/sandbox.ts';
import { root, textOf } from '../support/source.ts';

const page = textOf('README.md');
const files = blocksOf(page, 'file');
const fileOf = (title: string): string => files.find(file => file.title === title)?.text ?? '';

/** Whole programs are built and started here, which takes its time where others do the same. */
const PATIENCE_MS = 300_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

let project: Installed;
let sandbox: Sandbox;
let wise: string;
beforeAll(async () => {
  [project, sandbox] = await Promise.all([Installed.open(), Sandbox.open()]);
  wise = await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' });
  for (const { title, text } of files) project.write(title, text);
});
afterAll(async () => {
  vi.resetConfig();
  project.close();
  await sandbox.close();
});

/** What each event carries when it is only a test, in its newest version, as a program that must compile. */
function eventProgram(): string {
  const { world } = new Bench();
  const lines = eventTypes.map((eventType: EventType) => {
    const schema = catalogue[eventType].schemas.at(-1) ?? '';
    const id = '0d7b6f3a-2c11-4e0b-b5d7-6a4ef0c98b12';
    const told = { id, subscriptionId: '', eventType, schema, test: true, facts: null, firstSentAt: null };
    const { data } = JSON.parse(renderDelivery(world, { ...told, eventAt: world.now }));
    return `  '${eventType}': ${JSON.stringify(data)},`;
  });
  return [`import type { EventData } from 'localwise';`, 'export const events: EventData = {', ...lines, '};'].join(
    '\n',
  );
}

describe('the types', () => {
  const programs = {
    run: blocksOf(page, 'run'),
    types: blocksOf(page, 'types'),
    container: blocksOf(page, 'container'),
  };

  test.each([
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ])('compile for a partner who has %s modules, with what the pages show', async (module, resolution) => {
    const all = Object.entries(programs).flatMap(([kind, blocks]) =>
      blocks.map(({ text }, i) => [`${kind}-${i}.ts`, text]),
    );
    all.push(['events.ts', eventProgram()], ['wrong.ts', wrong], ['profiles.ts', fileOf('test/profiles.test.ts')]);
    for (const [name = '', text = ''] of all) project.write(`types/${name}`, text);
    const sources = all.map(([name]) => `types/${name}`);
    const how = ['--module', module, '--moduleResolution', resolution, '--target', 'es2023', '--types', 'node'];
    expect(await project.tsc([...how, '--skipLibCheck', 'false', ...sources])).toEqual({ code: 0, said: '' });
    expect(programs.run.length * programs.types.length * programs.container.length).toBeGreaterThan(0);
  });

  const wrong = [
    `import { createSandbox } from 'localwise';`,
    `import { controlClient } from 'localwise/control';`,
    `import type { Reply } from 'localwise/operations';`,
    `const sandbox = await createSandbox();`,
    `// @ts-expect-error: there is no such event`,
    `sandbox.events.of('transfers#state-changed');`,
    `const { data } = await sandbox.events.next('transfers#state-change');`,
    `// @ts-expect-error: nor does it carry this`,
    `data.state;`,
    `// @ts-expect-error: a rate wants its target`,
    `await controlClient('').rates.set({ source: 'GBP', rate: 1 });`,
    `// @ts-expect-error: this reply has no such field`,
    `export type Wrong = Reply<'transferCreate'>['name'];`,
  ].join('\n');
});

describe('the programs of the README', () => {
  test('open a sandbox, and speak to a server', async () => {
    const [inProcess = '', client = ''] = blocksOf(page, 'run').map(({ text }) => text);
    const inline = ['--input-type=module', '--eval'];
    expect(await project.node([...inline, inProcess])).toEqual({ code: 0, said: '250\n' });
    expect((await project.node([...inline, client], { WISE: wise })).code).toBe(0);
    expect((await project.node(['-e', `console.log(typeof require('localwise').createSandbox)`])).said).toMatch(
      /function/,
    );
  });

  test('give each file a world of its own in Vitest', async () => {
    const { code, said } = await project.node(['node_modules/vitest/vitest.mjs', 'run', 'test/profiles.test.ts']);
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringMatching(/1 passed/) });
  });

  test('run in node:test, in process and on a server', async () => {
    const ran = await Promise.all([
      project.node(['--test', 'quotes.test.js']),
      project.node(['--test', 'quotes.test.js'], { LOCALWISE_URL: `${wise}/` }),
    ]);
    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    expect(sandbox.server.worlds.all().map(({ name }) => name)).toContainEqual(
      expect.stringMatching(/quotes-test-js-/),
    );
  });

  test('are understood by a runner that is like Jest', async () => {
    expect(parseSync('jest.config.mjs', fileOf('jest.config.mjs')).errors).toEqual([]);
    project.write('jest-like.mjs', jestLike);
    expect(await project.node(['jest-like.mjs'], { JEST_WORKER_ID: '1' })).toEqual({ code: 0, said: 'passed\n' });
  });

  /** Its globals, and one module registry for one file. */
  const jestLike = [
    `import assert from 'node:assert/strict';`,
    `const tests = [];`,
    `globalThis.test = (name, body) => tests.push(body);`,
    `globalThis.expect = value => ({ toBeGreaterThanOrEqual: floor => assert.ok(value >= floor) });`,
    `globalThis.expect.getState = () => ({ testPath: '/project/test/clock.test.mjs' });`,
    `const { wise } = await import('localwise/setup');`,
    `await import('./test/clock.test.mjs');`,
    `for (const body of tests) await body();`,
    `assert.match(wise.world, /^test-clock-test-mjs-/);`,
    `console.log('passed');`,
  ].join('\n');
});

test('a container is asked for by way of the package that the partner has installed', async () => {
  const [{ text = '' } = {}] = blocksOf(page, 'container');
  const inline = ['--input-type=module', '--eval', text];
  expect((await project.node(inline)).said).toMatch(/npm install --save-dev testcontainers/);
  project.write('node_modules/testcontainers/package.json', '{ "type": "module", "exports": "./index.js" }');
  project.write('node_modules/testcontainers/index.js', engine);
  const { said } = await project.node(inline, { WISE_PORT: new URL(wise).port });
  expect(said.split('\n')).toEqual([
    'localwise exposes 4010, {"LOCALWISE_RANDOM_SEED":"7"}, waits for /_localwise/health on 4010 to be 200, 60000 ms',
    '200',
    'stopped',
    '',
  ]);
  expect(sandbox.server.worlds.get('checkout')?.seed.world).toBe('empty');
});

/** What is used of the package, around a server that runs already. */
const engine = `
export const Wait = { forHttp: (path, port) => ({ forStatusCode: status => path + ' on ' + port + ' to be ' + status }) };
export const TestContainers = { exposeHostPorts: async () => {} };
export class GenericContainer {
  constructor(image) { this.said = [image]; }
  withExposedPorts(port) { this.said.push(' exposes ' + port); return this; }
  withEnvironment(env) { this.said.push(', ' + JSON.stringify(env)); return this; }
  withWaitStrategy(strategy) { this.said.push(', waits for ' + strategy); return this; }
  withStartupTimeout(ms) { this.said.push(', ' + ms + ' ms'); return this; }
  async start() {
    console.log(this.said.join(''));
    const port = Number(process.env.WISE_PORT);
    return { getHost: () => '127.0.0.1', getMappedPort: () => port, stop: async () => console.log('stopped') };
  }
}
`;

describe('continuous integration', () => {
  const ours = parse(readFileSync(join(root, 'docker/compose.yaml'), 'utf8'));
  const theirs = parse(fileOf('compose.yaml'));

  test('includes the compose file that there is, and finds its server under its name', () => {
    expect(theirs.include).toEqual(['localwise/docker/compose.yaml']);
    const { depends_on, environment } = theirs.services.tests;
    expect(Object.keys(ours.services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
    const { hostname, port } = new URL(environment.LOCALWISE_URL);
    expect(ours.services[hostname].ports).toContainEqual(expect.stringMatching(new RegExp(`:${port}$`)));
    expect(textOf('docker/Dockerfile')).toMatch(/^HEALTHCHECK /m);
  });

  test.each(['.github/workflows/test.yml', '.gitlab-ci.yml'])('%s runs services that there are', title => {
    const commands = [
      ...JSON.stringify(parse(fileOf(title))).matchAll(/docker compose (run|logs)((?: --\w+)*) (\w+)/g),
    ];
    const known = { ...ours.services, ...theirs.services };
    expect(commands.map(([, , , service = '']) => service in known)).toEqual([true, true]);
  });
});
