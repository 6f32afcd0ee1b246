import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json, World } from '../../src/state/kernel/index.ts';
import { Dice } from '../support/chance.ts';
import { findProblem } from '../support/hostile/problems.ts';
import { spoiltJson } from '../support/hostile/spoilt-bodies.ts';
import { furnish } from '../support/hostile/subjects.ts';
import { hostileTexts } from '../support/hostile/values.ts';
import { Sandbox } from '../support/sandbox.ts';

const SEED = process.env.HOSTILE_SEED ?? 'control';
const TRIES = Number(process.env.HOSTILE_TRIES ?? 60);

let sandbox: Sandbox;
let furnished: World;
let before: string;
beforeAll(async () => {
  sandbox = await Sandbox.open({ journalSize: 50 });
  await furnish(sandbox);
  furnished = await sandbox.world();
  before = JSON.stringify(furnished.save());
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  await sandbox.close();
});

interface Try {
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly payload?: string;
}

/** Makes each call on the world as it was furnished; answers what was wrong with the answers. */
async function tryAll(tries: readonly Try[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { what, method, url, payload } of tries) {
    sandbox.server.worlds.adopt(furnished.fork());
    const started = performance.now();
    const headers = payload === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await sandbox.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    const tookMs = performance.now() - started;
    const world = await sandbox.world();
    const problem = findProblem({ answer, tookMs, statuses: [], world, before, isReading: method === 'GET' });
    const told = sandbox.problems.splice(0).map(text => text.slice(0, 600));
    if (problem || told.length > 0) {
      const shown = `${method} ${url.slice(0, 200)} ${payload?.slice(0, 300) ?? ''}`;
      wrong.push([`${what}: ${problem ?? ''}`, shown, ...told].join('\n    '));
    }
  }
  return wrong;
}

const some = (all: readonly Try[], of: string): readonly Try[] => {
  const dice = new Dice(`${SEED} ${of}`);
  return all.length <= TRIES ? all : Array.from({ length: TRIES }, () => dice.pick(all));
};

type Call = readonly [method: 'POST' | 'PUT', url: string, body: Json];

const settings = {
  dialect: 'contract',
  sca: 'never',
  tokens: 'strict',
  autoAdvance: { transfer: 'clock' },
  recipientEvents: true,
  paymentApprovals: true,
  originatorAccounts: 'required',
  swiftRefundCharge: 2.5,
  payoutFailure: 'ACCOUNT_FROZEN',
  support: { agent: 'ask', replyAfterMs: 5_000, references: 'known' },
  rateLimit: 50,
  latencyMs: 0,
  webhooks: { urlPolicy: 'local', probeOnCreate: false, mode: 'hold' },
};

const calls: readonly Call[] = [
  ['PUT', '/_localwise/worlds/other', { seed: 'empty', randomSeed: '7', clock: { now: '2026-01-01', mode: 'frozen' } }],
  ['PUT', '/_localwise/worlds/planned', { seed: 'empty', lazy: true, settings }],
  ['PUT', '/_localwise/worlds/copied', { from: { world: 'default' }, randomSeed: '8', settings: { tokens: 'strict' } }],
  ['POST', '/_localwise/reset', {}],
  ['POST', '/_localwise/snapshots', { name: 'kept' }],
  ['PUT', '/_localwise/clock', { now: '2026-03-05T00:00:00Z', mode: 'running', force: true }],
  ['POST', '/_localwise/clock/advance', { by: 'P14D' }],
  ['POST', '/_localwise/clock/advance', { to: '2026-03-05T00:00:00Z' }],
  ['POST', '/_localwise/resources/transfers/2148000002/transitions', { to: 'funds_converted', reason: 'test' }],
  ['POST', '/_localwise/transfers/2148000002/issues', { code: 'verification_required' }],
  ['PUT', '/_localwise/clients/localwise/transfer-terms', { kinds: ['standard'] }],
  ['PUT', '/_localwise/clients/localwise/pricing-terms', { swiftOur: false, pricing: { variable: 0.01, fixed: 1 } }],
  [
    'POST',
    '/_localwise/payins',
    { profileId: 30_000_001, currency: 'EUR', amount: 5, rail: 'LOCAL', reference: 'x', sender: { name: 'Kessler' } },
  ],
  ['POST', '/_localwise/settings', settings],
  ['POST', '/_localwise/rates', { source: 'GBP', target: 'EUR', rate: 1.25 }],
  ['PUT', '/_localwise/webhooks/mode', { mode: 'deliver' }],
  [
    'PUT',
    '/_localwise/overrides',
    {
      overrides: [
        {
          name: 'a rate of our own',
          match: { operationId: 'quoteGet', method: 'GET', path: '/v3/*', header: { 'x-run': '1' }, body: { a: 1 } },
          times: 2,
          reply: { status: 200, patch: { rate: 2 }, headers: { 'x-run': '1' } },
          unchecked: true,
        },
        { match: { operationId: 'transferCreate' }, outcome: 'reject' },
        { match: { operationId: 'profileGet' }, reply: { replace: {} }, unchecked: true },
      ],
    },
  ],
  [
    'POST',
    '/_localwise/faults',
    {
      match: { operationId: 'transferGet', method: 'GET', path: '/v1/transfers/{id}', header: { 'x-run': '1' } },
      times: 2,
      every: 3,
      delayMs: 5,
      then: { status: 503, body: { code: 'x' }, headers: { 'retry-after': '5' } },
    },
  ],
  [
    'POST',
    '/_localwise/webhooks/exam',
    { url: 'http://127.0.0.1:9/', timeoutMs: 100, stateUrl: 'http://127.0.0.1:9/' },
  ],
  ['POST', '/_localwise/webhooks/listeners', { url: 'http://127.0.0.1:9/', eventTypes: ['transfers#state-change'] }],
  [
    'POST',
    '/_localwise/events',
    { eventType: 'transfers#refund', profileId: 30_000_001, clientId: 'localwise', data: { resource: { id: 1 } } },
  ],
];

describe.each(calls)('%s %s', (method, url, body) => {
  test(`answers whatever stands in ${JSON.stringify(body)}`, async () => {
    const spoilt = [...spoiltJson(body)].map(([what, payload]) => ({ what, method, url, payload }));
    const sound: Try = { what: 'nothing is wrong', method, url, payload: JSON.stringify(body) };
    expect(await tryAll([sound, ...some(spoilt, url)])).toEqual([]);
    sandbox.server.worlds.adopt(furnished.fork());
    expect((await sandbox.inject({ method, url, payload: body as object })).status).toBeLessThan(300);
  });
});

test('a document to import may be broken anywhere', async () => {
  const { body } = await sandbox.control('GET', '/export');
  const small = {
    ...body,
    tables: { profiles: body.tables.profiles.slice(0, 1), tasks: body.tables.tasks.slice(0, 1) },
  };
  const url = '/_localwise/import';
  const spoilt = [...spoiltJson(small)].map(([what, payload]) => ({ what, method: 'POST' as const, url, payload }));
  expect(await tryAll(some(spoilt, url))).toEqual([]);
});

const queries: readonly [string, ...string[]][] = [
  ['/_localwise/requests', 'limit', 'offset', 'operationId', 'status', 'since', 'unmatched'],
  ['/_localwise/coverage', 'all', 'operationId', 'format'],
  ['/_localwise/resources/transfers', 'limit', 'offset'],
  ['/_localwise/webhooks/deliveries', 'limit', 'offset', 'eventType', 'subscription', 'state'],
];

test.each(queries)('%s may be asked for anything', async (url, ...names) => {
  const tries = names.flatMap(name => [
    ...hostileTexts.map(([what, text]) => ({ what, method: 'GET' as const, url: `${url}?${name}=${text}` })),
    { what: 'twice', method: 'GET' as const, url: `${url}?${name}=1&${name}=2` },
    { what: 'a list', method: 'GET' as const, url: `${url}?${name}[]=1` },
  ]);
  expect(await tryAll(tries)).toEqual([]);
});

const named: readonly (readonly [Try['method'], string])[] = [
  ['GET', '/_localwise/worlds/NAME'],
  ['PUT', '/_localwise/worlds/NAME'],
  ['DELETE', '/_localwise/worlds/NAME'],
  ['GET', '/_worlds/NAME/_localwise/clock'],
  ['POST', '/_localwise/snapshots/NAME/restore'],
  ['DELETE', '/_localwise/snapshots/NAME'],
  ['GET', '/_localwise/resources/NAME'],
  ['GET', '/_localwise/resources/transfers/NAME'],
  ['POST', '/_localwise/resources/transfers/NAME/transitions'],
  ['GET', '/_localwise/webhooks/deliveries/NAME'],
  ['POST', '/_localwise/webhooks/deliveries/NAME/replay'],
  ['GET', '/_localwise/faults/NAME'],
  ['DELETE', '/_localwise/faults/NAME'],
  ['DELETE', '/_localwise/webhooks/listeners/NAME'],
  ['GET', '/docs/NAME'],
  ['GET', '/_localwise/console/NAME'],
];

test.each(named)('%s %s may name anything', async (method, path) => {
  const tries = hostileTexts.map(([what, text]) => ({ what, method, url: path.replace('NAME', text) }));
  expect(await tryAll(tries)).toEqual([]);
});
