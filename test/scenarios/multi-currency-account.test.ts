import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BalanceCalls, BUSINESS, keyed, PERSONAL, refused } from '../support/balance-calls.ts';
import { Saver } from '../support/saver.ts';
import { Sender } from '../support/sender.ts';

let calls: BalanceCalls;
beforeAll(async () => {
  calls = await BalanceCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});
beforeEach(() => calls.enterFreshWorld());

const call = (id: Parameters<BalanceCalls['sandbox']['call']>[0], asked: object = {}) =>
  calls.sandbox.call(id, { params: { profileId: PERSONAL }, world: calls.world, ...asked });

describe('the account', () => {
  test('comes with the first balance, and rests when the last is closed', async () => {
    expect(refused(await call('mcaGet'))).toEqual({
      status: 404,
      code: 'balance.account-not-found',
      path: 'profileId',
    });
    const pounds = await calls.standard('GBP');
    await calls.sandbox.advance('PT1H', calls.world);
    const account = await call('mcaGet');
    expect([account.status, account.body]).toEqual([
      200,
      {
        id: expect.any(Number),
        profileId: PERSONAL,
        recipientId: expect.any(Number),
        creationTime: '2026-03-02T09:00:00.000Z',
        modificationTime: '2026-03-02T09:00:00.000Z',
        active: true,
        eligible: true,
      },
    ]);
    await calls.close(pounds);
    expect((await call('mcaGet')).body).toEqual({
      ...account.body,
      active: false,
      modificationTime: '2026-03-02T10:00:00.000Z',
    });
    expect((await call('mcaGet', { params: { profileId: BUSINESS } })).status).toBe(404);
    expect((await call('mcaGet', { params: { profileId: await calls.stranger() } })).status).toBe(403);
  });

  test('holds these currencies, and is paid into in those', async () => {
    const held = (await call('mcaAvailableCurrenciesGet')).body;
    const paidIn = (await call('mcaPayinCurrenciesGet')).body;
    expect(held).toEqual(expect.arrayContaining(['GBP', 'EUR', 'JPY', 'NPR']));
    expect(held).not.toContain('COP');
    expect(paidIn).toEqual(['USD', 'EUR', 'GBP', 'AUD', 'CAD', 'NZD', 'SGD', 'HUF', 'RON', 'TRY', 'MYR']);
    const theirs = { params: { profileId: await calls.stranger() } };
    expect((await call('mcaAvailableCurrenciesGet', theirs)).status).toBe(403);
    expect((await call('mcaPayinCurrenciesGet', theirs)).status).toBe(403);
  });
});

describe('eligibility', () => {
  const ask = (query: Readonly<Record<string, string | number>>) => call('mcaEligibilityGet', { query });
  const full = { eligible: true, eligibilityCode: 'eligible', accountType: 'FULL', ineligibilityReason: null };
  const none = (eligibilityCode: string) => ({
    eligible: false,
    eligibilityCode,
    accountType: 'INELIGIBLE',
    ineligibilityReason: expect.any(String),
  });

  test.each([
    [{ country: 'FR' }, full],
    [{ country: 'fr', state: 'XX' }, full],
    [{ country: 'US', state: 'CA' }, full],
    [{ country: 'us', state: 'ny' }, full],
    [{ country: 'US' }, none('invalid.state')],
    [{ country: 'US', state: 'ZZ' }, none('invalid.state')],
    [{ country: 'US', state: '' }, none('invalid.state')],
    [{ country: 'VE' }, none('invalid.country')],
    [{ country: 'CU' }, none('invalid.country')],
    [{ country: 'RU' }, none('invalid.country')],
    [{ country: 'IR' }, none('invalid.country')],
    [{ country: 'KP' }, none('invalid.country')],
    [{ country: 'SY' }, none('invalid.country')],
    [{ country: 'FRA' }, none('invalid.country')],
    [{ country: '__proto__' }, none('invalid.country')],
    [{ country: 'IN' }, { ...full, accountType: 'RECEIVE_ONLY' }],
    [{ profileId: PERSONAL }, full],
    [{ profileId: BUSINESS, country: 'KP' }, full],
  ])('of %j', async (query, expected) => {
    const { status, body } = await ask(query);
    expect([status, body]).toEqual([200, expected]);
  });

  test('needs to know of whom', async () => {
    expect(refused(await ask({}))).toEqual({ status: 400, code: 'NotNull', path: 'profileId' });
    expect(refused(await ask({ profileId: 'me' }))).toMatchObject({ status: 400, path: 'profileId' });
    expect((await ask({ profileId: await calls.stranger() })).status).toBe(403);
  });

  test('of a profile is what lets it open a balance', async () => {
    const kim = await Saver.in(calls.sandbox, 'prk');
    const query = { profileId: kim.profileId };
    expect((await kim.call('mcaEligibilityGet', { query })).body).toEqual(none('invalid.country'));
    const headers = keyed(calls.freshKey());
    const body = { currency: 'GBP', type: 'STANDARD' };
    expect(refused(await kim.call('balanceCreate', { headers, body }))).toEqual({
      status: 422,
      code: 'profile.not-eligible',
      path: 'profileId',
    });
    const sam = await Saver.in(calls.sandbox, 'usa', { stateCode: 'WY' });
    expect((await sam.call('balanceCreate', { headers, body })).status).toBe(201);
  });

  test('of a trust is none', async () => {
    const ann = await Saver.in(calls.sandbox, 'gbr');
    const made = await ann.call('profileBusinessCreate', {
      body: {
        businessName: 'Marsh Trust',
        registrationNumber: '12144939',
        companyType: 'TRUST',
        address: { addressFirstLine: '1 A road', city: 'London', countryIso3Code: 'gbr', postCode: '11111' },
        firstLevelCategory: 'OTHER',
      },
    });
    const { body } = await ann.call('mcaEligibilityGet', { query: { profileId: made.body.id } });
    expect(body).toEqual(none('invalid.profile.type'));
  });
});

describe('total funds', () => {
  const funds = (currency: string, profileId = PERSONAL) => call('totalFunds', { params: { profileId, currency } });
  const overdraw = (body: object) => calls.sandbox.control('POST', '/overdrafts', body, calls.world);

  test('are the sum of all balances, and of an overdraft that was approved', async () => {
    const nothing = { value: 0, currency: 'EUR' };
    expect((await funds('EUR')).body).toEqual({
      totalWorth: nothing,
      totalAvailable: nothing,
      totalCash: nothing,
      overdraft: { limit: nothing, used: nothing, available: nothing, availableByCurrency: [] },
    });
    const [pounds, yen] = [await calls.standard('GBP'), await calls.standard('JPY')];
    await calls.add(pounds, 'GBP', 100);
    await calls.add(yen, 'JPY', 10_000);
    const jar = await calls.jar('GBP');
    await calls.move({ sourceBalanceId: pounds, targetBalanceId: jar, amount: { value: 40, currency: 'GBP' } });
    const limit = { profileId: PERSONAL, amount: 500, currency: 'GBP' };
    expect((await overdraw(limit)).body).toEqual({
      profileId: PERSONAL,
      limit: { value: 500, currency: 'GBP' },
    });
    const spent = await calls.move({ quoteId: await calls.quote('GBP', 'JPY', 160) });
    expect(spent.status).toBe(201);
    expect(await calls.available(pounds)).toBe(-100);
    const { body } = await funds('GBP');
    expect(body.totalAvailable.value).toBeCloseTo(body.totalWorth.value + 500, 2);
    expect(body.totalCash).toEqual(body.totalWorth);
    expect(body.overdraft).toEqual({
      limit: { value: 500, currency: 'GBP' },
      used: { value: 100, currency: 'GBP' },
      available: { value: 400, currency: 'GBP' },
      availableByCurrency: [
        { value: 400, currency: 'GBP' },
        { value: 78_463, currency: 'JPY' },
      ],
    });
    const more = await calls.move({ quoteId: await calls.quote('GBP', 'JPY', 400.01) });
    expect(refused(more)).toMatchObject({ status: 422, code: 'balance.insufficient-funds' });
  });

  test('need a currency there is, and a profile of one’s own', async () => {
    for (const currency of ['XXX', 'eur', '__proto__', '1e5']) {
      expect(refused(await funds(currency))).toEqual({ status: 400, code: 'CurrencyCode', path: 'currency' });
    }
    expect((await funds('EUR', await calls.stranger())).status).toBe(403);
  });

  test('pay for a transfer, an overdraft included', async () => {
    const pounds = await calls.standard('GBP');
    const ada = new Sender(calls.sandbox, PERSONAL, calls.world);
    const { id } = await ada.transfer({ amount: 100 });
    expect((await ada.fund(id)).body.status).toBe('REJECTED');
    await overdraw({ profileId: PERSONAL, amount: 100, currency: 'GBP' });
    expect((await ada.fund(id)).body.status).toBe('COMPLETED');
    expect(await calls.available(pounds)).toBe(-100);
    expect(refused(await calls.close(pounds))).toMatchObject({ status: 422, code: 'balance.not-empty' });
  });

  test.each([
    [{ amount: -1 }, 400, 'amount'],
    [{ amount: 0.001 }, 400, 'amount'],
    [{ amount: 1e15 }, 400, 'amount'],
    [{ amount: '500' }, 400, 'amount'],
    [{ amount: undefined }, 400, 'amount'],
    [{ currency: 'COP' }, 400, 'currency'],
    [{ currency: 'XXX' }, 400, 'currency'],
    [{ profileId: 7 }, 404, undefined],
    [{ profileId: null }, 400, 'profileId'],
  ])('cannot be given an overdraft of %j', async (change, status, path) => {
    const answer = await overdraw({ profileId: PERSONAL, amount: 500, currency: 'GBP', ...change });
    expect(refused(answer)).toMatchObject({ status, ...(path ? { path } : {}) });
  });
});
