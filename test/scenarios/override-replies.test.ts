import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { followed, latestWhy, override } from '../support/override-calls.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => {
  sandbox.enterFreshWorld();
  ada = new Sender(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const me = { params: { profileId: PERSONAL } };

describe('a patched reply', () => {
  test('says what is wanted, and nothing else is changed by it', async () => {
    const transfer = await ada.transfer();
    const match = { operationId: 'transferGet' };
    await override(sandbox, { name: 'slow', match, reply: { patch: { status: 'processing', sourceAccount: 7 } } });
    const { status, headers, body } = await ada.get(transfer.id);
    expect([status, headers['x-localwise-override']]).toEqual([200, '1']);
    expect(body).toEqual({ ...transfer, status: 'processing', sourceAccount: 7 });
    await sandbox.control('DELETE', '/overrides');
    expect((await ada.get(transfer.id)).body.status).toBe('incoming_payment_waiting');
  });

  test('takes away what is null, as a merge patch does, and replaces lists', async () => {
    const { body: before } = await sandbox.call('profileGet', me);
    const patch = { details: null, contactDetails: { email: 'x@example.com' }, occupations: [] };
    await override(sandbox, { match: { operationId: 'profileGet' }, reply: { patch }, unchecked: true });
    const { body } = await sandbox.call('profileGet', me);
    const { details: _, ...rest } = before;
    expect(body).toEqual({
      ...rest,
      contactDetails: { ...before.contactDetails, email: 'x@example.com' },
      occupations: [],
    });
  });

  test('that the contract does not show is not sent, and the journal says why', async () => {
    const reply = { patch: { rate: 'high' } };
    const { body: quote } = { body: await ada.quote() };
    await override(sandbox, { name: 'odd', match: { operationId: 'quoteGet' }, reply });
    const params = { profileId: PERSONAL, quoteId: quote.id };
    const real = await sandbox.call('quoteGet', { params });
    expect([real.body.rate, real.headers['x-localwise-override']]).toEqual([quote.rate, undefined]);
    expect(await latestWhy(sandbox)).toMatch(/^override 1 \(odd\) was not followed: .*\/rate must be number/);
    expect(await followed(sandbox)).toEqual([0]);
    await override(sandbox, { match: { operationId: 'quoteGet' }, reply, unchecked: true });
    expect((await sandbox.call('quoteGet', { params })).body.rate).toBe('high');
  });

  test('leaves refusals alone', async () => {
    await override(sandbox, { match: { operationId: 'transferGet' }, reply: { patch: { status: 'processing' } } });
    const unknown = await ada.get(5);
    expect([unknown.status, await followed(sandbox)]).toEqual([404, [0]]);
  });

  test('of a document that is no JSON is left, and said so', async () => {
    await ada.holding(2_000, 'GBP');
    const { id: transferId } = await ada.transfer({ body: { details: { reference: 'DONE' } } });
    await ada.fund(transferId);
    await override(sandbox, { match: { operationId: 'transferReceiptGet' }, reply: { patch: { a: 1 } } });
    const { status, headers } = await sandbox.call('transferReceiptGet', { params: { transferId } });
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(await latestWhy(sandbox)).toBe('override 1 was not followed: the answer has no JSON to patch');
  });
});

describe('a replaced reply', () => {
  const limits = { match: { operationId: 'rateGet' }, reply: { replace: [] } };

  test('is sent in the place of the answer, with its status and headers', async () => {
    const replace = { errors: [{ code: 'gone.fishing', message: 'Nobody is here', path: '', arguments: [] }] };
    const reply = { status: 404, replace, headers: { 'X-Fish': 'trout' } };
    await override(sandbox, { match: { operationId: 'transferGet' }, reply, unchecked: true });
    const { id } = await ada.transfer();
    const { status, headers, body } = await ada.get(id);
    expect([status, headers['x-fish'], body]).toEqual([404, 'trout', replace]);
    expect(await latestWhy(sandbox)).toBe('override 1 was answered in place of what was done');
  });

  test('is sent in the place of a refusal too, and nothing was done', async () => {
    await override(sandbox, limits);
    const refused = { query: { source: 'GBP', target: 'XXX' } };
    expect(await sandbox.call('rateGet', refused)).toMatchObject({ status: 200, body: [] });
    expect(await latestWhy(sandbox)).toMatch(/^override 1 was answered in place of a refusal: ./);
  });

  test('hides what was done, and does not undo it', async () => {
    const reply = { replace: 'Bad Gateway', status: 502 };
    const match = { operationId: 'balanceCreate' };
    await override(sandbox, { match, times: 1, reply, unchecked: true });
    const headers = { 'x-idempotence-uuid': randomUUID() };
    const open = () => sandbox.call('balanceCreate', { ...me, headers, body: { currency: 'GBP', type: 'STANDARD' } });
    const lost = await open();
    expect([lost.status, lost.body, lost.headers['content-type']]).toEqual([502, 'Bad Gateway', 'text/plain']);
    expect((await open()).status).toBe(201);
    expect(await followed(sandbox)).toEqual([1]);
  });

  test('is not sent to whoever may not ask', async () => {
    await override(sandbox, { match: { operationId: 'profileList' }, reply: { replace: [] } });
    expect((await sandbox.call('profileList', { token: null })).status).toBe(401);
    expect((await sandbox.call('profileList')).body).toEqual([]);
  });
});

describe('an override is for', () => {
  const quoted = async (more: object = {}, headers = {}) => {
    const body = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100, ...more };
    return (await sandbox.call('quoteCreate', { ...me, body, headers })).headers['x-localwise-override'] !== undefined;
  };
  test.each<[string, object, object, boolean]>([
    ['a field of the body', { body: { targetCurrency: 'EUR' } }, {}, true],
    ['another value of it', { body: { targetCurrency: 'USD' } }, {}, false],
    ['a number', { body: { sourceAmount: 100 } }, {}, true],
    ['the beginning of a text', { body: { targetCurrency: 'E*' } }, {}, true],
    ['a field that is not there', { body: { targetAccount: null } }, {}, false],
    ['a field inside, by its path', { body: { 'paymentMetadata.transferNature': 'GOODS*' } }, {}, false],
    ['a field inside, by its object', { body: { pricingConfiguration: { fee: { type: 'OVERRIDE' } } } }, {}, false],
    ['what everybody inherits', { body: { 'constructor.name': 'Object', toString: '*' } }, {}, false],
    ['a header', { header: { 'X-Run': 'a*' } }, { 'x-run': 'abc' }, true],
    ['a path', { path: '/v3/profiles/{id}/quotes' }, {}, true],
    ['another method', { method: 'get' }, {}, false],
  ])('%s', async (_, match, headers, fits) => {
    await override(sandbox, { match: { operationId: 'quoteCreate', ...match }, reply: { headers: { 'x-a': '1' } } });
    expect(await quoted({}, headers)).toBe(fits);
  });

  test('the first that fits, until it is spent', async () => {
    const match = { operationId: 'rateGet' };
    const rate = (value: string) => ({ match, times: 1, reply: { headers: { 'x-a': value } } });
    await override(sandbox, rate('one'), rate('two'));
    const ask = async () => (await sandbox.call('rateGet')).headers['x-a'];
    expect([await ask(), await ask(), await ask()]).toEqual(['one', 'two', undefined]);
    expect(await followed(sandbox)).toEqual([1, 1]);
  });

  test('its own world, and stays in its snapshot', async () => {
    await override(sandbox, { match: { operationId: 'rateGet' }, reply: { replace: [] } });
    expect((await sandbox.call('rateGet', { world: 'elsewhere' })).body).not.toEqual([]);
    await sandbox.forget();
    expect((await sandbox.call('rateGet')).body).toEqual([]);
    await sandbox.reset();
    expect((await sandbox.control('GET', '/overrides')).body).toEqual({ overrides: [] });
  });
});
