import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { orderFault } from '../support/fault-calls.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => sandbox.control('DELETE', '/faults'));
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const then = { status: 503 };

test('a fault is shown as it was ordered, with what it has done', async () => {
  const match = { operationId: 'transferGet', method: 'get', path: '/v1/transfers/{id}/', header: { 'X-Run': 7 } };
  const made = await sandbox.control('POST', '/faults', { match, nth: 2, delayMs: 5, then: { body: { ok: true } } });
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    id: expect.any(Number),
    match: { operationId: 'transferGet', method: 'GET', path: '/v1/transfers/{id}', header: { 'x-run': '7' } },
    times: 1,
    nth: 2,
    every: null,
    probability: null,
    delayMs: 5,
    then: { status: 200, body: { ok: true } },
    calls: 0,
    hits: 0,
    spent: false,
    createdAt: '2026-03-02T09:00:00.000Z',
  });
  const ask = () => sandbox.call('transferGet', { params: { transferId: 1 }, headers: { 'x-run': '7' } });
  expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([404, 200, 404]);
  const { body } = await sandbox.control('GET', `/faults/${made.body.id}`);
  expect(body).toEqual({ ...made.body, calls: 2, hits: 1, spent: true });
  const second = await orderFault(sandbox, { then });
  expect((await sandbox.control('GET', '/faults?limit=1&offset=1')).body).toMatchObject({
    total: 2,
    faults: [{ id: second }],
  });
  expect((await sandbox.control('DELETE', `/faults/${second}`)).status).toBe(204);
  expect((await sandbox.control('GET', '/faults')).body).toMatchObject({ total: 1, faults: [{ id: made.body.id }] });
});

describe('a fault is for', () => {
  const v1 = '/v1/transfers/5';
  test.each([
    ['every request', {}, v1, true],
    ['an operation', { operationId: 'transferGet' }, v1, true],
    ['an operation, and no other', { operationId: 'transferCancel' }, v1, false],
    ['an operation by its older path', { operationId: 'profileList' }, '/v1/profiles', true],
    ['a path', { path: '/v1/transfers/5' }, `${v1}?x=/`, true],
    ['a path with a slash at its end', { path: '/v1/transfers/5' }, `${v1}/`, true],
    ['a path, letter by letter', { path: '/v1/transfers/5' }, '/v1/transfers/55', false],
    ['a template', { path: '/v1/transfers/{id}' }, v1, true],
    ['a template of one segment', { path: '/v1/transfers/{id}' }, `${v1}/cancel`, false],
    ['a template that is not empty', { path: '/v1/{id}/5' }, '/v1//5', false],
    ['what begins like it', { path: '/v1/tran*' }, v1, true],
    ['what goes on from it', { path: '/v1/*' }, v1, true],
    ['what goes on from a template', { path: '/v1/{thing}/*' }, v1, true],
    ['what goes on, and not itself', { path: '/v1/transfers/5/*' }, v1, false],
    ['any path', { path: '*' }, '/', true],
    ['a path that nobody knows', { path: '/nothing/{at}/all' }, '/nothing/there/all', true],
    ['a token', { operationId: 'oauthTokenCreate' }, '/oauth/token', true],
    ['a path whatever the method', { path: '/v1/transfers' }, '/v1/transfers', true],
    ['a method', { method: 'GET' }, v1, true],
    ['a method, and no other', { method: 'POST' }, v1, false],
    ['a header', { header: { 'X-Run': 'one' } }, v1, true],
    ['a header that begins so', { header: { 'x-run': 'o*' } }, v1, true],
    ['a header of any value', { header: { 'x-run': '*' } }, v1, true],
    ['a header of another value', { header: { 'x-run': 'two' } }, v1, false],
    ['a header that is not there', { header: { constructor: '*' } }, v1, false],
    ['all of it', { header: { 'x-run': 'one' }, method: 'PUT' }, v1, false],
  ])('%s', async (_, match, url, struck) => {
    const method = url === '/oauth/token' ? 'POST' : 'GET';
    await orderFault(sandbox, { match, then: { status: 418, body: 'struck' } });
    const answer = await sandbox.inject({ method, url, headers: { 'x-run': 'one' } });
    expect(answer.status === 418).toBe(struck);
  });
});

describe('refused, with the field named, is', () => {
  test.each<[string, object, string, RegExp]>([
    ['nothing at all', {}, 'then', /is required, unless delayMs/],
    ['a misspelt field', { tims: 1, then }, 'tims', /known are match, times/],
    [
      'an operation that nobody knows',
      { match: { operationId: 'transferCraete' }, then },
      'match.operationId',
      /nearest is transferCreate/,
    ],
    ['a match by what is not known', { match: { url: '/' }, then }, 'match.url', /known are operationId/],
    ['a match that is a text', { match: '/v1', then }, 'match', /JSON object/],
    ['a method that is none', { match: { method: 'BREW' }, then }, 'match.method', /one of GET/],
    ['a path without a slash', { match: { path: 'v1' }, then }, 'match.path', /begin with a slash/],
    ['a path with a star in it', { match: { path: '/v1/*/x' }, then }, 'match.path', /nowhere else/],
    ['a path with a query', { match: { path: '/v1?x' }, then }, 'match.path', /without a query/],
    ['a path without end', { match: { path: `/${'x'.repeat(1_000)}` }, then }, 'match.path', /1000 letters/],
    ['the control interface', { match: { path: '/_localwise/faults' }, then }, 'match.path', /out of reach/],
    ['another world', { match: { path: '/_worlds/x/v1' }, then }, 'match.path', /names no world/],
    ['a header of no name', { match: { header: { 'a b': 'x' } }, then }, 'match.header', /name that no header has/],
    ['a header of two lines', { match: { header: { a: 'x\r\ny' } }, then }, 'match.header', /no text for a/],
    ['a header of no text', { match: { header: { a: null } }, then }, 'match.header', /no text for a/],
    ['no time at all', { times: 0, then }, 'times', /whole number from 1/],
    ['half a time', { times: 1.5, then }, 'times', /whole number/],
    ['a call before the first', { nth: 0, then }, 'nth', /whole number/],
    ['every minus first', { every: -1, then }, 'every', /whole number/],
    ['no chance', { probability: 0, then }, 'probability', /from 1e-9 to 1/],
    ['more than certainty', { probability: 1.1, then }, 'probability', /to 1/],
    ['two rules', { nth: 1, every: 2, then }, 'every', /one of nth, every and probability/],
    ['a delay of nothing', { delayMs: 0 }, 'delayMs', /from 1 to 600000/],
    ['a delay of a day', { delayMs: 86_400_000 }, 'delayMs', /600000/],
    ['no effect', { then: {} }, 'then', /must say one thing/],
    ['two effects', { then: { drop: 'after', truncate: true } }, 'then', /must say one thing/],
    ['an answer that is cut', { then: { status: 200, truncate: true } }, 'then', /must say one thing/],
    ['headers and nothing else', { then: { headers: { a: 'b' } } }, 'then', /beside its headers/],
    ['an effect that is a text', { then: '503' }, 'then', /JSON object/],
    ['a status that is none', { then: { status: 99 } }, 'then.status', /200 to 599/],
    ['a body where none can be', { then: { status: 204, body: {} } }, 'then', /cannot have a body with status 204/],
    [
      'a length of one’s own',
      { then: { status: 500, headers: { 'Content-Length': '1' } } },
      'then.headers',
      /content-length/,
    ],
    ['a drop at another time', { then: { drop: 'during' } }, 'then.drop', /before, after/],
    ['a truncation that is off', { then: { truncate: false } }, 'then.truncate', /must be true/],
    ['a hang of some length', { then: { hang: 5 } }, 'then.hang', /must be true/],
    ['an effect that nobody knows', { then: { explode: true } }, 'then.explode', /known are status/],
  ])('%s', async (_, wish, path, message) => {
    const { status, body } = await sandbox.control('POST', '/faults', wish);
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ path, message: expect.stringMatching(message) })]);
    expect((await sandbox.control('GET', '/faults')).body.total).toBe(0);
  });

  test('a number that no snapshot can hold', async () => {
    const payload = '{"then": {"body": [1e999]}}';
    const answer = await sandbox.inject({ method: 'POST', url: '/_localwise/faults', payload });
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'then.body']);
  });
});

test.each(['GET', 'DELETE'] as const)('%s of a fault that is not there is 404', async method => {
  for (const id of ['9999', 'x', '-1', '1e3', '__proto__', '9'.repeat(40)]) {
    const { status, body } = await sandbox.control(method, `/faults/${id}`);
    expect([status, body.errors[0].path]).toEqual([404, 'id']);
  }
});
