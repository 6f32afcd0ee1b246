import { rowOf } from '../batch-calls.ts';
import { refusal, type Stage, type Trigger, trigger } from './stage.ts';

const STATE = 'transfers#state-change';
const INITIATION = 'batch-payment-initiations#state-change';
const paid = `${STATE} incoming_payment_waiting → processing`;
const debit = 'balances#update debit 100 GBP TRANSFER';

/** A group of two that is being debited. */
async function debited({ ada }: Stage): Promise<number> {
  const { id: accountId } = (await ada.debitAccount()).body;
  const { id } = await ada.completed(2, 'USD');
  return (await ada.initiate(id, { accountId })).body.id;
}

const initiated = (name: string, to: string, before: readonly string[], ...fires: readonly string[]): Trigger =>
  trigger(
    'operator',
    name,
    async stage => {
      const id = await debited(stage);
      for (const state of before) await stage.drive('payment-initiations', id, state);
      return () => stage.drive('payment-initiations', id, to);
    },
    ...fires,
  );

/** A settlement of a thousand pounds that is expected. */
async function expected({ ada }: Stage, settlementReference = 'TPFB000001'): Promise<number> {
  const id = await ada.bulkFunded();
  await ada.send({ settlementReference, transfers: [rowOf(id)] });
  return (await ada.settlements())[0].id;
}

export const batchTriggers: readonly Trigger[] = [
  trigger(
    'batchGroupCreate',
    'new',
    async ({ ada }) =>
      () =>
        ada.open(),
  ),
  trigger(
    'batchGroupTransferCreate',
    'new',
    async ({ ada }) => {
      const { id } = (await ada.open()).body;
      const targetAccount = await ada.recipient();
      const { id: quoteUuid } = await ada.quote();
      const customerTransactionId = '6d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e22';
      return () => ada.put(id, { targetAccount, quoteUuid, customerTransactionId });
    },
    `${STATE} null → incoming_payment_waiting`,
  ),
  trigger('batchGroupUpdate', 'completed', async ({ ada }) => {
    const { id } = (await ada.open()).body;
    await ada.fill(id, 1);
    return () => ada.update(id, 'COMPLETED');
  }),
  trigger(
    'batchGroupUpdate',
    'cancelled',
    async ({ ada }) => {
      const { id } = await ada.completed(2);
      return () => ada.update(id, 'CANCELLED');
    },
    `${STATE} incoming_payment_waiting → cancelled`,
    `${STATE} incoming_payment_waiting → cancelled`,
  ),
  trigger(
    'batchGroupFund',
    'out of a balance',
    async ({ ada }) => {
      await ada.holding(1000, 'GBP');
      const { id } = await ada.completed(2);
      return () => ada.fundGroup(id);
    },
    debit,
    paid,
    debit,
    paid,
  ),
  refusal('batchGroupFund', 'without enough money', async ({ ada }) => {
    await ada.holding(150, 'GBP');
    const { id } = await ada.completed(2);
    return () => ada.fundGroup(id);
  }),
  trigger(
    'batchGroupPaymentInitiationCreate',
    'new',
    async ({ ada }) => {
      const { id: accountId } = (await ada.debitAccount()).body;
      const { id } = await ada.completed(1, 'USD');
      return () => ada.initiate(id, { accountId });
    },
    `${INITIATION} null → NEW`,
  ),
  initiated(
    'a direct debit is told to the bank',
    'PROCESSING',
    [],
    `${INITIATION} NEW → PROCESSING`,
    `${STATE} incoming_payment_waiting → incoming_payment_initiated`,
    `${STATE} incoming_payment_waiting → incoming_payment_initiated`,
  ),
  initiated(
    'a direct debit pays',
    'COMPLETED',
    ['PROCESSING'],
    `${INITIATION} PROCESSING → COMPLETED`,
    `${STATE} incoming_payment_initiated → processing`,
    `${STATE} incoming_payment_initiated → processing`,
  ),
  initiated('a direct debit fails', 'FAILED', ['PROCESSING'], `${INITIATION} PROCESSING → FAILED`),
  initiated(
    'a direct debit is charged back',
    'CHARGED_BACK',
    ['PROCESSING', 'COMPLETED'],
    `${INITIATION} COMPLETED → CHARGED_BACK`,
    `${STATE} processing → charged_back`,
    `${STATE} processing → charged_back`,
  ),
  trigger('bulkSettlementJournalCreate', 'new', async ({ ada }) => {
    const id = await ada.bulkFunded();
    return () => ada.send({ transfers: [rowOf(id)] });
  }),
  trigger(
    'operator',
    'a part of the money for a settlement has come',
    async stage => {
      const id = await expected(stage);
      return () => stage.drive('settlements', id, 'EXPECTED', { amount: 400 });
    },
    'bulk-settlement#payment-received 400, false',
  ),
  trigger(
    'operator',
    'all the money for a settlement has come',
    async stage => {
      const id = await expected(stage);
      return () => stage.drive('settlements', id, 'SETTLED');
    },
    'bulk-settlement#payment-received 1000, true',
  ),
  trigger(
    'operator',
    'money is moved from one settlement to another',
    async stage => {
      const from = await expected(stage);
      const to = await expected(stage, 'TPFB000002');
      await stage.drive('settlements', from, 'EXPECTED', { amount: 400 });
      return () => stage.drive('settlements', to, 'EXPECTED', { amount: 300, from });
    },
    'bulk-settlement#payment-received 100, false',
    'bulk-settlement#payment-received 300, false',
  ),
];
