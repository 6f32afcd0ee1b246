import { PaymentCalls } from '../card-payment-calls.ts';
import { refusal, type Stage, type Trigger, trigger } from './stage.ts';

const PAYMENT = 'cards#transaction-state-change';
const debit = (amount: number) => `balances#update debit ${amount} GBP CARD`;
const credit = (amount: number) => [`balances#credit ${amount} GBP`, `balances#update credit ${amount} GBP CARD`];

/** A payment of ten pounds that is held. */
async function held(stage: Stage, changes: object = {}) {
  const calls = await PaymentCalls.in(stage.sandbox);
  const { reference } = (await calls.authorise(10, changes)).body;
  return { calls, reference };
}

const challenge = { amount: 20, currency: 'GBP', mcc: 5732 };
const asked = async (stage: Stage) => {
  const { card } = await PaymentCalls.in(stage.sandbox);
  return (await stage.operate(`/cards/${card.id}/3ds-challenges`, challenge)).body.id;
};
const refund = { transactionType: 'REFUND' };

export const cardPaymentTriggers: readonly Trigger[] = [
  trigger(
    'simulationCardTransactionAuthorisation',
    'approved',
    async ({ sandbox }) => {
      const calls = await PaymentCalls.in(sandbox);
      return () => calls.authorise(10);
    },
    `${PAYMENT} AUTH IN_PROGRESS 10`,
    debit(10),
  ),
  trigger(
    'simulationCardTransactionAuthorisation',
    'declined',
    async ({ sandbox }) => {
      const calls = await PaymentCalls.in(sandbox);
      return () => calls.authorise(1000);
    },
    `${PAYMENT} AUTH DECLINED 1000 INSUFFICIENT_FUNDS`,
  ),
  trigger(
    'simulationCardTransactionAuthorisation',
    'of a refund',
    async ({ sandbox }) => {
      const calls = await PaymentCalls.in(sandbox);
      return () => calls.authorise(10, refund);
    },
    `${PAYMENT} AUTH IN_PROGRESS -10`,
  ),
  trigger(
    'simulationCardTransactionClearing',
    'of as much',
    async stage => {
      const { calls, reference } = await held(stage);
      return () => calls.clear(reference, 10);
    },
    `${PAYMENT} CAPTURE COMPLETED 10`,
  ),
  trigger(
    'simulationCardTransactionClearing',
    'of less',
    async stage => {
      const { calls, reference } = await held(stage);
      return () => calls.clear(reference, 8);
    },
    `${PAYMENT} CAPTURE COMPLETED 8`,
    ...credit(2),
  ),
  trigger(
    'simulationCardTransactionClearing',
    'of a refund',
    async stage => {
      const { calls, reference } = await held(stage, refund);
      return () => calls.clear(reference, 10, refund);
    },
    `${PAYMENT} CAPTURE COMPLETED -10`,
    ...credit(10),
  ),
  trigger(
    'simulationCardTransactionReversal',
    'of all',
    async stage => {
      const { calls, reference } = await held(stage);
      return () => calls.reverse(reference, 0);
    },
    `${PAYMENT} FULL_REVERSAL CANCELLED 10`,
    ...credit(10),
  ),
  trigger(
    'simulationCardTransactionReversal',
    'of a part',
    async stage => {
      const { calls, reference } = await held(stage);
      return () => calls.reverse(reference, 4);
    },
    `${PAYMENT} PARTIAL_REVERSAL IN_PROGRESS 4`,
    ...credit(6),
  ),
  trigger(
    'clock',
    'a merchant has not cleared for a week',
    async stage => {
      await held(stage);
      return () => stage.sandbox.advance('P7D');
    },
    `${PAYMENT} FULL_REVERSAL CANCELLED 10`,
    ...credit(10),
  ),
  trigger(
    'operator',
    'a cardholder is asked',
    async stage => {
      const { card } = await PaymentCalls.in(stage.sandbox);
      return () => stage.operate(`/cards/${card.id}/3ds-challenges`, challenge);
    },
    'cards#3ds-challenge PUSH 20',
  ),
  trigger(
    '3dsChallengeResultPost',
    'approved',
    async stage => {
      const transactionReference = await asked(stage);
      return () =>
        stage.call('3dsChallengeResultPost', { body: { transactionReference, challengeStatus: 'APPROVED' } });
    },
    `${PAYMENT} AUTH IN_PROGRESS 20`,
    debit(20),
  ),
  trigger(
    '3dsChallengeResultPost',
    'rejected',
    async stage => {
      const transactionReference = await asked(stage);
      return () =>
        stage.call('3dsChallengeResultPost', { body: { transactionReference, challengeStatus: 'REJECTED' } });
    },
    `${PAYMENT} AUTH DECLINED 20 INVALID_3DS_UCAF`,
  ),
  refusal('simulationCardTransactionClearing', 'of nothing that is known', async ({ sandbox }) => {
    const calls = await PaymentCalls.in(sandbox);
    return () => calls.clear({}, 10);
  }),
];
