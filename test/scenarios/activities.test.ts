import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BalanceCalls, BUSINESS, PERSONAL, refused } from '../support/balance-calls.ts';
import type { Answer } from '../support/sandbox.ts';

let calls: BalanceCalls;
beforeAll(async () => {
  calls = await BalanceCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});
beforeEach(() => calls.enterFreshWorld());

const list = (query: Record<string, string | number> = {}, profileId: number = PERSONAL, more = {}): Promise<Answer> =>
  calls.sandbox.call('activityList', { params: { profileId }, query, world: calls.world, ...more });
const text = (base64: string): string => Buffer.from(base64, 'base64').toString();
const first = async () => (await list()).body.activities[0];

async function order(more: object = {}): Promise<number> {
  const { sandbox, world } = calls;
  const wish = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100, preferredPayIn: 'BALANCE' };
  const quote = await sandbox.call('quoteCreate', {
    params: { profileId: PERSONAL },
    body: { ...wish, ...more },
    world,
  });
  const details = { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' };
  const person = { currency: 'EUR', type: 'iban', accountHolderName: 'Mia Hartmann', details };
  const { body: recipient } = await sandbox.call('recipientCreate', { body: person, world });
  const { body } = await sandbox.call('transferCreate', {
    body: {
      targetAccount: quote.body.targetAccount ?? recipient.id,
      quoteUuid: quote.body.id,
      customerTransactionId: calls.freshKey(),
      details: { reference: 'Invoice 7' },
    },
    world,
  });
  return body.id;
}

const fund = (transferId: number): Promise<Answer> =>
  calls.sandbox.call('transferFund', {
    params: { profileId: PERSONAL, transferId },
    body: { type: 'BALANCE' },
    world: calls.world,
  });
const drive = (id: number, to: string): Promise<Answer> =>
  calls.sandbox.control('POST', `/resources/transfers/${id}/transitions`, { to }, calls.world);

describe('the feed', () => {
  test('is empty at first', async () => {
    expect((await list()).body).toEqual({ cursor: null, activities: [] });
  });

  test('follows a transfer from its making to its end', async () => {
    await calls.add(await calls.standard('GBP'), 'GBP', 500);
    const id = await order();
    const line = await first();
    expect(line).toEqual({
      id: expect.any(String),
      type: 'TRANSFER',
      resource: { type: 'TRANSFER', id: String(id) },
      title: '<strong>Mia Hartmann</strong>',
      description: 'Invoice 7',
      primaryAmount: '111.45 EUR',
      secondaryAmount: '100 GBP',
      status: 'REQUIRES_ATTENTION',
      createdOn: '2026-03-02T09:00:00.000Z',
      updatedOn: '2026-03-02T09:00:00.000Z',
    });
    expect(text(line.id)).toBe(`MONETARY_ACTIVITY::${PERSONAL}::TRANSFER::${id}`);
    await calls.sandbox.advance('PT1H', calls.world);
    await fund(id);
    expect(await first()).toEqual({ ...line, status: 'IN_PROGRESS', updatedOn: '2026-03-02T10:00:00.000Z' });
    await drive(id, 'funds_converted');
    expect((await first()).status).toBe('IN_PROGRESS');
    await drive(id, 'outgoing_payment_sent');
    expect((await first()).status).toBe('COMPLETED');
    await drive(id, 'bounced_back');
    expect((await first()).status).toBe('IN_PROGRESS');
    await drive(id, 'funds_refunded');
    expect((await first()).status).toBe('CANCELLED');
    expect((await list()).body.activities).toHaveLength(2);
  });

  test('tells of a transfer that was called off', async () => {
    const transferId = await order();
    await calls.sandbox.call('transferCancel', { params: { transferId }, world: calls.world });
    expect(await first()).toMatchObject({ status: 'CANCELLED', resource: { id: String(transferId) } });
  });

  test('tells of money added, converted and put into a jar', async () => {
    const [pounds, euros] = [await calls.standard('GBP'), await calls.standard('EUR')];
    await calls.add(pounds, 'GBP', 500.5);
    expect(await first()).toMatchObject({
      type: 'BALANCE_DEPOSIT',
      resource: { type: 'BALANCE_TRANSACTION' },
      title: '<strong>To your GBP balance</strong>',
      primaryAmount: '<positive>+ 500.50 GBP</positive>',
      secondaryAmount: '',
      status: 'COMPLETED',
    });
    const { body: conversion } = await calls.move({ quoteId: await calls.quote('GBP', 'EUR', 100) });
    expect(await first()).toMatchObject({
      type: 'INTERBALANCE',
      resource: { type: 'BALANCE_TRANSACTION', id: String(conversion.id) },
      title: '<strong>To EUR</strong>',
      primaryAmount: `${conversion.targetAmount.value.toFixed(2)} EUR`,
      secondaryAmount: '100 GBP',
    });
    const amount = { value: 7, currency: 'EUR' };
    await calls.move({ sourceBalanceId: euros, targetBalanceId: await calls.jar('EUR'), amount });
    expect(await first()).toMatchObject({
      type: 'INTERBALANCE',
      title: '<strong>To Holiday</strong>',
      primaryAmount: '7 EUR',
    });
    expect((await list({}, BUSINESS)).body.activities).toEqual([]);
  });

  test('tells of a transfer that arrives on a balance of one’s own', async () => {
    const pounds = await calls.standard('GBP');
    await calls.standard('EUR');
    await calls.add(pounds, 'GBP', 500);
    const { body: balances } = await calls.list('STANDARD');
    const { recipientId } = balances.find(({ currency }: { currency: string }) => currency === 'EUR');
    const id = await order({ targetAccount: recipientId });
    await fund(id);
    await drive(id, 'funds_converted');
    expect((await first()).type).toBe('BALANCE_DEPOSIT');
    await drive(id, 'outgoing_payment_sent');
    expect(await first()).toMatchObject({
      type: 'BALANCE_DEPOSIT',
      resource: { type: 'TRANSFER', id: String(id) },
      primaryAmount: '<positive>+ 112.36 EUR</positive>',
      secondaryAmount: '100 GBP',
    });
  });

  test('takes no word of the customer for a tag', async () => {
    const jar = { currency: 'GBP', type: 'SAVINGS', name: '<negative>Car' };
    const pounds = await calls.standard('GBP');
    await calls.add(pounds, 'GBP', 5);
    const { body } = await calls.create(jar);
    await calls.move({ sourceBalanceId: pounds, targetBalanceId: body.id, amount: { value: 5, currency: 'GBP' } });
    expect((await first()).title).toBe('<strong>To &lt;negative&gt;Car</strong>');
  });
});

describe('pages of the feed', () => {
  const walk = async (query: Record<string, string | number>): Promise<string[]> => {
    const ids: string[] = [];
    for (let nextCursor = ''; ; ) {
      const { status, body } = await list({ ...query, nextCursor });
      expect(status, JSON.stringify(body)).toBe(200);
      ids.push(...body.activities.map(({ resource }: { resource: { id: string } }) => resource.id));
      if (body.cursor === null) return ids;
      expect(text(body.cursor)).toMatch(/^\["PRIORITY",10000\d{20}\]$/);
      nextCursor = body.cursor;
    }
  };

  test('together are the whole of it, newest first, whatever they are narrowed by', async () => {
    const pounds = await calls.standard('GBP');
    for (let i = 0; i < 7; i++) {
      await calls.add(pounds, 'GBP', i + 1);
      if (i % 2 === 0) await order();
      if (i % 3 === 0) await calls.sandbox.advance('PT1M', calls.world);
    }
    const all: Answer['body'][] = (await list({ size: 100 })).body.activities;
    expect(all).toHaveLength(11);
    const created = all.map(({ createdOn }) => Date.parse(createdOn));
    expect(created).toEqual(created.toSorted((a, b) => b - a));
    const ids = (lines: Answer['body'][]) => lines.map(({ resource }) => resource.id);
    for (const size of [1, 2, 3, 10, 11, 100]) {
      expect(await walk({ size })).toEqual(ids(all));
      const transfers = all.filter(({ resource }) => resource.type === 'TRANSFER');
      expect(await walk({ size, monetaryResourceType: 'TRANSFER' })).toEqual(ids(transfers));
      const done = all.filter(({ status }) => status === 'COMPLETED');
      expect(await walk({ size, status: 'COMPLETED' })).toEqual(ids(done));
      expect(await walk({ size, status: 'COMPLETED', monetaryResourceType: 'TRANSFER' })).toEqual([]);
      const [since, until] = ['2026-03-02T09:01:00.000Z', '2026-03-02T09:02:00.000Z'];
      const between = all.filter(({ createdOn }) => createdOn >= since && createdOn <= until);
      expect(await walk({ size, since, until })).toEqual(ids(between));
      expect(await walk({ size, since: until, until: since })).toEqual([]);
    }
    expect((await list()).body.activities).toHaveLength(10);
  });

  test('do not shift by what happens meanwhile', async () => {
    const pounds = await calls.standard('GBP');
    await calls.add(pounds, 'GBP', 500);
    const ids = [await order(), await order(), await order()];
    const { body } = await list({ size: 2 });
    await fund(ids[1] ?? 0);
    await calls.add(pounds, 'GBP', 1);
    const rest = await list({ size: 2, nextCursor: body.cursor });
    expect(rest.body.activities[0].resource.id).toBe(String(ids[0]));
    expect(rest.body).toMatchObject({ cursor: null, activities: [{}, { type: 'BALANCE_DEPOSIT' }] });
  });

  test.each<[string, Record<string, string | number>, string]>([
    ['a size of none', { size: 0 }, 'size'],
    ['a size of too many', { size: 101 }, 'size'],
    ['half a size', { size: 1.5 }, 'size'],
    ['a cursor that is none', { nextCursor: 'abc' }, 'nextCursor'],
    ['a cursor of another kind', { nextCursor: Buffer.from('["PRIORITY",1]').toString('base64') }, 'nextCursor'],
    ['an unknown status', { status: 'DONE' }, 'status'],
    ['an unknown resource', { monetaryResourceType: 'COIN' }, 'monetaryResourceType'],
    ['a day that is none', { since: '2026-02-31T00:00:00Z' }, 'since'],
    ['a word for a date', { until: 'today' }, 'until'],
  ])('refuse %s', async (_, query, path) => {
    expect(refused(await list(query))).toMatchObject({ status: 400, path });
  });

  test('of another’s profile are forbidden', async () => {
    expect((await list({}, 30_999_999)).status).toBe(403);
  });
});
