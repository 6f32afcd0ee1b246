import { afterEach, beforeEach, expect, test } from 'vitest';
import { CardCalls, PERSONAL, PHYSICAL } from '../support/card-calls.ts';
import { seal } from '../support/card-sealing.ts';
import type { Answer } from '../support/sandbox.ts';

let calls: CardCalls;
beforeEach(async () => {
  calls = await (await CardCalls.open()).fresh();
});
afterEach(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});

/** What the card says of itself to whoever brings a key. */
async function numberOf(token: string): Promise<string> {
  const { body } = await calls.call('cardEncryptionKeyGet', {});
  const { body: card } = await calls.call('cardSensitiveDetailsGet', {
    headers: { 'x-tw-twcard-card-token': token },
    body: { keyVersion: body.version, encryptedPayload: seal(body.key, 'RSA-OAEP-256').compact },
  });
  return card.pan;
}

async function topUp(): Promise<number> {
  const headers = { 'x-idempotence-uuid': '1b1ba3c0-1b1b-4b1b-8b1b-1b1b1b1b1b1b' };
  const params = { profileId: PERSONAL };
  const opened = await calls.call('balanceCreate', { params, headers, body: { currency: 'GBP', type: 'STANDARD' } });
  const balanceId = opened.body.id;
  const amount = { profileId: PERSONAL, balanceId, currency: 'GBP', amount: 100, channel: 'TRANSFER' };
  expect((await calls.call('simulationBalanceTopup', { body: amount })).body.state).toBe('COMPLETED');
  return balanceId;
}

const pay = (cardToken: string, cardNumber: string, value: number): Promise<Answer> =>
  calls.call('simulationCardTransactionAuthorisation', {
    params: { profileId: PERSONAL, cardToken },
    body: {
      pos: 'CHIP_AND_PIN',
      transactionType: 'GOODS_AND_SERVICES',
      amount: { value, currency: 'GBP' },
      mcc: 5499,
      cardNumber,
    },
  });

const clear = (cardToken: string, ref: object, value: number): Promise<Answer> =>
  calls.call('simulationCardTransactionClearing', {
    params: { profileId: PERSONAL, cardToken },
    body: { amount: { value, currency: 'GBP' }, transactionType: 'GOODS_AND_SERVICES', ref },
  });

async function onBalance(balanceId: number) {
  const { body } = await calls.call('balanceGet', { params: { profileId: PERSONAL, balanceId } });
  return [body.amount.value, body.reservedAmount.value];
}

async function dispute(transactionId: number): Promise<string> {
  const params = { profileId: PERSONAL, scheme: 'VISA', reason: 'WRONG_AMOUNT' };
  const body = {
    transaction: { transactionId: String(transactionId), email: 'support@partner.com' },
    form: {},
    disclaimer: { allAnswered: true, filesUploaded: true },
  };
  expect((await calls.call('disputeSubmit', { params, body })).headers['x-df-exit']).toBe('true');
  const list = await calls.call('disputeList', { params: { profileId: PERSONAL }, query: { transactionId } });
  return list.body.disputes[0].id;
}

const transactions = async (cardToken: string): Promise<{ id: number; type: string; state: string }[]> => {
  const query = { fromCreationTime: '2026-03-01T00:00:00Z', toCreationTime: '2026-04-01T00:00:00Z' };
  const { body } = await calls.call('cardTransactionList', { params: { profileId: PERSONAL, cardToken }, query });
  return body.transactions;
};

async function statement(balanceId: number) {
  const { body } = await calls.call('balanceStatementGet', {
    params: { profileId: PERSONAL, balanceId, ext: 'json' },
    query: { currency: 'GBP', intervalStart: '2026-03-01T00:00:00Z', intervalEnd: '2026-04-01T00:00:00Z' },
  });
  type Line = { referenceNumber: string; type: string; amount: { value: number }; runningBalance: { value: number } };
  return body.transactions.map(({ referenceNumber, type, amount, runningBalance }: Line) => [
    referenceNumber.split('-')[0] === 'CARD' ? referenceNumber : referenceNumber.split('-')[0],
    type,
    amount.value,
    runningBalance.value,
  ]);
}

test('a card is ordered, activated and paid with, and what the merchant took too much is disputed and refunded', async () => {
  const { order, token } = await calls.made({ program: PHYSICAL });
  expect((await calls.card(token)).status.value).toBe('INACTIVE');
  await calls.drive('card-orders', order, 'PRODUCED');
  await calls.status(token, 'ACTIVE');
  expect((await calls.order(order)).status).toBe('COMPLETED');

  const balanceId = await topUp();
  await calls.wait('PT1H');
  const pan = await numberOf(token);
  const { reference } = (await pay(token, pan, 50)).body;
  expect(await onBalance(balanceId)).toEqual([50, 50]);
  await calls.wait('PT1H');
  expect((await clear(token, reference, 42.5)).body.error).toBeNull();
  expect(await onBalance(balanceId)).toEqual([57.5, 0]);

  const [paid] = await transactions(token);
  const disputeId = await dispute(paid?.id ?? 0);
  await calls.wait('PT1H');
  for (const to of ['IN_REVIEW', 'ATTEMPTING_RECOVERY', 'REFUND_IN_PROGRESS', 'REFUNDED']) {
    expect((await calls.drive('disputes', disputeId, to)).status).toBe(200);
  }
  expect(await onBalance(balanceId)).toEqual([100, 0]);

  const seen = await transactions(token);
  const [refund] = seen;
  expect(seen.map(({ type, state }) => [type, state])).toEqual([
    ['REFUND', 'COMPLETED'],
    ['POS_PURCHASE', 'COMPLETED'],
  ]);
  expect(await statement(balanceId)).toEqual([
    [`CARD-${refund?.id}`, 'CREDIT', 42.5, 100],
    [`CARD-${paid?.id}`, 'DEBIT', -42.5, 57.5],
    ['TRANSFER', 'CREDIT', 100, 100],
  ]);
  const { body: feed } = await calls.call('activityList', { params: { profileId: PERSONAL } });
  type Entry = { type: string; status: string; primaryAmount: string; resource: { id: string } };
  const told = feed.activities.map(({ type, status, primaryAmount, resource }: Entry) => [
    type,
    status,
    primaryAmount,
    resource.id,
  ]);
  expect(told.slice(0, 2)).toEqual([
    ['CARD_PAYMENT', 'COMPLETED', '<positive>+ 42.50 GBP</positive>', String(refund?.id)],
    ['CARD_PAYMENT', 'COMPLETED', '42.50 GBP', String(paid?.id)],
  ]);
  expect(told[2]).toEqual([expect.any(String), 'COMPLETED', '<positive>+ 100 GBP</positive>', expect.any(String)]);
});
