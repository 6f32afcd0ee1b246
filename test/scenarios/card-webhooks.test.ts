import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalogue, type EventType } from '../../src/state/webhooks/index.ts';
import { PaymentCalls } from '../support/card-payment-calls.ts';
import { Inbox } from '../support/inbox.ts';
import { BUSINESS, PERSONAL } from '../support/sender.ts';

let calls: PaymentCalls;
let inbox: Inbox;
beforeEach(async () => {
  [calls, inbox] = [await PaymentCalls.open(), await Inbox.open()];
});
afterEach(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
  await inbox.close();
});

async function subscribe(trigger: EventType): Promise<void> {
  for (const version of catalogue[trigger].schemas) {
    const body = { name: 'Ops', trigger_on: trigger, delivery: { version, url: inbox.url } };
    const params = { clientKey: 'localwise-key' };
    await calls.sandbox.call('webhookApplicationSubscriptionCreate', { params, body });
  }
}

const told = (version: string) =>
  inbox.events.filter(({ body }) => body.schema_version === version).map(({ body }) => body.data);

const pounds = (value: number) => ({ value, currency: 'GBP' });

test('what a partner answered to a payment that was relayed to it is told in every version', async () => {
  await subscribe('cards#transaction-state-change');
  const relay = { responseCode: 'SUSPECTED_FRAUD', fallback: true };
  await calls.sandbox.control('POST', '/settings', { cards: { relay } });
  await calls.authorise(10);
  await inbox.waitFor(3);
  const said = { response_code: 'SUSPECTED_FRAUD', fallback: true };
  const declined = { transaction_state: 'DECLINED', decline_reason: 'SUSPECTED_FRAUD', relay_authorisation_data: said };
  for (const version of ['2.0.0', '2.1.0', '4.0.0']) expect(told(version)).toMatchObject([declined]);
});

test('a payment that is given up is told in every version', async () => {
  await subscribe('cards#transaction-state-change');
  const { reference } = (await calls.authorise(10)).body;
  await inbox.waitFor(3);
  await calls.sandbox.advance('PT1.5S');
  await calls.reverse(reference, 0);
  await inbox.waitFor(6);
  const { card, balance } = calls;
  const alike = {
    resource: {
      profile_id: PERSONAL,
      client_id: card.clientId,
      card_token: card.id,
      card_last_digits: card.pan.slice(-4),
      type: 'card',
    },
    transaction_id: await calls.latest(),
    transaction_type: 'POS_PURCHASE',
    transaction_step_type: 'FULL_REVERSAL',
    transaction_state: 'CANCELLED',
    decline_reason: null,
    detailed_decline_reason: null,
    transaction_amount: pounds(10),
    fees: [],
    transaction_amount_with_fees: pounds(10),
    billing_amount: pounds(10),
    authorisation_method: 'CHIP_AND_PIN',
    pin_validation_result: 'ONLINE_PIN_VALIDATED',
    approval_code: reference.authorizationIdResponse,
    merchant: {
      name: 'ACQUIRER NAME',
      location: { country: 'United Kingdom', city: 'CITY NAME', postCode: '00000', state: null },
      category: { code: '5499', description: '5499 R Misc Food Stores' },
    },
    arn: null,
    relay_authorisation_data: null,
  };
  const debit = (sign: 1 | -1) => ({
    balance_id: balance,
    debited_amount: pounds(sign * 10),
    for_amount: pounds(sign * 10),
    rate: 1,
    fee: pounds(0),
  });
  const [[held, givenUp], newer, newest] = [told('2.0.0'), told('2.1.0'), told('4.0.0')];
  expect(held).toMatchObject({ transaction_state: 'IN_PROGRESS', transaction_step_type: 'AUTH' });
  const move = (type: string, second: string) => ({
    creation_time: `2026-03-02T09:00:0${second}Z`,
    balance_id: String(balance),
    type,
    amount: pounds(10),
  });
  expect(givenUp).toEqual({
    ...alike,
    is_debit: true,
    is_amount_confirmed: true,
    balance_transaction_id: expect.any(Number),
    balance_movements: [move('debit', '0'), move('credit', '1')],
    debits: [{ ...debit(1), debited_amount: pounds(0), for_amount: pounds(0) }],
    credit: null,
    creation_time: '2026-03-02T09:00:00Z',
    occurred_at: '2026-03-02T09:00:01Z',
    purge_time: '2026-03-09T09:00:00Z',
  });
  const { amount: _, ...rest } = { amount: 0, ...alike };
  const since = (begun: string, ended: string, purged: string) => ({
    ...rest,
    balance_channel_reference_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    debits: [
      { ...debit(1), creation_time: begun },
      { ...debit(-1), fee: pounds(0), creation_time: ended },
    ],
    credits: [],
    creation_time: begun,
    occurred_at: ended,
    purge_time: purged,
  });
  expect(newer[1]).toEqual(since('2026-03-02T09:00:00Z', '2026-03-02T09:00:01Z', '2026-03-09T09:00:00Z'));
  expect(newest[1]).toEqual(since('2026-03-02T09:00:00.000Z', '2026-03-02T09:00:01.500Z', '2026-03-09T09:00:00.000Z'));
});

test('a refund is told with amounts below nothing', async () => {
  await subscribe('cards#transaction-state-change');
  const { reference } = (await calls.authorise(4, { transactionType: 'REFUND' })).body;
  await calls.clear(reference, 4, { transactionType: 'REFUND' });
  await inbox.waitFor(6);
  const credit = { balance_id: calls.balance, credited_amount: pounds(4) };
  const told2 = told('2.0.0')[1];
  expect(told2).toMatchObject({ is_debit: false, transaction_amount: pounds(-4), credit, debits: [] });
  expect(told('4.0.0')[1]).toMatchObject({ transaction_amount: pounds(-4), credits: [credit] });
});

describe('a cardholder who is asked', () => {
  const merchant = { name: 'Dijk Electronics', country: 'NL', city: 'Delft', url: 'https://shop.example.com' };
  const wish = { amount: 20, currency: 'GBP', mcc: 5732, merchant, channel: 'browser' };
  const start = async (): Promise<string> =>
    (await calls.sandbox.control('POST', `/cards/${calls.card.id}/3ds-challenges`, wish)).body.id;
  const answer = (transactionReference: string, challengeStatus = 'APPROVED', profileId = PERSONAL) =>
    calls.sandbox.call('3dsChallengeResultPost', {
      params: { profileId },
      body: { transactionReference, challengeStatus },
    });
  const outcome = async () => (await calls.get(await calls.latest())).body;

  test('is told to the partner, in both versions', async () => {
    await subscribe('cards#3ds-challenge');
    const reference = await start();
    await inbox.waitFor(2);
    expect(told('4.0.0')[0]).toEqual({
      resource: { profile_id: PERSONAL, client_id: calls.card.clientId, card_token: calls.card.id, type: 'card' },
      challenge_expires_after: 300,
      challenge_method: 'PUSH',
      occurred_at: '2026-03-02T09:00:00.000Z',
      transaction: {
        reference,
        channel: 'browser',
        merchant: { category: '5732', country: 'NL', name: 'Dijk Electronics', url: 'https://shop.example.com' },
        money_value: pounds(20),
      },
    });
    expect(told('2.0.0')[0].occurred_at).toBe('2026-03-02T09:00:00Z');
  });

  test('acceptance 19: says yes, and pays; what is said later is not heard', async () => {
    const reference = await start();
    expect((await answer(reference)).status).toBe(204);
    expect(await outcome()).toMatchObject({ type: 'ECOM_PURCHASE', state: 'IN_PROGRESS' });
    expect((await answer(reference, 'REJECTED')).status).toBe(204);
    expect(await calls.amounts()).toEqual([80, 20]);
    await calls.sandbox.advance('PT10M');
    expect((await answer(reference, 'REJECTED')).status).toBe(204);
    expect((await outcome()).state).toBe('IN_PROGRESS');
  });

  test('acceptance 19: says no, or nothing for five minutes, and the payment is declined', async () => {
    await answer(await start(), 'REJECTED');
    expect(await outcome()).toMatchObject({ state: 'DECLINED', declineReason: 'INVALID_3DS_UCAF' });
    const late = await start();
    await calls.sandbox.advance('PT5M');
    expect(await outcome()).toMatchObject({ state: 'DECLINED', declineReason: 'INVALID_3DS_UCAF' });
    const { status, body } = await answer(late);
    expect([status, body.errors[0].path]).toEqual([400, 'transactionReference']);
    expect(await calls.amounts()).toEqual([100, 0]);
  });

  test('cannot be spoken for by others, or about nothing', async () => {
    const reference = await start();
    expect((await answer('nothing')).status).toBe(404);
    expect((await answer(reference, 'APPROVED', BUSINESS)).status).toBe(403);
    expect((await answer(reference, 'MAYBE')).status).toBe(400);
    expect((await calls.sandbox.control('POST', '/cards/nobody/3ds-challenges', wish)).status).toBe(404);
  });
});

describe('a tester plays a merchant', () => {
  const play = (body: object) => calls.sandbox.control('POST', `/cards/${calls.card.id}/transactions`, body);
  const move = (id: number, body: object) =>
    calls.sandbox.control('POST', `/resources/card-transactions/${id}/transitions`, body);
  const ten = { amount: 10, currency: 'GBP' };

  test('who takes any kind of payment, declines it, clears and refunds it', async () => {
    const declined = (await play({ ...ten, entry: 'CONTACTLESS', declineReason: 'BLOCKED_COUNTRY' })).body;
    expect(declined).toMatchObject({ status: 'DECLINED', declineReason: 'BLOCKED_COUNTRY' });
    expect((await play({ ...ten, wrong: 'PIN' })).body.declineReason).toBe('INCORRECT_PIN');
    const fees = [{ amount: 1, type: 'ATM_MACHINE' }];
    const { id } = (await play({ ...ten, type: 'CASH_ADVANCE', fees, preAuthorisation: true })).body;
    expect((await calls.get(id)).body).toMatchObject({
      transactionAmount: { amount: 11, currency: 'GBP' },
      purgeTime: '2026-04-01T09:00:00.000Z',
    });
    expect((await calls.get(id, 'cardTransactionGetV3')).body.transactionAmount).toEqual({
      amount: 10,
      currency: 'GBP',
    });
    await move(id, { to: 'COMPLETED', amount: 8 });
    expect(await calls.amounts()).toEqual([91, 0]);
    await calls.sandbox.control('POST', `/card-transactions/${id}/refunds`, { amount: 5, currency: 'GBP' });
    expect(await calls.amounts()).toEqual([96, 0]);
    const { id: second } = (await play(ten)).body;
    await move(second, { to: 'DECLINED', declineReason: 'SUSPECTED_FRAUD_AML' });
    expect((await calls.get(second)).body).toMatchObject({ state: 'DECLINED', declineReason: 'SUSPECTED_FRAUD_AML' });
    expect(await calls.amounts()).toEqual([96, 0]);
  });

  test('and is told what is wrong with a wish', async () => {
    for (const bad of [{}, { ...ten, declineReason: 'BORED' }, { ...ten, entry: 'TELEPATHY' }, { ...ten, mcc: 'x' }]) {
      expect((await play(bad)).status).toBe(400);
    }
  });
});
