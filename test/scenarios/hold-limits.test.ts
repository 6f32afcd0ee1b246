import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Inbox } from '../support/inbox.ts';
import { Sandbox } from '../support/sandbox.ts';
import { Saver } from '../support/saver.ts';
import { PERSONAL } from '../support/sender.ts';

let sandbox: Sandbox;
let mei: Saver;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never' });
});
beforeEach(async () => {
  sandbox.enterFreshWorld();
  mei = await Saver.in(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const capacity = async (saver: Saver, currency: string) =>
  (await saver.call('balanceCapacity', { query: { currency } })).body;

describe('a profile in a country with a limit', () => {
  test('is told how much more it may hold, in the currency asked for', async () => {
    expect(await capacity(mei, 'SGD')).toEqual({
      hasLimit: true,
      depositLimit: { amount: 20_000, currency: 'SGD' },
    });
    await mei.holding(15_000, 'SGD');
    await mei.holding(1_000, 'GBP');
    const { depositLimit } = await capacity(mei, 'SGD');
    expect(depositLimit.amount).toBeCloseTo(20_000 - 15_000 - 1_683.16, 2);
    expect((await capacity(mei, 'USD')).depositLimit).toEqual({ amount: 2570.55, currency: 'USD' });
  });

  test('is in breach from the credit on that lifts it above, until its worth has fallen', async () => {
    const dollars = await mei.holding(20_000, 'SGD');
    expect(await mei.breaches()).toEqual([]);
    await mei.topUp(dollars, 320.4, 'SGD');
    const open = {
      id: 6_400_001,
      profileId: mei.profileId,
      amount: 320.4,
      currency: 'SGD',
      state: 'OPEN',
      closingReason: null,
      createdAt: '2026-03-02T09:00:00.000Z',
      updatedAt: '2026-03-02T09:00:00.000Z',
    };
    expect(await mei.breaches()).toEqual([open]);
    expect((await capacity(mei, 'SGD')).depositLimit.amount).toBe(0);
    await sandbox.advance('PT1H');
    await mei.topUp(dollars, 79.6, 'SGD');
    const updatedAt = '2026-03-02T10:00:00.000Z';
    expect(await mei.breaches()).toEqual([{ ...open, amount: 400, updatedAt }]);
    await pay(dollars, 400);
    expect(await mei.breaches()).toEqual([
      { ...open, amount: 400, updatedAt, state: 'CLOSED', closingReason: 'AUTOMATICALLY_RESOLVED' },
    ]);
    await mei.topUp(dollars, 1, 'SGD');
    expect((await mei.breaches()).map(({ state }: { state: string }) => state)).toEqual(['OPEN', 'CLOSED']);
  });

  /** Sends money away from a balance. */
  async function pay(balanceId: number, amount: number): Promise<void> {
    const body = { sourceCurrency: 'SGD', targetCurrency: 'GBP', sourceAmount: amount };
    const quote = await mei.call('quoteCreate', { body });
    const transfer = await mei.call('transferCreate', {
      body: {
        targetAccount: await mei.recipient(),
        quoteUuid: quote.body.id,
        customerTransactionId: '6d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e22',
        details: { reference: 'rent' },
      },
    });
    const before = await mei.available(balanceId);
    await mei.call('transferFund', { params: { transferId: transfer.body.id }, body: { type: 'BALANCE' } });
    expect(await mei.available(balanceId)).toBe(before - amount);
  }

  test('pays the excess to a recipient at the bank, which closes the breach', async () => {
    const dollars = await mei.holding(20_500, 'SGD');
    const [breach] = await mei.breaches();
    await sandbox.advance('PT2H');
    const closed = await mei.close(breach.id, { targetRecipientId: await mei.recipient(), state: 'CLOSED' });
    expect([closed.status, closed.raw.payload]).toEqual([204, '']);
    expect(await mei.available(dollars)).toBe(20_000);
    expect(await mei.breaches({ state: 'CLOSED', closingReason: 'MANUALLY_RESOLVED' })).toEqual([
      {
        ...breach,
        state: 'CLOSED',
        closingReason: 'MANUALLY_RESOLVED',
        updatedAt: '2026-03-02T11:00:00.000Z',
      },
    ]);
    const { body } = await mei.call('balanceStatementGet', {
      params: { balanceId: dollars, format: 'json' },
      query: { currency: 'SGD', intervalStart: '2026-03-01T00:00:00Z', intervalEnd: '2026-03-03T00:00:00Z' },
    });
    expect(body.transactions[0]).toMatchObject({
      type: 'DEBIT',
      amount: { value: -500, currency: 'SGD' },
      details: { type: 'TRANSFER', recipient: { name: 'Mei Tan' } },
      referenceNumber: `EXCESS-${breach.id}`,
    });
    expect(await mei.breaches({ closing_reason: 'AUTOMATICALLY_RESOLVED' })).toEqual([]);
    expect(await mei.breaches({ state: 'OPEN' })).toEqual([]);
  });

  test('has the excess sent away when the day ends, once it has said where to', async () => {
    const dollars = await mei.holding(20_250.5, 'SGD');
    await sandbox.advance('P1D');
    expect((await mei.breaches())[0].state).toBe('OPEN');
    const recipientId = await mei.recipient();
    const chosen = await mei.call('excessMoneyAccount', { body: { recipientId: String(recipientId) } });
    expect([chosen.status, chosen.body]).toEqual([200, { userProfileId: mei.profileId, recipientId }]);
    // It is 17:00 in Singapore.
    await sandbox.advance('PT6H59M');
    expect(await mei.available(dollars)).toBe(20_250.5);
    await sandbox.advance('PT1M');
    expect(await mei.available(dollars)).toBe(20_000);
    expect((await mei.breaches())[0]).toMatchObject({
      state: 'CLOSED',
      closingReason: 'AUTOMATICALLY_RESOLVED',
      updatedAt: '2026-03-03T16:00:00.000Z',
    });
  });

  test('is told of it by webhook', async () => {
    const inbox = await Inbox.open();
    const delivery = { version: '4.0.0', url: inbox.url };
    const body = { name: 'Ops', trigger_on: 'hold-limit-breach#update', delivery };
    await mei.call('webhookProfileSubscriptionCreate', { body });
    await mei.holding(20_320.4, 'SGD');
    const [{ id }] = await mei.breaches();
    await mei.close(id, { targetRecipientId: await mei.recipient(), state: 'CLOSED' });
    const at = '2026-03-02T09:00:00.000Z';
    const data = {
      resource: { type: 'hold-limit-breach', hold_limit_breach_id: id, profile_id: mei.profileId },
      amount: 320.4,
      currency: 'SGD',
      state: 'OPEN',
      closing_reason: null,
      created_at: at,
      updated_at: at,
      occurred_at: at,
    };
    const told = (await inbox.waitFor(2)).map(event => event.body.data);
    expect(told).toContainEqual(data);
    expect(told).toContainEqual({ ...data, state: 'CLOSED', closing_reason: 'MANUALLY_RESOLVED' });
    await inbox.close();
  });
});

test('Malaysia and Japan set limits too; a business and the rest of the world have none', async () => {
  const [ringgit, yen] = [await Saver.in(sandbox, 'mys'), await Saver.in(sandbox, 'jpn')];
  expect((await capacity(ringgit, 'MYR')).depositLimit).toEqual({ amount: 20_000, currency: 'MYR' });
  expect((await capacity(yen, 'JPY')).depositLimit).toEqual({ amount: 1_000_000, currency: 'JPY' });
  const params = { profileId: PERSONAL };
  const nowhere = await sandbox.call('balanceCapacity', { params, query: { currency: 'SGD' } });
  expect(nowhere.body).toEqual({ hasLimit: false, depositLimit: null });
  const unknown = await mei.call('balanceCapacity', { query: { currency: 'XXX' } });
  expect([unknown.status, unknown.body.errors[0]]).toMatchObject([400, { code: 'CurrencyCode', path: 'currency' }]);
  expect((await mei.call('balanceCapacity')).status).toBe(400);
  expect((await mei.call('balanceCapacity', { params, query: { currency: 'SGD' } })).status).toBe(403);
});

describe('an operator', () => {
  const move = (id: number, body: object) =>
    sandbox.control('POST', `/resources/hold-limit-breaches/${id}/transitions`, { to: 'CLOSED', ...body });

  test('drives a breach by the same verbs', async () => {
    const dollars = await mei.holding(21_000, 'SGD');
    const [{ id }] = await mei.breaches();
    expect((await move(id, { move: 'fall' })).status).toBe(409);
    expect((await move(id, { move: 'sweep' })).status).toBe(400);
    expect((await move(id, { move: 'settle' })).status).toBe(400);
    const done = await move(id, { move: 'settle', targetRecipientId: await mei.recipient() });
    expect([done.status, done.body.record.closingReason]).toEqual([200, 'MANUALLY_RESOLVED']);
    expect(await mei.available(dollars)).toBe(20_000);
  });

  test('does not end the day early', async () => {
    const dollars = await mei.holding(21_000, 'SGD');
    await mei.call('excessMoneyAccount', { body: { recipientId: await mei.recipient() } });
    const [{ id }] = await mei.breaches();
    expect((await move(id, { move: 'sweep' })).status).toBe(200);
    const pending = (await sandbox.control('GET', '/clock')).body;
    expect(JSON.stringify(pending)).not.toContain('hold-limit');
    expect(await mei.available(dollars)).toBe(20_000);
  });
});
