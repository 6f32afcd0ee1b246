import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../src/state/kernel/index.ts';
import { deliveries } from '../../src/state/webhooks/index.ts';
import { exampleOf } from '../support/hostile/examples.ts';
import { furnish, type Request, requestsOn } from '../support/hostile/subjects.ts';
import { type Target, targets } from '../support/hostile/targets.ts';
import { wireOf } from '../support/hostile/wire.ts';
import { Sandbox } from '../support/sandbox.ts';
import { subscribeToAll } from '../support/subscriptions.ts';
import { triggers } from '../support/triggers/index.ts';

let sandbox: Sandbox;
let furnished: World;
let requests: Readonly<Record<string, Request>>;
beforeAll(async () => {
  sandbox = await Sandbox.open({ journalSize: 20 });
  requests = requestsOn(await furnish(sandbox));
  await subscribeToAll(sandbox, 'http://127.0.0.1:9/');
  furnished = await sandbox.world();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

// Of reading, it is tested elsewhere that it changes nothing.
const silent = ({ name, row }: Target) => row.method !== 'GET' && !telling.has(name) && !telling.has(row.id);

const telling = new Set<string>(triggers.filter(({ fires }) => fires.length > 0).map(({ by }) => by));

test('whatever is in no map of events tells nobody anything', async () => {
  const before = furnished.table(deliveries).size;
  const told: string[] = [];
  for (const { name, row } of targets.filter(silent)) {
    sandbox.server.worlds.adopt(furnished.fork());
    const { url, headers, payload } = wireOf(row, requests[name] ?? requests[row.id] ?? exampleOf(row));
    const answer = await sandbox.inject({
      method: row.method,
      url,
      headers: headers as Record<string, string>,
      ...(payload === undefined ? {} : { payload }),
    });
    const fresh = [...(await sandbox.world()).table(deliveries).all()].slice(before);
    const types = fresh.filter(({ test }) => !test).map(({ eventType }) => eventType);
    if (types.length > 0) told.push(`${name} ${answer.status}: ${[...new Set(types)].join()}`);
  }
  expect(told).toEqual([]);
});
