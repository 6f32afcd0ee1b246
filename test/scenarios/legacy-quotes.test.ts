import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, Sandbox } from '../support/sandbox.ts';
import { admitStranger } from '../support/stranger.ts';

const PERSONAL = 30_000_001;
const UUID = '00000000-0000-4000-8000-000000000000';
const OTHER = '00000000-0000-4000-8000-000000000001';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const ask = (method: 'GET' | 'POST', url: string, payload?: object, token = 'localwise-user-token'): Promise<Answer> =>
  sandbox.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, ...(payload ? { 'content-type': 'application/json' } : {}) },
    ...(payload ? { payload: JSON.stringify(payload) } : {}),
  });
const usual = {
  profile: PERSONAL,
  source: 'GBP',
  target: 'EUR',
  rateType: 'FIXED',
  sourceAmount: 1000,
  type: 'REGULAR',
};
const create = (more: object = {}): Promise<Answer> => ask('POST', '/v1/quotes', { ...usual, ...more });

describe('quotes of version 1', () => {
  test('have a number for an id and one price, and read the same again', async () => {
    const { status, body } = await create();
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.any(Number),
      source: 'GBP',
      target: 'EUR',
      sourceAmount: 1000,
      targetAmount: 1122.46,
      type: 'REGULAR',
      rate: 1.1292,
      createdTime: '2026-03-02T09:00:00.000Z',
      createdByUserId: 10_000_001,
      profile: PERSONAL,
      rateType: 'FIXED',
      deliveryEstimate: '2026-03-02T09:00:20.000Z',
      fee: 5.97,
      allowedProfileTypes: ['PERSONAL', 'BUSINESS'],
      guaranteedTargetAmount: false,
      ofSourceAmount: true,
    });
    expect((await ask('GET', `/v1/quotes/${body.id}`)).body).toEqual(body);
    expect((await create()).body.id).toBe(body.id + 1);
  });

  test('are priced for what they are for, in either direction', async () => {
    expect((await create({ type: 'BALANCE_PAYOUT' })).body).toMatchObject({ type: 'BALANCE_PAYOUT', fee: 5.78 });
    expect((await create({ type: 'BALANCE_CONVERSION' })).body).toMatchObject({
      type: 'BALANCE_CONVERSION',
      fee: 4.98,
    });
    const { body } = await create({ sourceAmount: null, targetAmount: 180 });
    expect(body).toMatchObject({ targetAmount: 180, ofSourceAmount: false, guaranteedTargetAmount: true });
  });

  test('are the same quotes as today’s, and found by their number wherever a quote is named', async () => {
    const { body } = await create();
    const today = await ask('GET', `/v2/quotes/${body.id}`);
    expect(today.body).toMatchObject({ sourceAmount: 1000, status: 'PENDING', profile: PERSONAL });
    expect((await ask('GET', `/v2/quotes/${today.body.id}`)).body).toEqual(today.body);
    expect((await ask('GET', `/v1/quotes/${body.id}/account-requirements`)).status).toBe(200);
  });

  test('become transfers under their number, whose form is asked for so, too', async () => {
    const { body: quote } = await create({ sourceAmount: 100 });
    const details = { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' };
    const mia = { currency: 'EUR', type: 'iban', accountHolderName: 'Mia Test', details };
    const { body: recipient } = await ask('POST', '/v1/accounts', mia);
    const wish = { targetAccount: recipient.id, quote: quote.id };
    expect((await ask('POST', '/v1/transfer-requirements', wish)).status).toBe(200);
    const made = await ask('POST', '/v1/transfers', { ...wish, customerTransactionId: UUID });
    expect([made.status, made.body.sourceValue + quote.fee, made.body.targetValue]).toEqual([
      200,
      100,
      quote.targetAmount,
    ]);
    expect((await ask('GET', `/v2/quotes/${quote.id}`)).body).toMatchObject({
      id: made.body.quoteUuid,
      status: 'ACCEPTED',
    });
  });

  test.each([
    [undefined, 400, 'quoteUuid'],
    [null, 400, 'quoteUuid'],
    [1, 404, undefined],
    ['a', 400, 'quote'],
    [1.5, 400, 'quote'],
  ])('become none under %j', async (quote, status, path) => {
    const wish = { targetAccount: 1, customerTransactionId: OTHER, quote };
    const answer = await ask('POST', '/v1/transfers', wish);
    expect([answer.status, answer.body.errors[0].path]).toEqual([status, path]);
    expect((await ask('POST', '/v1/transfer-requirements', wish)).status).toBe(status);
  });

  test.each<[string, object, number, string, string]>([
    ['no profile', { profile: null }, 400, 'profile', 'NotNull'],
    ['no source', { source: undefined }, 400, 'source', 'NotNull'],
    ['a list for a target', { target: [] }, 400, 'target', 'NOT_VALID'],
    ['an unknown currency', { source: 'GBX' }, 400, 'source', 'CurrencyCode'],
    ['an amount in words', { sourceAmount: '10' }, 400, 'sourceAmount', 'NOT_VALID'],
    ['zero', { sourceAmount: 0 }, 400, 'sourceAmount', 'error.greaterThanZero'],
    ['no amount', { sourceAmount: undefined }, 400, 'sourceAmount', 'NotNull'],
    ['two amounts', { targetAmount: 5 }, 400, 'sourceAmount', 'error.quote.amount.onlySingle'],
    ['an unknown type', { type: 'GIFT' }, 400, 'type', 'NOT_VALID'],
    ['a type out of a prototype', { type: 'constructor' }, 400, 'type', 'NOT_VALID'],
    ['a rate that floats', { rateType: 'FLOATING' }, 400, 'rateType', 'NOT_VALID'],
    ['too little', { sourceAmount: 0.5 }, 422, 'sourceAmount', 'error.amount.too.low'],
  ])('are refused with %s', async (_, more, status, path, code) => {
    const answer = await create(more);
    expect([answer.status, answer.body.errors[0].path, answer.body.errors[0].code]).toEqual([status, path, code]);
  });

  test('are nobody else’s, and known by a number only', async () => {
    const { body } = await create();
    const token = await admitStranger(await sandbox.world());
    expect((await ask('GET', `/v1/quotes/${body.id}`, undefined, token)).status).toBe(403);
    expect((await ask('GET', '/v1/quotes/1')).status).toBe(404);
    expect((await ask('GET', `/v1/quotes/${UUID}`)).status).toBe(400);
  });
});
