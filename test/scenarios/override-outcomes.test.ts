import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import type { Outcome } from '../../src/state/kernel/index.ts';
import { BatchCalls, journal, rowOf } from '../support/batch-calls.ts';
import { CardCalls, PHYSICAL } from '../support/card-calls.ts';
import { question } from '../support/case-calls.ts';
import { Disputer } from '../support/disputer.ts';
import { Reviewer } from '../support/kyc-calls.ts';
import { followed, latestWhy, override } from '../support/override-calls.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';
import { issueCard } from '../support/spend.ts';

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

const order = (operationId: OperationId, outcome: Outcome, more: object = {}) =>
  override(sandbox, { match: { operationId, ...more }, outcome });
const byItself = () => sandbox.control('POST', '/settings', { autoAdvance: 'clock' });
const me = { params: { profileId: PERSONAL } };

describe('a transfer', () => {
  const fares = async (outcome: Outcome) => {
    await byItself();
    await ada.holding(2_000, 'GBP');
    await order('transferCreate', outcome, { body: { 'details.reference': 'Invoice*' } });
    const { id } = await ada.transfer();
    await ada.fund(id);
    const at = (await ada.get(id)).body.status;
    await sandbox.advance('P1D');
    return { id, at, later: (await ada.get(id)).body.status };
  };

  test.each<[Outcome, string, string]>([
    ['approve', 'outgoing_payment_sent', 'outgoing_payment_sent'],
    ['reject', 'funds_refunded', 'funds_refunded'],
    ['hold', 'processing', 'processing'],
  ])('that is to %s is %s', async (outcome, at, later) => {
    expect(await fares(outcome)).toMatchObject({ at, later });
    expect(await followed(sandbox)).toEqual([1]);
  });

  test('that is held goes its usual way once somebody moves it', async () => {
    const { id } = await fares('hold');
    await ada.drive(id, 'funds_converted');
    await sandbox.advance('PT5S');
    expect((await ada.get(id)).body.status).toBe('outgoing_payment_sent');
  });

  test('tells of each step in its history, and of who ordered it', async () => {
    const { id } = await fares('reject');
    const { body } = await sandbox.control('GET', `/resources/transfers/${id}`);
    const [made, ...rest] = body.history;
    expect(made.cause).toMatchObject({ kind: 'request', operation: 'transferCreate', override: 1 });
    expect(rest.map(({ move }: { move: string }) => move)).toEqual([
      'receive',
      'convert',
      'payOut',
      'bounce',
      'refund',
    ]);
  });

  test('that nobody fits fares as ever, and a refused one uses nothing up', async () => {
    await order('transferCreate', 'reject', { body: { 'details.reference': 'Invoice 8' } });
    await ada.holding(2_000, 'GBP');
    const { id } = await ada.transfer();
    await ada.fund(id);
    expect([(await ada.get(id)).body.status, await followed(sandbox)]).toEqual(['processing', [0]]);
    await order('transferCreate', 'reject');
    await ada.create({ targetAccount: 5, quoteUuid: randomUUID(), customerTransactionId: randomUUID(), details: {} });
    expect(await followed(sandbox)).toEqual([0]);
  });

  test('asked for twice under its id is the one that was made', async () => {
    await ada.holding(2_000, 'GBP');
    const quote = await ada.quote();
    const customerTransactionId = randomUUID();
    const wish = { targetAccount: await ada.recipient(), quoteUuid: quote.id, customerTransactionId, details: {} };
    await order('transferCreate', 'approve');
    await ada.create(wish);
    await ada.create(wish);
    expect(await followed(sandbox)).toEqual([1]);
  });
});

describe('an order', () => {
  test('weighs more than a magic value', async () => {
    await ada.holding(2_000, 'GBP');
    await order('transferCreate', 'approve');
    const { id } = await ada.transfer({ body: { details: { reference: 'FAIL' } } });
    await ada.fund(id);
    expect((await ada.get(id)).body.status).toBe('outgoing_payment_sent');
  });

  test('may come with a patched reply, and both are told', async () => {
    await override(
      sandbox,
      { match: { operationId: 'caseCreate' }, outcome: 'approve' },
      { match: { operationId: 'caseCreate' }, reply: { headers: { 'x-a': '1' } } },
    );
    const { headers } = await sandbox.call('caseCreate', { body: question });
    expect([headers['x-localwise-override'], headers['x-a']]).toEqual(['2, 1', '1']);
    expect(await latestWhy(sandbox)).toBeNull();
    expect((await sandbox.control('GET', '/requests?limit=1')).body.requests[0].overrides).toEqual([2, 1]);
  });
});

test('a payment is rejected for lack of money that is there', async () => {
  const balanceId = await ada.holding(2_000, 'GBP');
  await override(sandbox, { match: { operationId: 'transferFund' }, times: 1, outcome: 'reject' });
  const { id } = await ada.transfer();
  expect((await ada.fund(id)).body).toMatchObject({ status: 'REJECTED', errorCode: 'transfer.insufficient_funds' });
  expect(await ada.balance(balanceId)).toBe(2_000);
  expect((await ada.fund(id)).body.status).toBe('COMPLETED');
});

test.each<[Outcome, string]>([
  ['approve', 'SUCCESS'],
  ['reject', 'FAILURE'],
  ['hold', 'COULD_NOT_CHECK'],
])('a bank that is to %s says %s of a name', async (outcome, says) => {
  await order('recipientCreate', outcome);
  const accountId = await ada.recipient('EUR', { accountHolderName: 'Mia Partial' });
  const { body } = await sandbox.call('recipientGet', { params: { accountId } });
  expect(body.confirmations.outcomes[0].outcome).toBe(says);
});

test.each<[Outcome, string]>([
  ['approve', 'COMPLETED'],
  ['reject', 'FAILED'],
  ['hold', 'NEW'],
])('a direct debit that is to %s is %s', async (outcome, status) => {
  await byItself();
  await order('batchGroupPaymentInitiationCreate', outcome);
  const { id } = await ada.completed(1, 'USD');
  const { body } = await ada.initiate(id, { accountId: (await ada.debitAccount()).body.id });
  await sandbox.advance('P1D');
  expect((await ada.initiation(id, body.id)).status).toBe(status);
});

test.each<[Outcome, string]>([
  ['approve', 'SETTLED'],
  ['reject', 'INVALID'],
  ['hold', 'EXPECTED'],
])('a journal that is to %s is %s', async (outcome, status) => {
  await byItself();
  await order('bulkSettlementJournalCreate', outcome);
  const { id } = await ada.transfer();
  await ada.bulk(id);
  await ada.send(journal([rowOf(id)]));
  await sandbox.advance('P1D');
  expect((await ada.settlements())[0].status).toBe(status);
});

test.each<[Outcome, string | null]>([
  ['approve', null],
  ['reject', 'SUSPECTED_FRAUD'],
])('a payment by card that is to %s says %s', async (outcome, error) => {
  await ada.holding(100, 'GBP');
  const card = issueCard(await sandbox.world(), PERSONAL, {});
  await order('simulationCardTransactionAuthorisation', outcome);
  const amount = { value: 0.51, currency: 'GBP' };
  const { body } = await sandbox.call('simulationCardTransactionAuthorisation', {
    params: { profileId: PERSONAL, cardToken: card.id },
    body: { pos: 'CHIP_AND_PIN', transactionType: 'GOODS_AND_SERVICES', mcc: 5499, amount, cardNumber: card.pan },
  });
  expect(body.error).toBe(error);
});

test.each<[Outcome, string]>([
  ['approve', 'REFUNDED'],
  ['reject', 'REJECTED'],
  ['hold', 'SUBMITTED'],
])('a dispute that is to %s is %s', async (outcome, status) => {
  await byItself();
  const eve = await Disputer.in(sandbox);
  await order('disputeSubmit', outcome);
  await eve.submit(await eve.pay());
  await sandbox.advance('P2D');
  expect((await eve.call('disputeList')).body.disputes[0].subStatus).toBe(status);
});

test.each<[Outcome, string]>([
  ['approve', 'SOLVED'],
  ['reject', 'CLOSED'],
  ['hold', 'OPEN'],
])('a case that is to %s is %s', async (outcome, status) => {
  await sandbox.control('POST', '/settings', { support: { agent: 'ask' } });
  await order('caseCreate', outcome);
  const { id: caseId } = (await sandbox.call('caseCreate', { body: question })).body;
  await sandbox.advance('PT10M');
  expect((await sandbox.call('caseGet', { params: { caseId } })).body.status).toBe(status);
});

test.each<[Outcome, string]>([
  ['approve', 'VERIFIED'],
  ['reject', 'EVIDENCE_REQUIRED'],
  ['hold', 'IN_REVIEW'],
])('evidence that Wise is to %s is %s', async (outcome, status) => {
  await order('verificationUploadEvidencesV3', outcome);
  await sandbox.call('verificationUploadEvidencesV3', { ...me, body: { intendedCountries: ['deu'] } });
  await sandbox.advance('P1D');
  expect((await sandbox.control('GET', `/resources/cdd-checks/${PERSONAL}`)).body.record.status).toBe(status);
});

test.each<[Outcome, string]>([
  ['approve', 'PASSED'],
  ['reject', 'WAITING_CUSTOMER_INPUT'],
  ['hold', 'PROCESSING'],
])('a review whose answers Wise is to %s is %s', async (outcome, status) => {
  await sandbox.control('POST', '/settings', { kyc: { autoVerifyMs: 60_000 } });
  const reviewer = new Reviewer(sandbox);
  const id = await reviewer.asking('TRANSFER_PURPOSE');
  await order('simulationKycReviewRequirementsSubmit', outcome);
  const body = { requirement: 'TRANSFER_PURPOSE' };
  const params = { profileId: PERSONAL, reviewId: id, kycReviewId: id };
  expect((await sandbox.call('simulationKycReviewRequirementsSubmit', { params, body })).status).toBe(202);
  await sandbox.advance('P1D');
  expect(await reviewer.status(id)).toBe(status);
});

test.each<[Outcome, string]>([
  ['approve', 'PRODUCED'],
  ['reject', 'CANCELLED'],
  ['hold', 'REQUIREMENTS_FULFILLED'],
])('a card order that is to %s is %s', async (outcome, status) => {
  const calls = await new CardCalls(sandbox).fresh();
  await sandbox.control(
    'PUT',
    '/overrides',
    { overrides: [{ match: { operationId: 'cardOrderCreate' }, outcome }] },
    calls.world,
  );
  const { id } = (await calls.place({ program: PHYSICAL })).body;
  await calls.wait('P2D');
  expect((await calls.order(id)).status).toBe(status);
});

test.each<[Outcome, number, string]>([
  ['approve', 25, 'COMPLETED'],
  ['reject', 0, 'CANCELLED'],
  ['hold', 0, 'PROCESSING'],
])('money that arrives and is to %s leaves %d on the balance', async (outcome, value, status) => {
  const balanceId = await new Sender(sandbox).holding(0, 'GBP');
  await sandbox.call('bankAccountDetailsOrderCreate', { ...me, body: { currency: 'GBP' } });
  await order('simulationBankTransactionImport', outcome);
  await sandbox.call('simulationBankTransactionImport', { ...me, body: { currency: 'GBP', amount: 25 } });
  await sandbox.advance('P1D');
  expect(await ada.balance(balanceId)).toBe(value);
  expect((await sandbox.control('GET', '/resources/incoming-payments')).body.items[0].status).toBe(status);
});

test.each<[Outcome, string]>([
  ['approve', 'DONE'],
  ['hold', 'REQUIREMENTS_FULFILLED'],
])('an order of account details that is to %s is %s', async (outcome, status) => {
  await ada.holding(0, 'EUR');
  if (outcome === 'approve') {
    await sandbox.control('POST', `/resources/profiles/${PERSONAL}/transitions`, { to: 'not_verified' });
  }
  await order('bankAccountDetailsOrderCreate', outcome);
  await sandbox.call('bankAccountDetailsOrderCreate', { ...me, body: { currency: 'EUR' } });
  const { body } = await sandbox.call('bankAccountDetailsOrdersList', { ...me, query: { currency: 'EUR' } });
  expect(body[0].status).toBe(status);
});
