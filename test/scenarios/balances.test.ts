import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BalanceCalls, BUSINESS, PERSONAL, refused } from '../support/balance-calls.ts';
import { Sandbox } from '../support/sandbox.ts';

let calls: BalanceCalls;
beforeAll(async () => {
  calls = await BalanceCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});
beforeEach(() => calls.enterFreshWorld());

describe('opening', () => {
  test('a balance shows everything it has, in microseconds and decimals', async () => {
    const { status, body } = await calls.create({ currency: 'EUR', type: 'STANDARD', name: 'ignored' });
    expect(status).toBe(201);
    const zero = { value: 0, currency: 'EUR' };
    expect(body).toEqual({
      id: expect.any(Number),
      currency: 'EUR',
      type: 'STANDARD',
      name: null,
      icon: null,
      investmentState: 'NOT_INVESTED',
      amount: zero,
      reservedAmount: zero,
      cashAmount: zero,
      totalWorth: zero,
      creationTime: '2026-03-02T09:00:00.000000Z',
      modificationTime: '2026-03-02T09:00:00.000000Z',
      visible: true,
      primary: true,
      groupId: null,
      recipientId: expect.any(Number),
    });
    expect((await calls.get(body.id)).body).toEqual(body);
  });

  test('a jar has a name and may have an icon', async () => {
    const wish = { currency: 'GBP', type: 'SAVINGS', name: 'Car', icon: { type: 'EMOJI', value: '🚗' } };
    expect((await calls.create(wish)).body).toMatchObject({ name: 'Car', icon: wish.icon, primary: false });
    expect(refused(await calls.create({ currency: 'GBP', type: 'SAVINGS' }))).toEqual({
      status: 400,
      code: 'NOT_VALID',
      path: 'name',
    });
  });

  test('a second STANDARD balance in a currency is refused', async () => {
    await calls.standard('GBP');
    const again = await calls.create({ currency: 'GBP', type: 'STANDARD' });
    expect(refused(again)).toEqual({ status: 422, code: 'balance.already-exists', path: 'currency' });
  });

  test.each([
    ['a currency no balance is held in', { currency: 'COP', type: 'STANDARD' }, 'CurrencyCode', 'currency'],
    ['a currency there is not', { currency: 'QQQ', type: 'STANDARD' }, 'CurrencyCode', 'currency'],
    ['no currency', { type: 'STANDARD' }, 'NotNull', 'currency'],
    ['no type', { currency: 'EUR' }, 'NotNull', 'type'],
    ['a type there is not', { currency: 'EUR', type: 'GOLD' }, 'NOT_VALID', 'type'],
  ])('%s is refused', async (_, body, code, path) => {
    expect(refused(await calls.create(body))).toEqual({ status: 400, code, path });
    expect((await calls.list('STANDARD,SAVINGS')).body).toEqual([]);
  });

  test('needs an idempotency key, and answers the same key with the same balance', async () => {
    const body = { currency: 'EUR', type: 'STANDARD' };
    const without = await calls.sandbox.call('balanceCreate', {
      params: { profileId: PERSONAL },
      body,
      world: calls.world,
    });
    expect(without.status).toBe(400);
    const key = calls.freshKey();
    const first = await calls.create(body, PERSONAL, key);
    const again = await calls.create(body, PERSONAL, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await calls.list('STANDARD')).body).toHaveLength(1);
    const other = await calls.create({ currency: 'GBP', type: 'STANDARD' }, PERSONAL, key);
    expect(other.status).toBe(422);
  });
});

describe('reading', () => {
  test('a list holds the types asked for', async () => {
    const [pounds, car] = [await calls.standard('GBP'), await calls.jar('GBP')];
    const ids = async (types: string) => (await calls.list(types)).body.map(({ id }: { id: number }) => id);
    expect(await ids('STANDARD')).toEqual([pounds]);
    expect(await ids('SAVINGS')).toEqual([car]);
    expect(await ids('STANDARD,SAVINGS')).toEqual([pounds, car]);
    expect((await calls.list('STANDARD', BUSINESS)).body).toEqual([]);
  });

  test('a list needs a type there is', async () => {
    expect(refused(await calls.list())).toMatchObject({ status: 400, path: 'types' });
    for (const types of ['', 'GOLD', 'STANDARD,', 'standard']) {
      expect(refused(await calls.list(types))).toEqual({ status: 400, code: 'NOT_VALID', path: 'types' });
    }
  });

  test("an unknown balance is 404 and another's profile 403", async () => {
    const pounds = await calls.standard('GBP');
    expect(refused(await calls.get(1))).toEqual({ status: 404, code: 'balance.not-found', path: 'balanceId' });
    expect((await calls.get(pounds, BUSINESS)).status).toBe(404);
    const theirs = await calls.stranger();
    for (const answer of [
      await calls.get(pounds, theirs),
      await calls.list('STANDARD', theirs),
      await calls.create({ currency: 'EUR', type: 'STANDARD' }, theirs),
      await calls.close(pounds, theirs),
      await calls.topUp({ profileId: theirs, balanceId: pounds, currency: 'GBP', amount: 1 }),
      await calls.topUp({ profileId: theirs, balanceId: '', currency: 'GBP', amount: 1 }),
      await calls.move(
        { amount: { value: 1, currency: 'GBP' }, sourceBalanceId: 1, targetBalanceId: 2 },
        undefined,
        theirs,
      ),
    ]) {
      expect(answer.status).toBe(403);
    }
  });
});

describe('a top-up', () => {
  test('is on the balance at once', async () => {
    const pounds = await calls.standard('GBP');
    const answer = await calls.topUp({
      profileId: String(PERSONAL),
      balanceId: String(pounds),
      currency: 'GBP',
      amount: 100.25,
      channel: 'TRANSFER',
    });
    const worth = { value: 100.25, currency: 'GBP' };
    expect(answer.body).toEqual({
      transactionId: expect.any(Number),
      state: 'COMPLETED',
      balancesAfter: [{ id: pounds, ...worth, cashAmount: worth, availableAmount: worth, totalWorth: worth }],
    });
    expect((await calls.get(pounds)).body).toMatchObject({ amount: worth, cashAmount: worth, totalWorth: worth });
  });

  test('finds the balance by its currency where none is named', async () => {
    const pounds = await calls.standard('GBP');
    const answer = await calls.topUp({ profileId: PERSONAL, balanceId: '', currency: 'GBP', amount: 5 });
    expect(answer.body.balancesAfter[0].id).toBe(pounds);
    const nowhere = await calls.topUp({ profileId: PERSONAL, balanceId: '', currency: 'EUR', amount: 5 });
    expect(refused(nowhere)).toEqual({ status: 422, code: 'balance.not-found', path: 'currency' });
  });

  test('works in currencies without decimals, and those only in whole units', async () => {
    const yen = await calls.standard('JPY');
    await calls.add(yen, 'JPY', 1500);
    expect(await calls.available(yen)).toBe(1500);
    const half = await calls.topUp({ profileId: PERSONAL, balanceId: yen, currency: 'JPY', amount: 0.5 });
    expect(refused(half)).toEqual({ status: 400, code: 'NOT_VALID', path: 'amount' });
  });

  test.each([
    ['zero', { amount: 0 }, 400, 'amount'],
    ['a debt', { amount: -1 }, 400, 'amount'],
    ['too many decimals', { amount: 1.005 }, 400, 'amount'],
    ['more than there is', { amount: 1e300 }, 400, 'amount'],
    ['a text', { amount: '10' }, 400, 'amount'],
    ['no number', { amount: 'NaN' }, 400, 'amount'],
    ['nothing', { amount: null }, 400, 'amount'],
    ['riches', { amount: 1e15 }, 400, 'amount'],
    ['another currency', { currency: 'EUR' }, 422, 'currency'],
    ['a currency there is not', { currency: 'QQQ' }, 400, 'currency'],
    ['a balance there is not', { balanceId: 7 }, 404, 'balanceId'],
    ['a balance beyond all numbers', { balanceId: '99999999999999999999' }, 404, 'balanceId'],
    ['a channel there is not', { channel: 'CASH' }, 400, 'channel'],
  ])('of %s is refused and changes nothing', async (_, change, status, path) => {
    const pounds = await calls.standard('GBP');
    const answer = await calls.topUp({ profileId: PERSONAL, balanceId: pounds, currency: 'GBP', amount: 1, ...change });
    expect(refused(answer)).toMatchObject({ status, path });
    expect(await calls.available(pounds)).toBe(0);
  });
});

describe('closing', () => {
  test('an empty balance goes for good, one with money stays', async () => {
    const pounds = await calls.standard('GBP');
    await calls.add(pounds, 'GBP', 1);
    expect(refused(await calls.close(pounds))).toMatchObject({ status: 422, code: 'balance.not-empty' });
    const euros = await calls.standard('EUR');
    const closed = await calls.close(euros);
    expect([closed.status, closed.raw.payload]).toEqual([204, '']);
    expect((await calls.get(euros)).status).toBe(404);
    expect((await calls.close(euros)).status).toBe(404);
    expect((await calls.list('STANDARD')).body.map(({ id }: { id: number }) => id)).toEqual([pounds]);
    expect(await calls.standard('EUR')).not.toBe(euros);
  });

  test('is the same act when an operator does it', async () => {
    const pounds = await calls.standard('GBP');
    const path = `/resources/balances/${pounds}/transitions`;
    const act = () => calls.sandbox.control('POST', path, { to: 'closed' }, calls.world);
    await calls.add(pounds, 'GBP', 1);
    expect((await act()).status).toBe(422);
    const euros = await calls.standard('EUR');
    const done = await calls.sandbox.control(
      'POST',
      path.replace(`${pounds}`, `${euros}`),
      { to: 'closed' },
      calls.world,
    );
    expect(done.status).toBe(200);
    expect((await calls.get(euros)).status).toBe(404);
  });
});

test('a world that behaves as recorded does without the idempotency key, and the journal tells of it', async () => {
  const recorded = await Sandbox.open({ dialect: 'recorded' });
  const body = { currency: 'SGD', type: 'STANDARD' };
  const answer = await recorded.call('balanceCreate', { params: { profileId: 30_000_001 }, body });
  expect(answer.status).toBe(201);
  const { requests } = (await recorded.control('GET', '/requests?operationId=balanceCreate')).body;
  expect(requests[0].why).toContain('X-idempotence-uuid');
  await recorded.close();
});
