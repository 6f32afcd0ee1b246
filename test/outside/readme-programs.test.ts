import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { root, textOf } from '../support/source.ts';

let sandbox: Sandbox;
let wise: string;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
  wise = await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

/** Everything that stands in the README to be pasted into a file and run. */
const programs = [...textOf('README.md').matchAll(/^```js\n(import [\s\S]*?process\.env\.WISE[\s\S]*?)^```$/gm)].map(
  ([, program = '']) => program,
);

const run = async (program: string): Promise<string> => {
  const options = { cwd: root, env: { ...process.env, WISE: wise } };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], options);
  return stdout.trim();
};

test.each([
  ['signs', 0, '{"message":"jose-playground-response-hello","method":"POST"}'],
  ['seals', 1, '{"message":"jose-playground-response-hello","method":"POST"}'],
  ['authenticates', 2, 'true'],
])('the program of the README that %s says what it promises', async (_, at, said) => {
  expect(await run(programs[at] ?? '')).toContain(said);
});

const section = /^## Failures on demand\n([\s\S]*?)^## /m.exec(textOf('README.md'))?.[1] ?? '';

test('the program of the README that loses a reply finds what was made, once', async () => {
  const lost = programs.find(program => section.includes(program)) ?? '';
  expect(await run(lost)).toBe('fetch failed 1');
});

test('every fault that the README shows can be ordered', async () => {
  const shown = [...section.matchAll(/-d '(\{.*\})'/g)].map(([, body = '']) => JSON.parse(body));
  const effects = [...section.matchAll(/^\| `(\{.*?\})` \|/gm)].map(([, then = '']) => ({ then: JSON.parse(then) }));
  expect([shown.length, effects.length]).toEqual([4, 6]);
  for (const wish of [...shown, ...effects]) {
    const { status } = await sandbox.control('POST', '/faults', wish);
    expect([status, wish]).toEqual([201, wish]);
  }
});
