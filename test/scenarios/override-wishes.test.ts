import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { override } from '../support/override-calls.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => sandbox.enterFreshWorld());
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const match = { operationId: 'transferGet' };
const reply = { headers: { 'x-a': '1' } };

test('a document is shown as it was sent, with what became of it', async () => {
  const { body } = await override(
    sandbox,
    { name: 'slow', match: { ...match, body: { a: { b: 1 } } }, times: 2, reply: { patch: { status: 'processing' } } },
    { match: { operationId: 'transferCreate' }, outcome: 'hold', unchecked: true },
  );
  const usual = { hits: 0, spent: false };
  expect(body.overrides).toEqual([
    {
      id: 1,
      name: 'slow',
      match: { ...match, body: { a: { b: 1 } } },
      times: 2,
      reply: { patch: { status: 'processing' } },
      outcome: null,
      unchecked: false,
      ...usual,
    },
    {
      id: 2,
      name: null,
      match: { operationId: 'transferCreate' },
      times: null,
      reply: null,
      outcome: 'hold',
      unchecked: true,
      ...usual,
    },
  ]);
  expect((await sandbox.control('GET', '/overrides')).body).toEqual(body);
  expect((await sandbox.control('DELETE', '/overrides')).status).toBe(204);
  expect((await sandbox.control('GET', '/overrides')).body).toEqual({ overrides: [] });
});

describe('what cannot be followed is refused, by its place, and changes nothing:', () => {
  const problems = async (body: unknown) => {
    await override(sandbox, { match, reply });
    const before = (await sandbox.control('GET', '/overrides')).body;
    const refused = await sandbox.control('PUT', '/overrides', body);
    expect((await sandbox.control('GET', '/overrides')).body).toEqual(before);
    const { path, message } = refused.body.errors[0];
    return [refused.status, path, message];
  };

  test.each<[string, unknown, number, string, RegExp]>([
    ['nothing', {}, 400, 'overrides', /is required/],
    ['no list', { overrides: {} }, 400, 'overrides', /must be a list/],
    ['a misspelt field', { override: [] }, 400, 'override', /known are overrides/],
    ['too many', { overrides: Array(1_001).fill({}) }, 400, 'overrides', /1000 entries at most/],
  ])('%s', async (_, body, ...expected) => {
    const [status, path, message] = await problems(body);
    expect([status, path]).toEqual(expected.slice(0, 2));
    expect(message).toMatch(expected[2] as RegExp);
  });

  test.each<[string, unknown, number, string, RegExp]>([
    ['an entry that is null', null, 400, 'overrides.0.entry', /is required/],
    ['an entry that is a text', 'x', 400, 'overrides.0', /must be a JSON object/],
    ['no match', { reply }, 400, 'overrides.0.match', /is required/],
    ['no operation', { match: { method: 'GET' }, reply }, 400, 'overrides.0.match.operationId', /is required/],
    [
      'a misspelt one',
      { match: { operationId: 'tranferGet' }, reply },
      400,
      'overrides.0.match.operationId',
      /nearest/,
    ],
    ['neither reply nor outcome', { match }, 400, 'overrides.0.reply', /or an outcome is required/],
    ['both', { match, reply, outcome: 'hold' }, 400, 'overrides.0.reply', /and not both/],
    ['an outcome that nobody knows', { match, outcome: 'deny' }, 400, 'overrides.0.outcome', /approve, reject, hold/],
    ['an empty reply', { match, reply: {} }, 400, 'overrides.0.reply', /must say a status/],
    ['two bodies', { match, reply: { replace: {}, patch: {} } }, 400, 'overrides.0.reply', /cannot both/],
    ['a patch that is a list', { match, reply: { patch: [] } }, 400, 'overrides.0.reply', /a JSON object/],
    [
      'a body without room',
      { match, reply: { status: 204, replace: {} } },
      400,
      'overrides.0.reply',
      /cannot have a body/,
    ],
    ['a length', { match, reply: { headers: { 'Content-Length': '5' } } }, 400, 'overrides.0.reply.headers', /server/],
    ['no times', { match, reply, times: 0 }, 400, 'overrides.0.times', /whole number/],
    ['a name that is none', { name: '', match, reply }, 400, 'overrides.0.name', /not empty/],
    ['an operation that decides nothing', { match, outcome: 'hold' }, 422, 'overrides.0.outcome', /transferCreate/],
    [
      'an outcome that it does not have',
      { match: { operationId: 'transferFund' }, outcome: 'hold' },
      422,
      'overrides.0.outcome',
      /may be ordered to reject/,
    ],
    [
      'a status that is not shown',
      { match, reply: { status: 418 } },
      422,
      'overrides.0.reply.status',
      /answers 200, .* and not 418/,
    ],
    [
      'a body that is not shown',
      { match, reply: { replace: { id: 'seven' } } },
      422,
      'overrides.0.reply.replace.id',
      /must be integer/,
    ],
  ])('%s', async (_, entry, ...expected) => {
    const [status, path, message] = await problems({ overrides: [entry] });
    expect([status, path]).toEqual(expected.slice(0, 2));
    expect(message).toMatch(expected[2] as RegExp);
  });

  test('the second of two, and everything that is wrong with it', async () => {
    const entries = [
      { match, reply },
      { match: { operationId: 5 }, times: -1, extra: 1 },
    ];
    const { body } = await sandbox.control('PUT', '/overrides', { overrides: entries });
    expect(body.errors.map(({ path }: { readonly path: string }) => path)).toEqual([
      'overrides.1.match.operationId',
      'overrides.1.times',
      'overrides.1.extra',
    ]);
  });
});

test('whatever is unchecked is sent as it is', async () => {
  await override(sandbox, { match, reply: { status: 418, replace: { short: 'stout' } }, unchecked: true });
  const { status, body } = await sandbox.call('transferGet', { params: { transferId: 5 } });
  expect([status, body]).toEqual([418, { short: 'stout' }]);
});

test('names that every object has mean nothing', async () => {
  const payload = `{"overrides": [{"match": {"operationId": "rateGet"}, "reply": {"patch": {"__proto__": {"polluted": true}}}, "unchecked": true}]}`;
  const put = await sandbox.inject({ method: 'PUT', url: '/_localwise/overrides', payload });
  expect(put.status).toBeLessThan(500);
  await sandbox.call('rateGet');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
