import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { LOST, orderFault, tried } from '../support/fault-calls.ts';
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

const noReason = (code: string, message: string) => ({ errors: [{ code, message, arguments: [] }] });
const server = noReason('internal.server.error', 'Internal Server Error');

describe('a status without a body is said in the words of its operation', () => {
  test.each<[OperationId, number, unknown]>([
    ['transferGet', 500, server],
    ['transferGet', 503, noReason('service.unavailable', 'Service Unavailable')],
    ['transferGet', 504, noReason('gateway.timeout', 'Gateway Timeout')],
    ['transferGet', 404, noReason('not.found', 'Not Found')],
    ['transferGet', 429, {}],
    ['transferGet', 401, { error: 'invalid_token', error_description: 'Invalid token' }],
    ['transferGet', 403, expect.objectContaining({ status: 403, error: 'unauthorized', path: '/v1/transfers/5' })],
    ['transferGet', 400, { errors: [expect.objectContaining({ code: 'NOT_VALID' })] }],
    ['oauthTokenCreate', 401, expect.objectContaining({ error: 'invalid_client' })],
    ['oauthTokenCreate', 503, { error: 'service_unavailable', error_description: 'Service Unavailable' }],
    ['kycReviewRequirementSubmit', 500, expect.objectContaining({ type: '/errors/types/server', status: 500 })],
    ['josePlaygroundJwePost', 500, { message: 'An unexpected error occurred', request_id: expect.any(String) }],
    ['cardKioskCollectionProduce', 500, server],
    ['cardStatusUpdate', 302, undefined],
  ])('%s %i', async (id, status, body) => {
    const fault = await orderFault(sandbox, { match: { operationId: id }, then: { status } });
    const params = { transferId: 5, profileId: 1, kycReviewId: 'x', requirementKey: 'x', cardToken: 'x' };
    const answer = await sandbox.call(id, { params, token: null });
    expect([answer.status, answer.body]).toEqual([status, body]);
    expect(answer.headers['x-localwise-fault']).toBe(String(fault));
    expect(answer.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('and says when to come again', async () => {
    await orderFault(sandbox, { times: 1, then: { status: 429 } });
    await orderFault(sandbox, { times: 1, then: { status: 429, headers: { 'Retry-After': 30 } } });
    const retryAfter = async () => (await sandbox.call('profileList')).headers['retry-after'];
    expect([await retryAfter(), await retryAfter()]).toEqual(['1', '30']);
  });
});

describe('a body is sent as it was given', () => {
  test.each<[string, object, number, string, string]>([
    ['JSON', { status: 200, body: { a: [1, null] } }, 200, 'application/json', '{"a":[1,null]}'],
    ['nothing but null', { status: 500, body: null }, 500, 'application/json', 'null'],
    ['a text', { status: 502, body: 'upstream' }, 502, 'text/plain', 'upstream'],
    ['an empty text', { status: 500, body: '' }, 500, 'text/plain', ''],
    [
      'a page',
      { status: 502, body: '<h1>!</h1>', headers: { 'Content-Type': 'text/html' } },
      502,
      'text/html',
      '<h1>!</h1>',
    ],
    [
      'broken JSON',
      { body: '{"id": 1', headers: { 'content-type': 'application/json' } },
      200,
      'application/json',
      '{"id": 1',
    ],
    [
      'a problem',
      { status: 422, body: {}, headers: { 'content-type': 'application/problem+json' } },
      422,
      'application/problem+json',
      '{}',
    ],
  ])('%s', async (_, then, status, type, text) => {
    await orderFault(sandbox, { then });
    const { raw } = await sandbox.call('profileList');
    expect([raw.statusCode, raw.payload]).toEqual([status, text]);
    expect(String(raw.headers['content-type'])).toContain(type);
  });

  test('with headers of its own', async () => {
    await orderFault(sandbox, { then: { status: 302, headers: { Location: 'https://example.com/', 'X-Own': 'ü' } } });
    const { headers } = await sandbox.call('profileList');
    expect([headers.location, headers['x-own']]).toEqual(['https://example.com/', 'ü']);
  });
});

test('an answer without a body is cut off whole when it is truncated', async () => {
  await orderFault(sandbox, { match: { operationId: 'profileList' }, then: { truncate: true } });
  await orderFault(sandbox, { match: { operationId: 'rateGet' }, then: { status: 204 } });
  expect(await tried(sandbox.call('profileList'))).toBe(LOST);
  expect((await sandbox.call('rateGet')).raw.payload).toBe('');
});

test('a file is truncated like any other answer, and a refusal too', async () => {
  await orderFault(sandbox, { then: { truncate: true } });
  expect(await tried(sandbox.call('transferGet', { params: { transferId: 5 } }))).toBe(LOST);
  expect(await tried(sandbox.inject({ url: '/v1/nowhere' }))).toBe(LOST);
});
