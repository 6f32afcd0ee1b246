/** The flows of money that arrives, is kept or is collected, each as one partner walks it from first call to last. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { BatchCalls, rowOf } from '../support/batch-calls.ts';
import { Inbox } from '../support/inbox.ts';
import { PERSONAL, ReceivingCalls } from '../support/receiving-calls.ts';
import type { Answer, Sandbox } from '../support/sandbox.ts';
import { Saver } from '../support/saver.ts';
import { quarter } from '../support/statement-calls.ts';

let sandbox: Sandbox;
let ada: BatchCalls;
let account: ReceivingCalls;
let inbox: Inbox;
beforeAll(async () => {
  account = await ReceivingCalls.open();
  sandbox = account.sandbox;
  ada = new BatchCalls(sandbox);
});
beforeEach(async () => {
  sandbox.enterFreshWorld();
  inbox = await Inbox.open();
});
afterEach(async () => {
  await sandbox.server.webhooks.idle();
  await inbox.close();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const codeOf = ({ body }: Answer): string => body.errors[0].code;

/** What arrived of an event, once all that was told has. */
async function told(event: string) {
  await sandbox.server.webhooks.idle();
  return inbox.events.filter(({ body }) => body.event_type === event).map(({ body }) => body.data);
}

async function linesOf(balanceId: number, currency: string): Promise<Answer['body']> {
  const query = { currency, ...quarter };
  return (await account.ask('balanceStatementGet', { params: { balanceId }, query })).body.transactions;
}

test('10: a batch is collected by direct debit, and charged back', async () => {
  await ada.listen(inbox.url, 'batch-payment-initiations#state-change', '2.0.0');
  const { body: debitAccount } = await ada.debitAccount();
  const { id, transfers } = await ada.completed(2, 'USD');
  const { body: asked } = await ada.initiate(id, { accountId: debitAccount.id, reference: 'March' });
  expect(asked).toMatchObject({ status: 'NEW', transferId: null });
  const waiting = 'incoming_payment_initiated';
  for (const [status, ofTransfers] of [
    ['PROCESSING', waiting],
    ['COMPLETED', 'processing'],
    ['CHARGED_BACK', 'charged_back'],
  ] as const) {
    expect((await ada.drivenTo('payment-initiations', asked.id, status)).status).toBe(200);
    expect((await ada.initiation(id, asked.id)).status).toBe(status);
    expect(await ada.statuses(transfers)).toEqual([ofTransfers, ofTransfers]);
  }
  const changes = await told('batch-payment-initiations#state-change');
  expect(changes.map(({ newStatus }) => newStatus)).toEqual(['NEW', 'PROCESSING', 'COMPLETED', 'CHARGED_BACK']);
});

test('11: euros arrive on account details, are on the statement, and go back once', async () => {
  for (const event of ['account-details-payment#state-change', 'balances#update']) await ada.listen(inbox.url, event);
  const euros = await account.receivable('EUR');
  const imported = await account.import({ currency: 'EUR', amount: 250.5 });
  expect([imported.status, imported.raw.payload]).toEqual([201, '']);
  const [deposit] = await linesOf(euros, 'EUR');
  expect(deposit).toMatchObject({ type: 'CREDIT', details: { type: 'DEPOSIT' }, runningBalance: { value: 250.5 } });
  const { id } = await account.latest();
  expect(deposit.referenceNumber).toBe(`TRANSFER-${id}`);
  expect((await account.giveBack(id, { reason: 'CUSTOMER_REQUEST' })).status).toBe(201);
  expect(await account.available(euros)).toBe(0);
  const again = await account.giveBack(id, { reason: 'CUSTOMER_REQUEST' });
  expect([again.status, codeOf(again)]).toEqual([400, 'error.payment-return.invalid']);
  const states = await told('account-details-payment#state-change');
  expect(states.map(({ current_state }) => current_state).sort()).toEqual(['COMPLETED', 'PROCESSING', 'REFUNDED']);
  const updates = await told('balances#update');
  expect(updates.map(({ transaction_type, amount }) => `${transaction_type} ${amount}`).sort()).toEqual([
    'credit 250.5',
    'debit 250.5',
  ]);
});

test('12: euros that come by SWIFT are credited without what a bank on the way has kept', async () => {
  await ada.listen(inbox.url, 'swift-in#credit', '3.0.0');
  const euros = await account.receivable('EUR');
  const charges = [{ currency: 'EUR', amount: 1, agent: 'DEUTDEDBFRA' }];
  const message = await account.swiftIn({ currencyCode: 'EUR', amount: 100, charges });
  expect(message.body).toMatchObject({ state: 'RECEIVED', amount: 100, currency: 'EUR' });
  expect(await account.available(euros)).toBe(100);
  expect(await told('swift-in#credit')).toMatchObject([
    { resource: { instructed_amount: { value: 101 }, settled_amount: { value: 100 } } },
  ]);
});

test('13: a conversion happens once for its key, and once for its quote', async () => {
  const [euros, pounds] = [await account.standard('EUR'), await account.standard('GBP')];
  await account.add(euros, 'EUR', 200);
  const [quoteId, key] = [await account.quote('EUR', 'GBP', 113.48), account.freshKey()];
  const made = await account.move({ quoteId }, key);
  expect(made.body).toMatchObject({ type: 'CONVERSION', feeAmounts: [{ value: 0.56, currency: 'EUR' }] });
  expect((await account.move({ quoteId }, key)).body).toEqual(made.body);
  const again = await account.move({ quoteId });
  expect([again.status, codeOf(again)]).toEqual([422, 'quote.already-used']);
  expect([await account.available(euros), await account.available(pounds)]).toEqual([86.52, 100]);
});

test('14: a jar has a name, is filled and emptied, and closes empty', async () => {
  const nameless = await account.create({ currency: 'GBP', type: 'SAVINGS' });
  expect([nameless.status, nameless.body.errors[0].path]).toEqual([400, 'name']);
  const [pounds, jar] = [await account.standard('GBP'), await account.jar('GBP')];
  await account.add(pounds, 'GBP', 50);
  const amount = { value: 20, currency: 'GBP' };
  const filled = await account.move({ sourceBalanceId: pounds, targetBalanceId: jar, amount });
  const full = await account.close(jar);
  expect([full.status, codeOf(full)]).toEqual([422, 'balance.not-empty']);
  const emptied = await account.move({ sourceBalanceId: jar, targetBalanceId: pounds, amount });
  expect([filled.body.type, emptied.body.type]).toEqual(['DEPOSIT', 'WITHDRAWAL']);
  expect([(await account.close(jar)).status, (await account.get(jar)).status]).toEqual([204, 404]);
  expect(await account.available(pounds)).toBe(50);
});

test('15: money beyond a hold limit is paid to a recipient, which closes the breach', async () => {
  await ada.listen(inbox.url, 'hold-limit-breach#update');
  const mei = await Saver.in(sandbox);
  const dollars = await mei.holding(20_500, 'SGD');
  const [breach] = await mei.breaches({ state: 'OPEN' });
  expect(breach).toMatchObject({ amount: 500, currency: 'SGD', closingReason: null });
  const closed = await mei.close(breach.id, { targetRecipientId: await mei.recipient(), state: 'CLOSED' });
  expect([closed.status, await mei.available(dollars)]).toEqual([204, 20_000]);
  expect(await mei.breaches()).toMatchObject([{ state: 'CLOSED', closingReason: 'MANUALLY_RESOLVED' }]);
  const states = (await told('hold-limit-breach#update')).map(({ state }) => state);
  expect(states.sort()).toEqual(['CLOSED', 'OPEN']);
});

test('16: a transfer that its partner pays for later is settled by a journal', async () => {
  const id = await ada.bulkFunded();
  expect(await ada.statuses([id])).toEqual(['processing']);
  const bad = await ada.send({ transfers: [rowOf(id)], settlementReference: 'XXFB1' });
  expect([bad.status, bad.body.errors[0].path]).toEqual([400, 'settlementReference']);
  const taken = await ada.send({ transfers: [rowOf(id)] });
  expect([taken.status, taken.raw.payload]).toEqual([200, '']);
  const [settlement] = await ada.settlements();
  expect((await ada.drivenTo('settlements', settlement.id, 'SETTLED')).status).toBe(200);
  expect((await sandbox.control('GET', `/resources/bulk-payments/${id}`)).body.record.status).toBe('SETTLED');
  expect((await account.ask('transferPaymentsList', { params: { profileId: PERSONAL, transferId: id } })).body).toEqual(
    [expect.objectContaining({ method: 'TRUSTED_PRE_FUND_BULK', amount: 1000 })],
  );
});
