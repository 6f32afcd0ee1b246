import { Saver } from '../saver.ts';
import { PERSONAL } from '../sender.ts';
import { refusal, type Stage, type Trigger, trigger } from './stage.ts';

const ACCOUNT = 'balances#account-state-change';
const BREACH = 'hold-limit-breach#update';
const KEY = (n: number) => ({ 'x-idempotence-uuid': `00000000-0000-4000-8000-00000000000${n}` });

const create = (stage: Stage, n: number, currency: string, more: object = {}, profileId = PERSONAL) =>
  stage.call('balanceCreate', {
    params: { profileId },
    headers: KEY(n),
    body: { currency, type: 'STANDARD', ...more },
  });

/** A jar, and a balance with a hundred pounds in it. */
async function jarred(stage: Stage): Promise<{ readonly pounds: number; readonly jar: number }> {
  const pounds = await stage.ada.holding(100, 'GBP');
  const jar = (await create(stage, 8, 'GBP', { type: 'SAVINGS', name: 'Holiday' })).body.id;
  return { pounds, jar };
}

const move = (stage: Stage, n: number, sourceBalanceId: number, targetBalanceId: number) =>
  stage.call('balanceMovement', {
    headers: KEY(n),
    body: { sourceBalanceId, targetBalanceId, amount: { value: 40, currency: 'GBP' } },
  });

/** A quote that converts a hundred pounds which are there. */
async function convertible({ ada }: Stage): Promise<string> {
  await ada.holding(100, 'GBP');
  await ada.holding(0, 'EUR');
  return (await ada.quote({ amount: 100, quote: { payOut: 'BALANCE' } })).id;
}

const converted = [
  'balances#update debit 100 GBP CONVERSION',
  'balances#update credit 112.36 EUR CONVERSION',
  'balances#credit 112.36 EUR',
];

/** Somebody who holds 320 dollars too many. */
async function inBreach(
  stage: Stage,
): Promise<{ readonly mei: Saver; readonly breach: number; readonly dollars: number }> {
  const mei = await Saver.in(stage.sandbox);
  const dollars = await mei.holding(20_320, 'SGD');
  const [{ id: breach }] = await mei.breaches();
  return { mei, breach, dollars };
}

export const balanceTriggers: readonly Trigger[] = [
  trigger('balanceCreate', 'the first', async stage => () => create(stage, 1, 'GBP'), `${ACCOUNT} ACTIVE`),
  trigger('balanceCreate', 'another one', async stage => {
    await create(stage, 1, 'GBP');
    return () => create(stage, 2, 'EUR');
  }),
  trigger('balanceCreate', 'asked for again', async stage => {
    await create(stage, 1, 'GBP');
    return () => create(stage, 1, 'GBP');
  }),
  trigger(
    'balanceDelete',
    'the last one',
    async stage => {
      const balanceId = await stage.ada.holding(0, 'GBP');
      return () => stage.call('balanceDelete', { params: { balanceId } });
    },
    `${ACCOUNT} INACTIVE`,
  ),
  trigger('balanceDelete', 'one of two', async stage => {
    const balanceId = await stage.ada.holding(0, 'GBP');
    await stage.ada.holding(0, 'EUR');
    return () => stage.call('balanceDelete', { params: { balanceId } });
  }),
  refusal('balanceDelete', 'with money on it', async stage => {
    const balanceId = await stage.ada.holding(1, 'GBP');
    return () => stage.call('balanceDelete', { params: { balanceId } });
  }),
  trigger(
    'simulationBalanceTopup',
    'by transfer',
    async ({ ada }) => {
      const balanceId = await ada.holding(0, 'GBP');
      return () => ada.topUp(10, 'GBP', balanceId);
    },
    'balances#credit 10 GBP',
    'balances#update credit 10 GBP TRANSFER',
  ),
  trigger(
    'simulationBalanceTopup',
    'by card, which is usual',
    async stage => {
      const balanceId = await stage.ada.holding(0, 'GBP');
      const body = { profileId: PERSONAL, balanceId, currency: 'GBP', amount: 10 };
      return () => stage.call('simulationBalanceTopup', { body });
    },
    'balances#credit 10 GBP',
    'balances#update credit 10 GBP CARD',
  ),
  trigger(
    'simulationBalanceTopup',
    'beyond what may be held',
    async ({ sandbox }) => {
      const mei = await Saver.in(sandbox);
      const dollars = await mei.holding(0, 'SGD');
      return () => mei.topUp(dollars, 20_320, 'SGD');
    },
    'balances#update credit 20320 SGD CARD',
    `${BREACH} OPEN 320 SGD`,
  ),
  trigger(
    'balanceMovement',
    'converts',
    async stage => {
      const quoteId = await convertible(stage);
      return () => stage.call('balanceMovement', { headers: KEY(9), body: { quoteId } });
    },
    ...converted,
  ),
  trigger(
    'balanceConvertV1',
    'converts',
    async stage => {
      const quoteId = await convertible(stage);
      const borderlessAccountId = (await stage.call('mcaGet')).body.id;
      return () =>
        stage.call('balanceConvertV1', { params: { borderlessAccountId }, headers: KEY(9), body: { quoteId } });
    },
    ...converted,
  ),
  trigger(
    'balanceMovement',
    'into a jar',
    async stage => {
      const { pounds, jar } = await jarred(stage);
      return () => move(stage, 1, pounds, jar);
    },
    'balances#update debit 40 GBP BALANCE',
    'balances#credit 40 GBP',
    'balances#update credit 40 GBP BALANCE',
  ),
  trigger('balanceMovement', 'asked for again', async stage => {
    const { pounds, jar } = await jarred(stage);
    await move(stage, 1, pounds, jar);
    return () => move(stage, 1, pounds, jar);
  }),
  refusal('balanceMovement', 'out of an empty jar', async stage => {
    const { pounds, jar } = await jarred(stage);
    return () => move(stage, 1, jar, pounds);
  }),
  trigger(
    'holdLimitBreachClose',
    'sends the excess away',
    async stage => {
      const { mei, breach } = await inBreach(stage);
      const targetRecipientId = await mei.recipient();
      return () => mei.close(breach, { targetRecipientId, state: 'CLOSED' });
    },
    'balances#update debit 320 SGD TRANSFER',
    `${BREACH} CLOSED MANUALLY_RESOLVED`,
  ),
  trigger(
    'operator',
    'what is held has fallen to what may be',
    async stage => {
      const { mei } = await inBreach(stage);
      const money = { sourceCurrency: 'SGD', targetCurrency: 'GBP', sourceAmount: 320 };
      const { id: quoteUuid } = (await mei.call('quoteCreate', { body: money })).body;
      const customerTransactionId = '6d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e22';
      const body = { targetAccount: await mei.recipient(), quoteUuid, customerTransactionId };
      const { id: transferId } = (await mei.call('transferCreate', { body })).body;
      return () => mei.call('transferFund', { params: { transferId }, body: { type: 'BALANCE' } });
    },
    'balances#update debit 320 SGD TRANSFER',
    'transfers#state-change incoming_payment_waiting → processing',
    `${BREACH} CLOSED AUTOMATICALLY_RESOLVED`,
  ),
  trigger('excessMoneyAccount', 'is named', async stage => {
    const { mei } = await inBreach(stage);
    const recipientId = String(await mei.recipient());
    return () => mei.call('excessMoneyAccount', { body: { recipientId } });
  }),
  trigger(
    'clock',
    'the day ends, and an account for the excess is named',
    async stage => {
      const { mei } = await inBreach(stage);
      await mei.call('excessMoneyAccount', { body: { recipientId: String(await mei.recipient()) } });
      return () => stage.sandbox.advance('P1D');
    },
    'balances#update debit 320 SGD TRANSFER',
    `${BREACH} CLOSED AUTOMATICALLY_RESOLVED`,
  ),
  trigger(
    'operator',
    'an overdraft comes to be used by seven tenths',
    async stage => {
      const { ada } = stage;
      const calls = new Overdrawn(stage);
      await calls.open();
      await calls.spend(600);
      const { id } = await ada.transfer({ amount: 110 });
      return () => ada.fund(id);
    },
    'balances#update debit 110 GBP TRANSFER',
    'transfers#state-change incoming_payment_waiting → processing',
    'profiles#overdraft-limit-threshold 71 %',
  ),
  trigger(
    'operator',
    'an overdraft crosses it again within the hour',
    async stage => {
      const calls = new Overdrawn(stage);
      await calls.open();
      await calls.spend(710);
      await stage.ada.topUp(100, 'GBP', calls.balance);
      const { id } = await stage.ada.transfer({ amount: 110 });
      return () => stage.ada.fund(id);
    },
    'balances#update debit 110 GBP TRANSFER',
    'transfers#state-change incoming_payment_waiting → processing',
  ),
];

/** A profile that may overdraw its balances by a thousand pounds. */
class Overdrawn {
  readonly stage: Stage;
  balance = 0;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  async open(): Promise<void> {
    this.balance = await this.stage.ada.holding(0, 'GBP');
    await this.stage.operate('/overdrafts', { profileId: PERSONAL, amount: 1000, currency: 'GBP' });
  }

  async spend(amount: number): Promise<void> {
    const { id } = await this.stage.ada.transfer({ amount });
    await this.stage.ada.fund(id);
  }
}
