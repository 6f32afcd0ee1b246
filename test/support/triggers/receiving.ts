import { BUSINESS, PERSONAL } from '../sender.ts';
import { refusal, type Stage, type Trigger, trigger } from './stage.ts';

const verified = 'profiles#verification-state-change verified';
const ORDER = 'account-details-order#order-state-change';
const PAYMENT = 'account-details-payment#state-change';
const begun = `${PAYMENT} null → PROCESSING`;
const arrived = (amount: number, ...more: readonly string[]) => [
  `${PAYMENT} PROCESSING → COMPLETED`,
  ...more,
  `balances#credit ${amount} EUR`,
  `balances#update credit ${amount} EUR TRANSFER`,
  'incoming-transfer#credited',
];

const order = (stage: Stage, currency = 'EUR') => stage.call('bankAccountDetailsOrderCreate', { body: { currency } });
const receivable = async (stage: Stage): Promise<number> => {
  const balanceId = await stage.ada.holding(0, 'EUR');
  await order(stage);
  return balanceId;
};
const bring = (stage: Stage, currency = 'EUR') =>
  stage.call('simulationBankTransactionImport', { body: { currency, amount: 250 } });
const latest = async ({ sandbox }: Stage) =>
  (await sandbox.control('GET', '/resources/incoming-payments')).body.items[0].id;

export const receivingTriggers: readonly Trigger[] = [
  trigger(
    'bankAccountDetailsOrderCreate',
    'of a verified customer',
    async stage => {
      await stage.ada.holding(0, 'EUR');
      return () => order(stage);
    },
    `${ORDER} EUR REQUIREMENTS_FULFILLED`,
    `${ORDER} EUR DONE`,
  ),
  trigger(
    'bankAccountDetailsOrderCreate',
    'of one who is not known yet',
    async stage => {
      await stage.ada.holding(0, 'EUR');
      await stage.drive('profiles', PERSONAL, 'not_verified');
      return () => order(stage);
    },
    `${ORDER} EUR PENDING_USER`,
  ),
  trigger(
    'simulationVerification',
    'with an order that waits',
    async stage => {
      await stage.ada.holding(0, 'EUR');
      await stage.drive('profiles', PERSONAL, 'not_verified');
      await order(stage);
      return () => stage.call('simulationVerification');
    },
    'profiles#verification-state-change verified',
    `${ORDER} EUR REQUIREMENTS_FULFILLED`,
    `${ORDER} EUR DONE`,
  ),
  trigger('bankAccountDetailsBankDetailsCreate', 'one more set for a balance', async stage => {
    const targetAccountId = await receivable(stage);
    return () => stage.call('bankAccountDetailsBankDetailsCreate', { body: { targetAccountId } });
  }),
  trigger(
    'simulationBankTransactionImport',
    'arrives',
    async stage => {
      await receivable(stage);
      return () => bring(stage);
    },
    begun,
    ...arrived(250),
  ),
  refusal('simulationBankTransactionImport', 'without account details', async stage => {
    await stage.ada.holding(0, 'EUR');
    return () => bring(stage);
  }),
  trigger(
    'simulationSwiftIn',
    'arrives',
    async stage => {
      await receivable(stage);
      return () => stage.call('simulationSwiftIn', { body: { currencyCode: 'EUR', amount: 100 } });
    },
    begun,
    'swift#message-received pacs.008.001.08',
    ...arrived(100, 'swift-in#credit 100 EUR'),
  ),
  trigger(
    'bankAccountDetailsReturnsCreate',
    'gives it back',
    async stage => {
      await receivable(stage);
      await bring(stage);
      const paymentId = await latest(stage);
      return () => stage.call('bankAccountDetailsReturnsCreate', { params: { paymentId } });
    },
    'balances#update debit 250 EUR TRANSFER',
    'transfers#state-change outgoing_payment_sent → bounced_back',
    'transfers#state-change bounced_back → funds_refunded',
    `${PAYMENT} COMPLETED → REFUNDED`,
  ),
  trigger(
    'simulationVerifyProfile',
    'with an order that waits',
    async stage => {
      await stage.ada.holding(0, 'EUR');
      for (const id of [PERSONAL, BUSINESS]) await stage.drive('profiles', id, 'not_verified');
      await order(stage);
      return () => stage.call('simulationVerifyProfile');
    },
    ...[verified, verified, `${ORDER} EUR REQUIREMENTS_FULFILLED`, `${ORDER} EUR DONE`],
  ),
  trigger(
    'operator',
    'a payment that has not reached the balance goes back',
    async stage => {
      await receivable(stage);
      await stage.operate('/settings', { autoAdvance: { 'incoming-payment': 'clock' } });
      await bring(stage);
      const paymentId = await latest(stage);
      return () => stage.drive('incoming-payments', paymentId, 'CANCELLED');
    },
    `${PAYMENT} PROCESSING → CANCELLED`,
  ),
];
