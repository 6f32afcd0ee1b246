import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../src/state/kernel/index.ts';
import { Dice } from '../support/chance.ts';
import { exampleOf, queriesOf } from '../support/hostile/examples.ts';
import { findProblem } from '../support/hostile/problems.ts';
import { furnish, type Request, requestsOn, type Subjects } from '../support/hostile/subjects.ts';
import { mutationsOf, targets } from '../support/hostile/targets.ts';
import { type Wire, wireOf } from '../support/hostile/wire.ts';
import { Sandbox } from '../support/sandbox.ts';

/** What is tried follows from the seed; to try something else, or everything, set these. */
const SEED = process.env.HOSTILE_SEED ?? 'hostile';
const TRIES = Number(process.env.HOSTILE_TRIES ?? 2_500 / targets.length);

let sandbox: Sandbox;
let furnished: World;
let before: string;
let subjects: Subjects;
let requests: Readonly<Record<string, Request>>;

beforeAll(async () => {
  sandbox = await Sandbox.open({ journalSize: 20 });
  subjects = await furnish(sandbox);
  requests = requestsOn(subjects);
  furnished = await sandbox.world();
  before = JSON.stringify(furnished.save());
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

test.each(targets.map(target => [target.name, target] as const))(
  '%s withstands what is careless or hostile',
  async (name, { row }) => {
    const known = requests[name] ?? requests[row.id];
    const request = known ?? exampleOf(row);
    const dice = new Dice(`${SEED} ${name}`);
    const all = mutationsOf(row, request, subjects, queriesOf(row, request));
    const bad = all.length <= TRIES ? all : Array.from({ length: TRIES }, () => dice.pick(all));
    const wrong: string[] = [];
    for (const wire of [wireOf(row, request), ...bad]) {
      sandbox.server.worlds.adopt(furnished.fork());
      const problem = await tryOut(row.method, wire, row.statuses);
      if (problem) wrong.push(problem);
    }
    if (known) {
      sandbox.server.worlds.adopt(furnished.fork());
      const good = await send(row.method, wireOf(row, request));
      if (good.status >= 400) wrong.push(`a request that should do is answered ${good.status} ${good.raw.payload}`);
    }
    expect(wrong.slice(0, 20), `seed ${SEED}`).toEqual([]);
  },
);

const forms = targets.filter(({ row }) => row.requestTypes.includes('multipart/form-data'));

test.each(forms.map(target => [target.name, target] as const))(
  '%s refuses a form that never came',
  async (name, { row }) => {
    sandbox.server.worlds.adopt(furnished.fork());
    const { url, headers } = wireOf(row, requests[name] ?? requests[row.id] ?? exampleOf(row));
    const { authorization = '' } = headers;
    const { status } = await send(row.method, { what: 'there is none', url, headers: { authorization } });
    expect([status >= 400, status < 500]).toEqual([true, true]);
  },
);

test('no prototype is polluted by all that', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.keys(Array.prototype)).toEqual([]);
});

const send = (method: string, { url, headers, payload }: Wire) =>
  sandbox.inject({
    method: method as 'GET',
    url,
    headers: headers as Record<string, string>,
    ...(payload === undefined ? {} : { payload }),
  });

async function tryOut(method: string, wire: Wire, statuses: readonly number[]): Promise<string | undefined> {
  const started = performance.now();
  const answer = await send(method, wire);
  const tookMs = performance.now() - started;
  const problem = findProblem({ answer, tookMs, statuses, world: await sandbox.world(), before });
  const told = sandbox.problems.splice(0).map(text => text.slice(0, 600));
  if (!problem && told.length === 0) return undefined;
  const shown = `${method} ${wire.url.slice(0, 200)} ${String(wire.payload ?? '').slice(0, 400)}`;
  return [`${wire.what}: ${problem ?? ''}`, shown, ...told].join('\n    ');
}
