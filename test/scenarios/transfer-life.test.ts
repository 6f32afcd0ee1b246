import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replace } from '../../src/state/kernel/write.ts';
import { profiles } from '../../src/state/profiles/index.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
});
beforeEach(() => {
  sandbox.enterFreshWorld();
  ada = new Sender(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const statusOf = async (id: number) => (await ada.get(id)).body.status;

async function driven(id: number, ...statuses: readonly string[]): Promise<void> {
  for (const status of statuses) expect((await ada.drive(id, status)).body.status).toBe(status);
}

describe('the simulation', () => {
  test('brings a bounced transfer back to the balance, to the cent', async () => {
    const balance = await ada.holding(2000, 'GBP');
    const { id } = await ada.transfer({ amount: 333.33 });
    await ada.fund(id);
    await driven(id, 'funds_converted', 'outgoing_payment_sent');
    expect(await ada.balance(balance)).toBe(1666.67);
    await driven(id, 'bounced_back', 'funds_refunded');
    expect(await ada.balance(balance)).toBe(2000);
    const { body } = await sandbox.call('transferPaymentsList', { params: { transferId: id } });
    expect(body).toHaveLength(1);
  });

  test.each([
    ['processing', ['outgoing_payment_sent', 'bounced_back', 'funds_refunded']],
    ['funds_converted', ['processing', 'funds_converted', 'bounced_back', 'funds_refunded']],
    ['outgoing_payment_sent', ['processing', 'funds_converted', 'outgoing_payment_sent', 'funds_refunded']],
    ['bounced_back', ['processing', 'funds_converted', 'outgoing_payment_sent', 'bounced_back']],
    ['funds_refunded', ['processing', 'funds_converted', 'outgoing_payment_sent', 'bounced_back', 'funds_refunded']],
  ])('refuses every step that does not follow on %s', async (status, wrong) => {
    const { id } = await ada.transfer();
    const order = ['processing', 'funds_converted', 'outgoing_payment_sent', 'bounced_back', 'funds_refunded'];
    await driven(id, ...order.slice(0, order.indexOf(status) + 1));
    for (const step of wrong) {
      const refused = await ada.drive(id, step);
      expect(refused.status, step).toBe(422);
      expect(refused.body).toEqual({ errors: [{ code: 'wrong_status', message: expect.any(String), arguments: [] }] });
    }
    expect(await statusOf(id)).toBe(status);
  });

  test('knows no other status', async () => {
    const { id } = await ada.transfer();
    expect((await ada.drive(id, 'cancelled')).status).toBe(404);
    expect((await ada.drive(id, 'funds_converted')).body.errors[0].code).toBe('wrong_status');
  });

  test('does not work with email recipients', async () => {
    const quote = await ada.quote();
    const targetAccount = await ada.recipient('EUR', { type: 'email', details: { email: 'mia@example.com' } });
    const { body } = await ada.create({ targetAccount, quoteUuid: quote.id, customerTransactionId: randomUUID() });
    const refused = await ada.drive(body.id, 'processing');
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'wrong_status']);
  });

  test('stops while the profile is not verified', async () => {
    const { id } = await ada.transfer();
    const world = await sandbox.world();
    world.transact({ kind: 'seed' }, () => replace(world, profiles, PERSONAL, { status: 'not_verified' }));
    const refused = await ada.drive(id, 'processing');
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'wrong_status']);
  });

  test('stops at a transfer that lacks a required detail, and cannot cancel it', async () => {
    const { id, hasActiveIssues } = await ada.transfer({ amount: 70_000 });
    expect(hasActiveIssues).toBe(true);
    await driven(id, 'processing');
    const refused = await ada.drive(id, 'funds_converted');
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'wrong_status']);
    expect(refused.body.errors[0].message).toContain('suspended due to');
    expect((await ada.cancel(id)).status).toBe(409);
  });

  test('refunds reais whose quote has no nature, instead of converting them', async () => {
    const balance = await ada.holding(2000, 'GBP');
    const { id } = await ada.transfer({ to: 'BRL' });
    await ada.fund(id);
    expect((await ada.drive(id, 'funds_converted')).body.status).toBe('funds_refunded');
    expect(await ada.balance(balance)).toBe(2000);
    const quote = { paymentMetadata: { transferNature: 'MOVING_MONEY_BETWEEN_OWN_ACCOUNTS' } };
    const told = await ada.transfer({ to: 'BRL', quote });
    await ada.fund(told.id);
    await driven(told.id, 'funds_converted', 'outgoing_payment_sent');
  });
});

describe('cancelling', () => {
  test('an unpaid transfer ends it', async () => {
    const { id } = await ada.transfer();
    const cancelled = await ada.cancel(id);
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled']);
    expect(await statusOf(id)).toBe('cancelled');
  });

  test('a paid transfer says cancelled, and refunds it at once', async () => {
    const balance = await ada.holding(2000, 'GBP');
    const { id } = await ada.transfer();
    await ada.fund(id);
    const cancelled = await ada.cancel(id);
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled']);
    expect(await statusOf(id)).toBe('funds_refunded');
    expect(await ada.balance(balance)).toBe(2000);
  });

  test.each(['funds_converted', 'outgoing_payment_sent', 'bounced_back', 'funds_refunded'])(
    'is too late once it is %s',
    async status => {
      const { id } = await ada.transfer();
      const order = ['processing', 'funds_converted', 'outgoing_payment_sent', 'bounced_back', 'funds_refunded'];
      await driven(id, ...order.slice(0, order.indexOf(status) + 1));
      const refused = await ada.cancel(id);
      expect(refused.status).toBe(409);
      expect(refused.body).toEqual({
        errors: [{ code: 'transfer.cancellation.not.allowed', message: 'Transfer cannot be cancelled', arguments: [] }],
      });
      expect(await statusOf(id)).toBe(status);
    },
  );

  test('twice is refused', async () => {
    const { id } = await ada.transfer();
    await ada.cancel(id);
    expect((await ada.cancel(id)).status).toBe(409);
  });
});

describe('time', () => {
  test('calls off what nobody paid for fourteen days, and nothing else', async () => {
    await ada.holding(2000, 'GBP');
    const unpaid = await ada.transfer({ amount: 10 });
    const paid = await ada.transfer({ amount: 10 });
    await ada.fund(paid.id);
    await sandbox.advance('P13DT23H59M');
    expect(await statusOf(unpaid.id)).toBe('incoming_payment_waiting');
    await sandbox.advance('PT1M');
    expect(await statusOf(unpaid.id)).toBe('cancelled');
    expect(await statusOf(paid.id)).toBe('processing');
    expect((await ada.fund(unpaid.id)).body.errorCode).toBe('transfer.invalid-state');
  });
});

describe('asking twice', () => {
  test('for the same thing makes one transfer, whatever else is sent and even after the quote expired', async () => {
    const quote = await ada.quote();
    const targetAccount = await ada.recipient();
    const customerTransactionId = randomUUID();
    const body = { targetAccount, quoteUuid: quote.id, customerTransactionId };
    const first = await ada.create(body);
    const again = await ada.create({
      ...body,
      targetAccount: 1,
      customerTransactionId: customerTransactionId.toUpperCase(),
    });
    expect([again.status, again.body]).toEqual([200, first.body]);
    await sandbox.advance('PT40M');
    expect((await ada.create(body)).body.id).toBe(first.body.id);
    expect((await ada.list()).body).toHaveLength(1);
  });

  test('fifty times at the same moment makes one transfer, and fifty fundings pay once', async () => {
    const balance = await ada.holding(2000, 'GBP');
    const quote = await ada.quote();
    const targetAccount = await ada.recipient();
    const body = { targetAccount, quoteUuid: quote.id, customerTransactionId: randomUUID() };
    const made = await Promise.all(Array.from({ length: 50 }, () => ada.create(body)));
    expect(new Set(made.map(({ status, body: { id } }) => `${status} ${id}`)).size).toBe(1);
    const funded = await Promise.all(Array.from({ length: 50 }, () => ada.fund(made[0]?.body.id)));
    expect(funded.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(funded.filter(({ status }) => status === 422)).toHaveLength(49);
    expect(await ada.balance(balance)).toBe(1000);
  });

  test('fifty wishes for one quote make one transfer', async () => {
    const quote = await ada.quote();
    const targetAccount = await ada.recipient();
    const wishes = Array.from({ length: 50 }, () => ({
      targetAccount,
      quoteUuid: quote.id,
      customerTransactionId: randomUUID(),
    }));
    const made = await Promise.all(wishes.map(body => ada.create(body)));
    expect(made.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(made.filter(({ status }) => status === 422)).toHaveLength(49);
    expect((await ada.list()).body).toHaveLength(1);
  });
});

describe('a transfer to an own balance', () => {
  test('ends on that balance', async () => {
    const pounds = await ada.holding(2000, 'GBP');
    const euros = await ada.holding(0, 'EUR');
    const shown = await sandbox.call('balanceGet', { params: { profileId: PERSONAL, balanceId: euros } });
    const targetAccount = shown.body.recipientId;
    const quote = await ada.quote({ quote: { targetAccount } });
    const { body } = await ada.create({ targetAccount, quoteUuid: quote.id, customerTransactionId: randomUUID() });
    expect((await ada.fund(body.id)).body.status).toBe('COMPLETED');
    await driven(body.id, 'processing', 'funds_converted', 'outgoing_payment_sent');
    expect(await ada.balance(pounds)).toBe(1000);
    expect(await ada.balance(euros)).toBe((await ada.get(body.id)).body.targetValue);
    expect((await ada.drive(body.id, 'bounced_back')).body.errors[0].code).toBe('wrong_status');
  });

  test('is refused when there is none in the currency', async () => {
    const pounds = await ada.holding(2000, 'GBP');
    const shown = await sandbox.call('balanceGet', { params: { profileId: PERSONAL, balanceId: pounds } });
    const quote = await ada.quote();
    const body = { targetAccount: shown.body.recipientId, quoteUuid: quote.id, customerTransactionId: randomUUID() };
    const refused = await ada.create(body);
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'targetAccount']);
  });
});

test('two worlds know nothing of each other', async () => {
  const other = new Sender(sandbox, PERSONAL, 'elsewhere');
  const balance = await ada.holding(2000, 'GBP');
  const there = await other.holding(3000, 'GBP');
  const { id } = await ada.transfer();
  expect((await other.get(id)).status).toBe(404);
  const mine = await other.transfer();
  expect(mine.id).toBe(id);
  await ada.fund(id);
  expect((await other.get(id)).body.status).toBe('incoming_payment_waiting');
  expect([await ada.balance(balance), await other.balance(there)]).toEqual([1000, 3000]);
});
