import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Sender;
/** Oldest first: every fifth to pounds; every second paid, every third cancelled. A minute apart. */
const made: { readonly id: number; readonly to: string; readonly status: string; readonly created: string }[] = [];

beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
  ada = new Sender(sandbox);
  await new Sender(sandbox, BUSINESS).transfer();
  for (let i = 0; i < 30; i++) {
    const to = i % 5 === 0 ? 'GBP' : 'EUR';
    const { id } = await ada.transfer({ to, amount: 50 + i });
    if (i % 2 === 0) await ada.drive(id, 'processing');
    else if (i % 3 === 0) await ada.cancel(id);
    const { status, created } = (await ada.get(id)).body;
    made.push({ id, to, status, created });
    await sandbox.advance('PT1M');
  }
});
afterAll(() => sandbox.close());

const ids = async (query: Record<string, string | number> = {}): Promise<number[]> => {
  const { status, body } = await ada.list(query);
  expect(status).toBe(200);
  return body.map(({ id }: { id: number }) => id);
};
const newest = (fits: (one: (typeof made)[number]) => boolean): number[] =>
  made
    .filter(fits)
    .map(({ id }) => id)
    .reverse();

describe('a list of transfers', () => {
  test('shows the newest ten of the personal profile when nothing is asked for', async () => {
    expect(await ids()).toEqual(newest(() => true).slice(0, 10));
    expect(await ids({ profile: BUSINESS })).toHaveLength(1);
  });

  test('walks in pages that together are the whole', async () => {
    const walked: number[] = [];
    for (let offset = 0; offset < 35; offset += 7) walked.push(...(await ids({ limit: 7, offset })));
    expect(walked).toEqual(newest(() => true));
    expect(await ids({ limit: 100, offset: 100 })).toEqual([]);
  });

  test.each([
    ['processing'],
    ['cancelled'],
    ['incoming_payment_waiting'],
    ['processing,cancelled'],
    ['cancelled, incoming_payment_waiting,processing'],
    ['funds_refunded'],
  ])('by status %s', async status => {
    const wanted = status.split(',').map(word => word.trim());
    const expected = newest(one => wanted.includes(one.status));
    expect(await ids({ status, limit: 100 })).toEqual(expected);
    expect(await ids({ status, limit: 3, offset: 3 })).toEqual(expected.slice(3, 6));
  });

  test('by currency, alone and with a status', async () => {
    expect(await ids({ targetCurrency: 'GBP', limit: 50 })).toEqual(newest(one => one.to === 'GBP'));
    expect(await ids({ sourceCurrency: 'GBP', limit: 50 })).toEqual(newest(() => true));
    expect(await ids({ sourceCurrency: 'EUR' })).toEqual([]);
    const both = { sourceCurrency: 'gbp', targetCurrency: 'EUR', status: 'processing', limit: 50 };
    expect(await ids(both)).toEqual(newest(one => one.to === 'EUR' && one.status === 'processing'));
    expect(await ids({ targetCurrency: 'EUR', status: 'cancelled', limit: 50 })).toEqual(
      newest(one => one.to === 'EUR' && one.status === 'cancelled'),
    );
  });

  test('between dates, both included', async () => {
    const moment = (index: number) => `${made[index]?.created.replace(' ', 'T')}Z`;
    const between = { createdDateStart: moment(5), createdDateEnd: moment(20), limit: 100 };
    expect(await ids(between)).toEqual(
      made
        .slice(5, 21)
        .map(({ id }) => id)
        .reverse(),
    );
    expect(await ids({ ...between, limit: 4, offset: 4 })).toEqual(
      made
        .slice(13, 17)
        .map(({ id }) => id)
        .reverse(),
    );
    const processing = made.slice(5, 21).filter(({ status }) => status === 'processing' || status === 'cancelled');
    expect(await ids({ ...between, status: 'processing,cancelled' })).toEqual(
      processing
        .map(({ id }) => id)
        .reverse()
        .slice(0, 10),
    );
    expect(await ids({ createdDateStart: moment(20), createdDateEnd: moment(5) })).toEqual([]);
  });

  test.each([
    ['limit', { limit: 101 }],
    ['limit', { limit: 0 }],
    ['limit', { limit: 'many' }],
    ['offset', { offset: -10 }],
    ['status', { status: 'sent' }],
    ['sourceCurrency', { sourceCurrency: 'XXQ' }],
    ['targetCurrency', { targetCurrency: 'euro' }],
    ['createdDateStart', { createdDateStart: 'yesterday' }],
    ['createdDateEnd', { createdDateEnd: '2026-13-01T00:00:00Z' }],
    ['profile', { profile: 'mine' }],
  ])('names a bad %s', async (path, query) => {
    const { status, body } = await ada.list(query as Record<string, string>);
    expect([status, body.errors[0].path]).toEqual([400, path]);
  });

  test('refuses an offset between two pages', async () => {
    const { status, body } = await ada.list({ limit: 10, offset: 5 });
    expect([status, body.errors[0].code]).toEqual([400, 'inconsistent.pagination']);
  });
});

describe('the requirements of a transfer', () => {
  interface Group {
    readonly key: string;
    readonly required: boolean;
    readonly maxLength: number | null;
    readonly valuesAllowed: readonly { readonly key: string }[] | null;
  }
  const ask = async (wish: object, details = {}, extra = {}, sender = ada): Promise<Group[]> => {
    const quote = await sender.quote(wish);
    const { to = 'EUR' } = wish as { to?: string };
    const targetAccount = await sender.recipient(['EUR', 'USD', 'JPY', 'BRL', 'GBP'].includes(to) ? to : 'EUR');
    const body = { targetAccount, quoteUuid: quote.id, details, ...extra };
    const answer = await sandbox.call('transferRequirementsValidate', { body });
    expect([answer.status, answer.body[0].type]).toEqual([200, 'transfer']);
    return answer.body[0].fields.flatMap(({ group }: { group: Group[] }) => group);
  };
  const keys = (groups: Group[]) => groups.map(({ key }) => key);

  test('are a reference that fits the bank, and nothing else, on an ordinary route', async () => {
    const [reference, ...others] = await ask({});
    expect(others).toEqual([]);
    expect(reference).toEqual({
      key: 'reference',
      name: 'Transfer reference',
      type: 'text',
      refreshRequirementsOnChange: false,
      required: false,
      displayFormat: null,
      example: null,
      minLength: null,
      maxLength: 35,
      validationRegexp: '[a-zA-Z0-9- ]*',
      validationAsync: null,
      valuesAllowed: null,
    });
    expect((await ask({ to: 'USD' }))[0]?.maxLength).toBe(10);
  });

  test.each([
    ['THB', 1000, {}, ['reference', 'transferPurpose']],
    ['CNY', 1000, {}, ['reference', 'transferPurpose']],
    [
      'CNY',
      1000,
      { transferPurpose: 'verification.transfers.purpose.other' },
      ['reference', 'transferPurpose', 'transferPurposeSubTransferPurpose'],
    ],
    ['INR', 1000, {}, ['reference', 'transferPurpose']],
    ['EUR', 70_000, {}, ['reference', 'transferPurpose']],
    ['USD', 70_000, {}, ['reference', 'transferPurpose', 'sourceOfFunds']],
    [
      'USD',
      70_000,
      { sourceOfFunds: 'verification.source.of.funds.other' },
      ['reference', 'transferPurpose', 'sourceOfFunds', 'sourceOfFundsOther'],
    ],
    ['BRL', 1000, {}, ['reference', 'transferNature']],
  ])('to %s with %d and %o are %o', async (to, amount, details, expected) => {
    expect(keys(await ask({ to, amount }, details))).toEqual(expected);
  });

  test('ask a business for the invoice of money to India, and a person only when a partner says so', async () => {
    const northbank = new Sender(sandbox, BUSINESS);
    const expected = ['reference', 'transferPurpose', 'transferPurposeInvoiceNumber'];
    expect(keys(await ask({ to: 'INR' }, {}, {}, northbank))).toEqual(expected);
    expect(keys(await ask({ to: 'INR' }, {}, { originatorLegalEntityType: 'BUSINESS' }))).toEqual(expected);
  });

  test('need a quote and a recipient that exist', async () => {
    const quote = await ada.quote();
    const nobody = await sandbox.call('transferRequirementsValidate', {
      body: { targetAccount: 1, quoteUuid: quote.id },
    });
    expect(nobody.status).toBe(404);
    const targetAccount = await ada.recipient();
    const body = { targetAccount, quoteUuid: randomUUID() };
    expect((await sandbox.call('transferRequirementsValidate', { body })).status).toBe(404);
    for (const [missing, given] of [
      ['targetAccount', { quoteUuid: quote.id }],
      ['quoteUuid', { targetAccount }],
    ] as const) {
      const refused = await sandbox.call('transferRequirementsValidate', { body: given });
      expect([refused.status, refused.body.errors[0].path]).toEqual([400, missing]);
    }
  });
});
