/** The flows of money that leaves, each as one partner walks it from its first call to its last. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { BatchCalls } from '../support/batch-calls.ts';
import { textOf } from '../support/pdf.ts';
import { type Answer, type Asked, Sandbox } from '../support/sandbox.ts';
import { BUSINESS, swift } from '../support/sender.ts';
import { quarter } from '../support/statement-calls.ts';

let sandbox: Sandbox;
let ada: BatchCalls;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => {
  sandbox.enterFreshWorld();
  ada = new BatchCalls(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const ask = (id: OperationId, { params, ...asked }: Asked = {}): Promise<Answer> =>
  sandbox.call(id, { ...asked, params: { profileId: ada.profileId, ...params } });

const optionOf = (quote: Answer['body'], payIn: string) =>
  quote.paymentOptions.find((option: { payIn: string }) => option.payIn === payIn);

async function drive(id: number, ...statuses: readonly string[]): Promise<void> {
  for (const status of statuses) {
    const { status: code, body } = await ada.drive(id, status);
    expect([code, body.status]).toEqual([200, status]);
  }
}

const statusOf = async (id: number): Promise<string> => (await ada.get(id)).body.status;
const newest = async (balanceId: number) =>
  (await ask('balanceStatementGet', { params: { balanceId }, query: { currency: 'GBP', ...quarter } })).body
    .transactions[0];
const codeOf = ({ body }: Answer): string => body.errors[0].code;
const sent = ['processing', 'funds_converted', 'outgoing_payment_sent'] as const;

test('1: pounds are sent as euros out of a balance, with papers and a line on the statement', async () => {
  const pounds = await ada.holding(2000, 'GBP');
  const quote = await ada.quote({ quote: { preferredPayIn: 'BALANCE' } });
  const targetAccount = await ada.recipient();
  const patched = await ask('quoteUpdate', { params: { quoteId: quote.id }, body: { targetAccount } });
  expect([patched.status, patched.body.targetAccount]).toEqual([200, targetAccount]);
  const wish = { targetAccount, quoteUuid: quote.id, details: { reference: 'Invoice 7' } };
  const form = await ask('transferRequirementsValidate', { body: wish });
  expect(form.body[0].fields.map(({ group }: { group: { key: string }[] }) => group[0]?.key)).toEqual(['reference']);
  const made = await ada.create({ ...wish, customerTransactionId: randomUUID() });
  const { fee, sourceAmount } = optionOf(patched.body, 'BALANCE');
  expect(made.body.sourceValue).toBeCloseTo(sourceAmount - fee.total, 2);
  const { id } = made.body;
  expect((await ada.fund(id)).body.status).toBe('COMPLETED');
  expect(await ada.balance(pounds)).toBe(1000);
  await drive(id, ...sent);
  expect(await textOf(await ask('transferReceiptGet', { params: { transferId: id } }))).toContain('1000.00 GBP');
  const payout = await ask('transferPayoutInfoGet', { params: { transferId: id } });
  expect(payout.body).toMatchObject({ deliveryMode: 'LOCAL', mt103: null });
  expect(await newest(pounds)).toMatchObject({
    type: 'DEBIT',
    amount: { value: -1000, currency: 'GBP' },
    totalFees: { value: fee.total, currency: 'GBP' },
    referenceNumber: `TRANSFER-${id}`,
  });
});

test('2: a transfer that the balance cannot pay waits, and is paid once it can', async () => {
  const pounds = await ada.holding(999.99, 'GBP');
  const { id } = await ada.transfer();
  const short = await ada.fund(id);
  expect([short.status, short.body.status, short.body.errorCode]).toEqual([
    200,
    'REJECTED',
    'transfer.insufficient_funds',
  ]);
  expect([await statusOf(id), await ada.balance(pounds)]).toEqual(['incoming_payment_waiting', 999.99]);
  await ada.topUp(0.01, 'GBP', pounds);
  expect((await ada.fund(id)).body.status).toBe('COMPLETED');
  expect([await statusOf(id), await ada.balance(pounds)]).toEqual(['processing', 0]);
});

test('3: a payout that bounces comes back in full, under the same reference', async () => {
  const pounds = await ada.holding(2000, 'GBP');
  const { id } = await ada.transfer();
  await ada.fund(id);
  await drive(id, ...sent, 'bounced_back', 'funds_refunded');
  expect(await ada.balance(pounds)).toBe(2000);
  expect(await newest(pounds)).toMatchObject({
    type: 'CREDIT',
    amount: { value: 1000, currency: 'GBP' },
    details: { type: 'TRANSFER' },
    referenceNumber: `TRANSFER-${id}`,
  });
});

test('4: a transfer can be cancelled before it is converted, and gives back what was paid', async () => {
  const pounds = await ada.holding(2000, 'GBP');
  const [unpaid, paid, late] = [await ada.transfer(), await ada.transfer(), await ada.transfer({ amount: 500 })];
  expect((await ada.cancel(unpaid.id)).body.status).toBe('cancelled');
  expect(await statusOf(unpaid.id)).toBe('cancelled');
  await ada.fund(paid.id);
  expect((await ada.cancel(paid.id)).body.status).toBe('cancelled');
  expect([await statusOf(paid.id), await ada.balance(pounds)]).toEqual(['funds_refunded', 2000]);
  await ada.fund(late.id);
  await drive(late.id, 'funds_converted');
  const refused = await ada.cancel(late.id);
  expect([refused.status, codeOf(refused)]).toEqual([409, 'transfer.cancellation.not.allowed']);
  expect(await ada.balance(pounds)).toBe(1500);
});

test('5: one id of the partner is one transfer, and one quote is one transfer', async () => {
  const { id: quoteUuid } = await ada.quote();
  const wish = { targetAccount: await ada.recipient(), quoteUuid, customerTransactionId: randomUUID() };
  const made = await ada.create(wish);
  expect((await ada.create(wish)).body).toEqual(made.body);
  const again = await ada.create({ ...wish, customerTransactionId: randomUUID() });
  expect([again.status, codeOf(again), again.body.errors[0].path]).toEqual([422, 'NOT_VALID', 'quoteUuid']);
  expect((await ada.list()).body).toHaveLength(1);
});

test('6: quotes expire and are forgotten, and transfers that nobody pays lapse', async () => {
  const [quote, { id }] = [await ada.quote(), await ada.transfer()];
  const wish = { targetAccount: await ada.recipient(), quoteUuid: quote.id, customerTransactionId: randomUUID() };
  await sandbox.advance('PT31M');
  const expired = await ada.create(wish);
  expect([expired.status, codeOf(expired)]).toEqual([422, 'NOT_VALID']);
  const read = () => ask('quoteGet', { params: { quoteId: quote.id } });
  expect((await read()).body.status).toBe('EXPIRED');
  await sandbox.advance('PT48H');
  expect((await read()).status).toBe(404);
  await sandbox.advance('P11DT23H');
  expect(await statusOf(id)).toBe('incoming_payment_waiting');
  await sandbox.advance('PT1H');
  expect(await statusOf(id)).toBe('cancelled');
});

test('7: a recipient whose name differs at the bank is paid once that was accepted', async () => {
  const targetAccount = await ada.recipient('INR', { accountHolderName: 'Partial Name' });
  const read = await ask('recipientGet', { params: { accountId: targetAccount } });
  expect(read.body.confirmations.outcomes[0].outcome).toBe('PARTIAL_FAILURE');
  const { id: quoteUuid } = await ada.quote({ to: 'INR' });
  const wish = { targetAccount, quoteUuid, customerTransactionId: randomUUID() };
  const refused = await ada.create(wish);
  expect([refused.status, codeOf(refused)]).toEqual([422, 'INVALID_RECIPIENT']);
  const body = { acceptedOutcomes: true };
  expect((await ask('recipientConfirmationsAccept', { params: { accountId: targetAccount }, body })).status).toBe(200);
  expect((await ada.create(wish)).status).toBe(200);
});

test('8: dollars to a bank abroad go by SWIFT, cost more, and can be traced', async () => {
  const quote = await ada.quote({ to: 'USD' });
  const targetAccount = await ada.recipient('USD', swift);
  const patched = await ask('quoteUpdate', { params: { quoteId: quote.id }, body: { targetAccount } });
  expect([quote.payOut, patched.body.payOut]).toEqual(['BANK_TRANSFER', 'SWIFT']);
  const [before, after] = [quote, patched.body].map(each => optionOf(each, 'BANK_TRANSFER').fee.total);
  expect(after).toBeGreaterThan(before);
  const made = await ada.create({ targetAccount, quoteUuid: quote.id, customerTransactionId: randomUUID() });
  await drive(made.body.id, ...sent);
  const payout = await ask('transferPayoutInfoGet', { params: { transferId: made.body.id } });
  expect(payout.body).toMatchObject({ deliveryMode: 'SWIFT', mt103: expect.stringContaining(':32A:260302USD') });
});

test('9: transfers of a batch are paid together or not at all', async () => {
  const pounds = await ada.holding(299, 'GBP');
  const { body: group } = await ada.open();
  expect(group).toMatchObject({ status: 'NEW', version: 0, transferIds: [] });
  const ids = await ada.fill(group.id, 3);
  const stale = await ada.update(group.id, 'COMPLETED', 0);
  expect([stale.status, codeOf(stale)]).toEqual([409, 'batch.version-mismatch']);
  expect((await ada.update(group.id, 'COMPLETED')).body).toMatchObject({ status: 'COMPLETED', transferIds: ids });
  const short = await ada.fundGroup(group.id);
  expect([short.status, codeOf(short), await ada.balance(pounds)]).toEqual([422, 'transfer.insufficient_funds', 299]);
  await ada.topUp(1, 'GBP', pounds);
  expect((await ada.fundGroup(group.id)).body).toMatchObject({ alreadyPaid: true, status: 'COMPLETED' });
  expect(await ada.statuses(ids)).toEqual(['processing', 'processing', 'processing']);
  expect(await ada.balance(pounds)).toBe(0);
  const late = await ada.update(group.id, 'CANCELLED');
  expect([late.status, codeOf(late)]).toEqual([422, 'batch.already-funded']);
});

test('17: a contact is found by a tag, quoted and paid', async () => {
  await ask('balanceCreate', {
    headers: { 'x-idempotence-uuid': randomUUID() },
    body: { currency: 'EUR', type: 'STANDARD' },
  });
  const params = { profileId: BUSINESS };
  const identifier = { identifier: '@AdaL', targetCurrency: 'EUR' };
  const found = await ask('contactCreate', { params, query: { isDirectIdentifierCreation: true }, body: identifier });
  expect(found.body.name).toBe('Ada Lovell');
  const northbank = new BatchCalls(sandbox, BUSINESS);
  const quote = await northbank.quote({ quote: { contactId: found.body.contactId } });
  const { targetAccount, id: quoteUuid } = quote;
  const made = await northbank.create({ targetAccount, quoteUuid, customerTransactionId: randomUUID() });
  expect([made.status, made.body.targetAccount]).toEqual([200, targetAccount]);
  expect(made.body.status).toBe('incoming_payment_waiting');
});

test('18: reais without a transfer nature are paid for, and given back when they would be converted', async () => {
  const pounds = await ada.holding(1000, 'GBP');
  const { id } = await ada.transfer({ to: 'BRL' });
  await ada.fund(id);
  expect([await statusOf(id), await ada.balance(pounds)]).toEqual(['processing', 0]);
  await ada.drive(id, 'funds_converted');
  expect([await statusOf(id), await ada.balance(pounds)]).toEqual(['funds_refunded', 1000]);
});
