import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import type { Outcome } from '../../src/state/kernel/index.ts';
import { BatchCalls, journal, rowOf } from '../support/batch-calls.ts';
import { CardCalls, PHYSICAL } from '../support/card-calls.ts';
import { question } from '../support/case-calls.ts';
import { Disputer } from '../support/disputer.ts';
import { Reviewer } from '../support/kyc-calls.ts';
import { override } from '../support/override-calls.ts';
import { Sandbox } from '../support/sandbox.ts';
import { Saver } from '../support/saver.ts';
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

test.each<[Outcome, string]>([
  ['approve', 'PRODUCED'],
  ['reject', 'PRODUCTION_ERROR'],
  ['hold', 'IN_PROGRESS'],
])('a kiosk that is to %s has the card %s', async (outcome, status) => {
  const calls = await new CardCalls(sandbox).fresh({ autoAdvance: { 'card-production': 'clock' } });
  const { token } = await calls.made({ program: PHYSICAL, deliveryOption: 'KIOSK_COLLECTION' });
  await calls.wait('PT1S');
  const document = { overrides: [{ match: { operationId: 'cardKioskCollectionProduce' }, outcome }] };
  await calls.control('PUT', '/overrides', document);
  const params = { profileId: PERSONAL, cardToken: token };
  await calls.call('cardKioskCollectionProduce', { params, body: { kioskId: 'WIS00001' } });
  await calls.wait('P1D');
  expect((await calls.call('cardKioskCollectionProductionGet', { params })).body.status).toBe(status);
});

test('a new customer who is to be approved is verified at once', async () => {
  await order('profilePersonalCreate', 'approve');
  const { profileId } = await Saver.in(sandbox);
  const { body } = await sandbox.control('GET', `/resources/profiles/${profileId}`);
  // By Wise, and not by the simulation that came after.
  expect(body.history.at(-1)).toMatchObject({ to: 'verified', cause: { kind: 'time' } });
});
