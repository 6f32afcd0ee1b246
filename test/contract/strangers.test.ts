import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../src/state/kernel/index.ts';
import { exampleOf } from '../support/hostile/examples.ts';
import { furnish, type Request, requestsOn } from '../support/hostile/subjects.ts';
import { targets } from '../support/hostile/targets.ts';
import { wireOf } from '../support/hostile/wire.ts';
import { Sandbox } from '../support/sandbox.ts';

/** What is known of the people whose world this is, in any reply the trace of a leak. */
const known = /Lovell|Northbank|ada\.lovell|NW1 6XE/i;

let sandbox: Sandbox;
let furnished: World;
let requests: Readonly<Record<string, Request>>;
beforeAll(async () => {
  sandbox = await Sandbox.open({ journalSize: 20 });
  requests = requestsOn(await furnish(sandbox));
  furnished = await sandbox.world();
});
afterAll(() => sandbox.close());

const protectedOnes = targets.filter(({ row }) => row.security.includes('UserToken'));

test.each(protectedOnes.map(target => [target.name, target] as const))(
  '%s tells a stranger nothing about others',
  async (name, { row }) => {
    const request = requests[name] ?? requests[row.id] ?? exampleOf(row);
    sandbox.server.worlds.adopt(furnished.fork());
    const before = JSON.stringify((await sandbox.world()).save());
    const { url, headers, payload } = wireOf(row, { ...request, token: 'newcomer-token' });
    const answer = await sandbox.inject({
      method: row.method as 'GET',
      url,
      headers: headers as Record<string, string>,
      ...(payload === undefined ? {} : { payload }),
    });
    expect(answer.raw.payload).not.toMatch(known);
    if (!row.path.includes('{profileId}')) return;
    expect(answer.status, answer.raw.payload).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify((await sandbox.world()).save())).toBe(before);
  },
);
