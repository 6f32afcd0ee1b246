import { PERSONAL } from '../sender.ts';
import { refusal, type Stage, type Trigger, trigger } from './stage.ts';

const STATE = 'transfers#state-change';
const waiting = `${STATE} null → incoming_payment_waiting`;
const paid = `${STATE} incoming_payment_waiting → processing`;
const debit = 'balances#update debit 1000 GBP TRANSFER';
const back = ['balances#credit 1000 GBP', 'balances#update credit 1000 GBP TRANSFER'];

/** A transfer of 1000 pounds, paid out of a balance and driven along these states. */
async function sent(stage: Stage, ...states: readonly string[]): Promise<number> {
  const { ada } = stage;
  await ada.holding(1000, 'GBP');
  const { id } = await ada.transfer();
  await ada.fund(id);
  for (const state of states) await ada.drive(id, state);
  return id;
}

/** What is asked for to send money into the sender's own balance in euros. */
async function toOwnBalance({ ada }: Stage): Promise<object> {
  const balanceId = await ada.holding(0, 'EUR');
  const { recipientId: targetAccount } = (await ada.sandbox.call('balanceGet', own(balanceId))).body;
  const { id: quoteUuid } = await ada.quote({ quote: { targetAccount } });
  return { targetAccount, quoteUuid, customerTransactionId: '6d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e22' };
}

const own = (balanceId: number) => ({ params: { profileId: PERSONAL, balanceId } });

const alongThese = (by: Trigger['by'], to: string, states: readonly string[], ...fires: readonly string[]): Trigger =>
  trigger(
    by,
    to,
    async stage => {
      const id = await sent(stage, ...states);
      return () => stage.ada.drive(id, to);
    },
    ...fires,
  );

const SIMULATED = 'simulationTransferStateChange';
const TO_BANK = ['funds_converted', 'outgoing_payment_sent'];

export const transferTriggers: readonly Trigger[] = [
  trigger(
    'transferCreate',
    'new',
    async ({ ada }) =>
      () =>
        ada.transfer(),
    waiting,
  ),
  trigger('transferCreate', 'asked for again', async ({ ada }) => {
    const { id } = await ada.quote();
    const body = {
      targetAccount: await ada.recipient(),
      quoteUuid: id,
      customerTransactionId: '6d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e22',
    };
    await ada.create(body);
    return () => ada.create(body);
  }),
  refusal(
    'transferCreate',
    'without a quote',
    async ({ ada }) =>
      () =>
        ada.create({ targetAccount: 1 }),
  ),
  trigger('transferCreate', 'to an own balance', async stage => {
    const body = await toOwnBalance(stage);
    return () => stage.ada.create(body);
  }),
  trigger(
    'transferFund',
    'out of a balance',
    async ({ ada }) => {
      await ada.holding(1000, 'GBP');
      const { id } = await ada.transfer();
      return () => ada.fund(id);
    },
    debit,
    paid,
  ),
  trigger('transferFund', 'rejected', async ({ ada }) => {
    await ada.holding(1, 'GBP');
    const { id } = await ada.transfer();
    return () => ada.fund(id);
  }),
  trigger(
    'transferFund',
    'by the partner, in bulk',
    async ({ ada }) => {
      const { id } = await ada.transfer();
      return () => ada.bulk(id);
    },
    paid,
  ),
  trigger(
    'operator',
    'the bank transfer for it has arrived',
    async stage => {
      const { id } = await stage.ada.transfer();
      return () => stage.drive('transfers', id, 'processing');
    },
    paid,
  ),
  trigger(
    'transferCancel',
    'not paid for',
    async ({ ada }) => {
      const { id } = await ada.transfer();
      return () => ada.cancel(id);
    },
    `${STATE} incoming_payment_waiting → cancelled`,
  ),
  trigger(
    'transferCancel',
    'paid for',
    async stage => {
      const id = await sent(stage);
      return () => stage.ada.cancel(id);
    },
    `${STATE} processing → cancelled`,
    `${STATE} cancelled → funds_refunded`,
    'transfers#refund 1000 GBP',
    ...back,
  ),
  trigger(
    SIMULATED,
    'processing, waiting before',
    async ({ ada }) => {
      const { id } = await ada.transfer();
      return () => ada.drive(id, 'processing');
    },
    paid,
  ),
  alongThese(SIMULATED, 'processing', []),
  alongThese(SIMULATED, 'funds_converted', [], `${STATE} processing → funds_converted`),
  alongThese(
    SIMULATED,
    'outgoing_payment_sent',
    ['funds_converted'],
    `${STATE} funds_converted → outgoing_payment_sent`,
  ),
  alongThese(
    SIMULATED,
    'bounced_back',
    TO_BANK,
    `${STATE} outgoing_payment_sent → bounced_back`,
    'transfers#payout-failure WRONG_ACCOUNT_NUMBER',
  ),
  alongThese(
    SIMULATED,
    'funds_refunded',
    [...TO_BANK, 'bounced_back'],
    `${STATE} bounced_back → funds_refunded`,
    ...back,
  ),
  trigger(
    SIMULATED,
    'funds_refunded, where refunds are told',
    async stage => {
      const id = await sent(stage, ...TO_BANK, 'bounced_back');
      await stage.operate('/settings', { dialect: 'recorded' });
      return () => stage.ada.drive(id, 'funds_refunded');
    },
    `${STATE} bounced_back → funds_refunded`,
    'transfers#refund 1000 GBP',
    ...back,
  ),
  trigger(
    SIMULATED,
    'outgoing_payment_sent, into an own balance',
    async stage => {
      await stage.ada.holding(1000, 'GBP');
      const { id } = (await stage.ada.create(await toOwnBalance(stage))).body;
      await stage.ada.fund(id);
      await stage.ada.drive(id, 'funds_converted');
      return () => stage.ada.drive(id, 'outgoing_payment_sent');
    },
    'balances#credit 1123.58 EUR',
    'balances#update credit 1123.58 EUR TRANSFER',
  ),
  trigger(
    'clock',
    'nobody has paid for fourteen days',
    async ({ ada, sandbox }) => {
      await ada.transfer();
      return () => sandbox.advance('P14D');
    },
    `${STATE} incoming_payment_waiting → cancelled`,
  ),
  trigger(
    'operator',
    'an issue comes up',
    async stage => {
      const { ada } = stage;
      const { id } = await ada.transfer();
      return () => stage.operate(`/transfers/${id}/issues`, { code: 'deposit_amount_less_invoice' });
    },
    'transfers#active-cases deposit_amount_less_invoice',
  ),
  trigger(
    'operator',
    'the last issue is solved',
    async stage => {
      const { ada, sandbox } = stage;
      const { id } = await ada.transfer();
      await stage.operate(`/transfers/${id}/issues`, { code: 'deposit_amount_less_invoice' });
      return () => sandbox.control('DELETE', `/transfers/${id}/issues/deposit_amount_less_invoice`);
    },
    'transfers#active-cases none',
  ),
  trigger(
    'operator',
    'a payout fails',
    async stage => {
      const id = await sent(stage, ...TO_BANK);
      return () => stage.operate(`/transfers/${id}/payout-failures`, { reasonCode: 'TECHNICAL_ISSUE' });
    },
    'transfers#payout-failure TECHNICAL_ISSUE',
  ),
  trigger(
    'operator',
    'the payer takes the money back',
    async stage => {
      const { id } = await stage.ada.transfer();
      await stage.drive('transfers', id, 'processing');
      return () => stage.drive('transfers', id, 'charged_back');
    },
    `${STATE} processing → charged_back`,
  ),
];
