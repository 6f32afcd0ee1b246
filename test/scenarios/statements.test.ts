import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PERSONAL, refused } from '../support/balance-calls.ts';
import { quarter, StatementCalls } from '../support/statement-calls.ts';
import { admitStranger } from '../support/stranger.ts';

let statements: StatementCalls;
beforeAll(async () => {
  statements = await StatementCalls.open();
});
afterAll(async () => {
  expect(statements.calls.sandbox.problems).toEqual([]);
  await statements.calls.sandbox.close();
});
beforeEach(() => statements.calls.enterFreshWorld());

const gbp = (value: number) => ({ value, currency: 'GBP' });

test('a statement tells what happened on a balance, newest first, and adds up', async () => {
  const pounds = await statements.lived();
  const { status, body } = await statements.json(pounds);
  expect(status).toBe(200);
  expect(body.transactions.map((line: { details: { description: string } }) => line.details.description)).toEqual([
    'Moved 12.50 GBP to Holiday',
    'Converted 100.00 GBP to 112.36 EUR',
    'Sent money to Mia Hartmann',
    'Received money from Ada Lovell',
  ]);
  expect(body.transactions[2]).toEqual({
    type: 'DEBIT',
    date: '2026-03-02T10:00:00.000Z',
    amount: gbp(-1000),
    totalFees: gbp(5.97),
    details: {
      type: 'TRANSFER',
      description: 'Sent money to Mia Hartmann',
      paymentReference: 'Invoice 7',
      recipient: { name: 'Mia Hartmann', bankAccount: 'DE89370400440532013000' },
    },
    exchangeDetails: {
      forAmount: { value: 1122.46, currency: 'EUR' },
      fromAmount: gbp(994.03),
      toAmount: { value: 1122.46, currency: 'EUR' },
      rate: 1.1292,
    },
    runningBalance: gbp(1000),
    referenceNumber: expect.stringMatching(/^TRANSFER-\d+$/),
  });
  expect(body.transactions[1].details).toEqual({
    type: 'CONVERSION',
    description: 'Converted 100.00 GBP to 112.36 EUR',
    sourceAmount: gbp(100),
    targetAmount: { value: 112.36, currency: 'EUR' },
    fee: gbp(0.5),
    rate: 1.1292,
  });
  expect(body).toMatchObject({
    accountHolder: {
      type: 'PERSONAL',
      firstName: 'Ada',
      lastName: 'Lovell',
      address: { countryName: 'United Kingdom' },
    },
    bankDetails: null,
    endOfStatementBalance: gbp(887.5),
    query: { ...quarter, currency: 'GBP', accountId: pounds },
  });
  expect(body.transactions[0].runningBalance).toEqual(gbp(await statements.calls.available(pounds)));
});

test('the flat form has each fee on a line of its own, and ends the same', async () => {
  const pounds = await statements.lived();
  const [compact, flat] = [await statements.json(pounds), await statements.json(pounds, { type: 'FLAT' })];
  const lines = flat.body.transactions.map(
    (line: { amount: { value: number }; referenceNumber: string; runningBalance: { value: number } }) => [
      line.referenceNumber.replace(/\d+$/, ''),
      line.amount.value,
      line.runningBalance.value,
    ],
  );
  expect(lines).toEqual([
    ['BALANCE-', -12.5, 887.5],
    ['FEE-CONVERSION-', -0.5, 900],
    ['CONVERSION-', -99.5, 900.5],
    ['FEE-TRANSFER-', -5.97, 1000],
    ['TRANSFER-', -994.03, 1005.97],
    ['TRANSFER-', 2000, 2000],
  ]);
  expect(flat.body.endOfStatementBalance).toEqual(compact.body.endOfStatementBalance);
});

test('a business is named as one, and a new balance has an empty statement', async () => {
  const opened = await statements.calls.create({ currency: 'GBP', type: 'STANDARD' }, 30000002);
  const { body } = await statements.json(opened.body.id, {}, 30000002);
  expect(body.accountHolder).toMatchObject({ type: 'BUSINESS', businessName: expect.any(String) });
  expect(body.accountHolder).not.toHaveProperty('firstName');
  expect([body.transactions, body.endOfStatementBalance]).toEqual([[], gbp(0)]);
});

test('money that came in shows who sent it, also on its way back, and the statement where it was sent to', async () => {
  const { calls } = statements;
  const euros = await calls.receivable('EUR');
  await calls.import({ currency: 'EUR', amount: 250.5 });
  const { id } = await calls.latest();
  await calls.giveBack(id, { reason: 'CUSTOMER_REQUEST' });
  const { body } = await statements.json(euros, { currency: 'EUR' });
  const [back, came] = body.transactions;
  expect(came).toMatchObject({
    type: 'CREDIT',
    amount: { value: 250.5 },
    referenceNumber: `TRANSFER-${id}`,
    details: { type: 'DEPOSIT', senderName: expect.any(String), senderAccount: expect.any(String) },
  });
  expect(back).toMatchObject({
    type: 'DEBIT',
    referenceNumber: `TRANSFER-${id}`,
    details: { type: 'TRANSFER', description: `Returned money to ${came.details.senderName}` },
  });
  const { iban } = body.bankDetails;
  expect(body.bankDetails).toMatchObject({ currency: 'EUR', iban: expect.stringMatching(/^BE\d{14}$/) });
  const read = async (extension: string) => (await statements.file(euros, extension, { currency: 'EUR' })).raw.payload;
  expect(await read('xml')).toContain(`<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy>`);
  expect(await read('mt940')).toContain(`:25:${iban}\r\n`);
});

test('descriptions are in the language that is asked for, and in English where nobody has translated them', async () => {
  const pounds = await statements.lived();
  const first = async (statementLocale: string) =>
    (await statements.json(pounds, { statementLocale })).body.transactions[0].details.description;
  expect(await first('de')).toBe('12.50 GBP nach Holiday verschoben');
  expect(await first('PL')).toBe('Przeniesiono 12.50 GBP do Holiday');
  expect(await first('fr-CA')).toBe('12.50 GBP déplacés vers Holiday');
  for (const unknown of ['xx', '', '__proto__', 'constructor']) {
    expect(await first(unknown)).toBe('Moved 12.50 GBP to Holiday');
  }
});

describe('a statement is refused', () => {
  const far = { intervalStart: '2024-01-01T00:00:00Z', intervalEnd: '2025-04-14T00:00:00.001Z' };
  const back = { intervalStart: '2026-03-02T00:00:00.001Z', intervalEnd: '2026-03-02T00:00:00Z' };
  test.each([
    ['in another currency', { currency: 'EUR' }, 'NOT_VALID', 'currency'],
    ['in none', { currency: undefined }, 'NotNull', 'currency'],
    ['in small letters', { currency: 'gbp' }, 'NOT_VALID', 'currency'],
    ['from the end to the beginning', back, 'INVALID_INTERVAL', 'intervalStart'],
    ['over more than 469 days', far, 'INVALID_INTERVAL', 'intervalEnd'],
    ['without a beginning', { intervalStart: undefined }, 'NotNull', 'intervalStart'],
    ['without an end', { intervalEnd: undefined }, 'NotNull', 'intervalEnd'],
    ['from no moment', { intervalStart: 'yesterday' }, expect.any(String), 'intervalStart'],
    ['from a day', { intervalStart: '2026-03-01' }, expect.any(String), 'intervalStart'],
    ['from before all moments', { intervalStart: '1969-12-31T23:59:59Z' }, 'NOT_VALID', 'intervalStart'],
    ['to a second that clocks do not show', { intervalEnd: '2016-12-31T23:59:60Z' }, 'NOT_VALID', 'intervalEnd'],
    ['in a form there is none of', { type: 'ROUND' }, expect.any(String), 'type'],
  ])('%s', async (_, query, code, path) => {
    const pounds = await statements.calls.standard('GBP');
    expect(refused(await statements.json(pounds, query))).toEqual({ status: 400, code, path });
  });

  test("where the balance is unknown or another's, or the token of another kind", async () => {
    const { calls } = statements;
    const pounds = await calls.standard('GBP');
    const stranger = await calls.stranger();
    expect((await statements.json(1)).status).toBe(404);
    expect((await statements.json(pounds, {}, stranger)).status).toBe(403);
    expect((await statements.json(pounds, {}, 30000002)).status).toBe(404);
    const path = `/v1/profiles/${PERSONAL}/balance-statements/${pounds}/statement`;
    const token = admitStranger(await calls.sandbox.world(calls.world));
    for (const extension of ['json', 'csv', 'pdf', 'xml']) {
      expect((await statements.at(`${path}.${extension}`, {}, null)).status).toBe(401);
      expect((await statements.at(`${path}.${extension}`, {}, token)).status).toBe(403);
      expect((await statements.at(`${path}.${extension}`, {}, 'localwise-client-token')).status).toBe(403);
      expect((await statements.at(`${path}.${extension}`, {}, 'localwise-personal-token')).status).toBe(200);
    }
    expect((await statements.at(`${path}.docx`)).status).toBe(404);
  });
});

describe('the older path, by account', () => {
  test('shows the balance of the currency', async () => {
    const { calls } = statements;
    const pounds = await statements.lived();
    const world = await calls.sandbox.world(calls.world);
    const accountId = (await import('../../src/state/balances/index.ts')).findAccount(world, PERSONAL)?.id;
    const path = `/v3/profiles/${PERSONAL}/borderless-accounts/${accountId}/statement`;
    const modern = (await statements.json(pounds)).body;
    const { status, body } = await statements.at(`${path}.json`);
    expect([status, body]).toEqual([200, { ...modern, query: { ...modern.query, accountId } }]);
    const [csv, same] = [await statements.at(`${path}.csv`), await statements.file(pounds, 'csv')];
    expect([csv.headers['content-type'], csv.raw.payload]).toEqual(['text/csv', same.raw.payload]);
    expect(refused(await statements.at(`${path}.json`, { currency: 'JPY' }))).toEqual({
      status: 422,
      code: 'balance.not-found',
      path: 'currency',
    });
    for (const id of [pounds, 'x', '1e99', '']) {
      expect((await statements.at(`/v3/profiles/${PERSONAL}/borderless-accounts/${id}/statement.csv`)).status).toBe(
        404,
      );
    }
    expect((await statements.at(`/v3/profiles/x/borderless-accounts/${accountId}/statement.csv`)).status).toBe(403);
    expect(refused(await statements.at(`${path}.csv`, { intervalEnd: 'never' })).status).toBe(400);
  });
});
