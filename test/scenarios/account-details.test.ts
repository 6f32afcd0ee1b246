import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refused } from '../support/balance-calls.ts';
import { BUSINESS, PERSONAL, ReceivingCalls } from '../support/receiving-calls.ts';

let calls: ReceivingCalls;
beforeAll(async () => {
  calls = await ReceivingCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});
beforeEach(() => calls.enterFreshWorld());

const verified = [{ type: 'VERIFICATION', status: 'DONE' }];
const unverified = [{ type: 'VERIFICATION', status: 'PENDING_USER' }];

const listV1 = async () => (await calls.ask('bankAccountDetailsOrdersListV1')).body;
const listV3 = async (currency: string) =>
  (await calls.ask('bankAccountDetailsOrdersList', { query: { currency } })).body;

describe('account details', () => {
  test('are examples, masked, in every currency that has none', async () => {
    const { status, body } = await calls.details();
    expect(status).toBe(200);
    expect(body.map((set: { currency: { code: string } }) => set.currency.code)).toEqual(
      'EUR GBP USD AUD NZD CAD HUF MYR RON SGD TRY'.split(' '),
    );
    for (const set of body) {
      expect(set).toMatchObject({ id: null, balanceId: -1, status: 'AVAILABLE', deprecated: false, migrated: false });
      expect(JSON.stringify(set.receiveOptions)).toMatch(/xxx/);
    }
    const [local] = body[0].receiveOptions;
    expect(local.details.map(({ body: shown }: { body: string }) => shown).slice(0, 3)).toEqual([
      'Ada Lovell',
      'TRWIBxxxxxx',
      expect.stringMatching(/^BE\d\d xxxx xxxx xxxx$/),
    ]);
  });

  test('are issued by an order, and say what senders must know', async () => {
    const balanceId = await calls.receivable('EUR');
    const [set, ...more] = await calls.detailsIn('EUR');
    expect(more).toEqual([]);
    const iban = expect.stringMatching(/^BE\d\d( \d{4}){3}$/);
    const line = (type: string, title: string, body: unknown) => ({
      type,
      title,
      body,
      description: null,
      hidden: false,
    });
    const bank = line('BANK_NAME_AND_ADDRESS', 'Bank name and address', expect.stringContaining('Brussels'));
    const holder = line('ACCOUNT_HOLDER', 'Account holder', 'Ada Lovell');
    expect(set).toMatchObject({
      id: 14000001,
      currency: { code: 'EUR', name: 'Euro' },
      balanceId,
      title: 'Your EUR account details',
      subtitle: 'IBAN and Swift/BIC',
      status: 'ACTIVE',
      deprecated: false,
      receiveOptions: [
        {
          type: 'LOCAL',
          title: 'Local',
          description: { title: 'Your EUR account details', body: 'Receive from a bank in the Eurozone', cta: null },
          details: [holder, line('SWIFT_CODE', 'BIC', 'TRWIBEB1XXX'), line('IBAN', 'IBAN', iban), bank],
        },
        {
          type: 'INTERNATIONAL',
          title: 'Global · Swift',
          details: [holder, line('SWIFT_CODE', 'Swift/BIC', 'TRWIBEB1XXX'), line('IBAN', 'IBAN', iban), bank],
        },
      ],
      bankFeatures: [
        { key: 'LOCAL_RECEIVE', title: 'Receive locally', supported: true },
        { key: 'SWIFT', title: 'Receive internationally (Swift)', supported: true },
        { key: 'DIRECT_DEBITS', title: 'Set up Direct Debits', supported: true },
        { key: 'PLATFORM_RECEIVE', title: 'Receive from PayPal and Stripe', supported: true },
      ],
    });
  });

  test.each([
    ['GBP', 'ACCOUNT_HOLDER BANK_CODE ACCOUNT_NUMBER IBAN BANK_NAME_AND_ADDRESS', '23-14-70'],
    ['USD', 'ACCOUNT_HOLDER ROUTING_NUMBER ACCOUNT_NUMBER ACCOUNT_TYPE BANK_NAME_AND_ADDRESS', '026073008'],
    ['CAD', 'ACCOUNT_HOLDER ROUTING_NUMBER ROUTING_NUMBER ACCOUNT_NUMBER BANK_NAME_AND_ADDRESS', '621'],
    ['AUD', 'ACCOUNT_HOLDER BANK_CODE ACCOUNT_NUMBER', '80-29-85'],
  ])('in %s are laid out in the way of the country', async (currency, types, code) => {
    await calls.receivable(currency);
    const [set] = await calls.detailsIn(currency);
    const [local] = set.receiveOptions;
    expect(local.details.map(({ type }: { type: string }) => type).join(' ')).toBe(types);
    expect(local.details[1].body).toBe(code);
  });

  test('are replaced by Wise, and gone with their balance', async () => {
    const balanceId = await calls.receivable('GBP');
    const [before] = await calls.detailsIn('GBP');
    expect(await calls.drive('account-details', before.id, 'deprecated')).toBe(200);
    const [old, fresh] = await calls.detailsIn('GBP');
    expect([old.id, old.status, old.deprecated]).toEqual([before.id, 'ACTIVE', true]);
    expect([fresh.status, fresh.deprecated, fresh.balanceId]).toEqual(['ACTIVE', false, balanceId]);
    expect((await calls.close(balanceId)).status).toBe(204);
    expect(
      (await calls.detailsIn('GBP')).map(({ id, status }: { id: number; status: string }) => [id, status]),
    ).toEqual([[null, 'AVAILABLE']]);
  });
});

describe('an order', () => {
  test('is answered, and listed in both forms', async () => {
    await calls.standard('EUR');
    const done = { status: 'DONE', currency: 'EUR', requirements: verified };
    expect((await calls.order('EUR')).body).toEqual(done);
    expect((await calls.order('EUR')).body).toEqual(done);
    expect(await listV1()).toEqual([done]);
    expect(await listV3('EUR')).toEqual([done]);
    expect(await listV3('GBP')).toEqual([]);
  });

  test('waits for the customer, and is done with the verification', async () => {
    await calls.standard('EUR');
    expect(await calls.drive('profiles', PERSONAL, 'not_verified')).toBe(200);
    const waiting = { status: 'PENDING_USER', currency: 'EUR', requirements: unverified };
    expect((await calls.order('EUR')).body).toEqual(waiting);
    expect(await listV3('EUR')).toEqual([waiting]);
    expect((await calls.ask('simulationVerification')).status).toBe(200);
    expect(await listV1()).toEqual([{ status: 'DONE', currency: 'EUR', requirements: verified }]);
    expect((await calls.detailsIn('EUR'))[0].status).toBe('ACTIVE');
  });

  test('between the last requirement and the details is with Wise, as the older form has it', async () => {
    const autoAdvance = { 'account-details-order': 'manual' };
    await calls.sandbox.control('POST', '/settings', { autoAdvance }, calls.world);
    await calls.standard('EUR');
    expect((await calls.order('EUR')).body.status).toBe('PENDING_TW');
    expect((await listV1())[0].status).toBe('PENDING_TW');
    expect((await listV3('EUR'))[0].status).toBe('REQUIREMENTS_FULFILLED');
  });

  test.each([
    ['no currency', undefined, 400, 'NotNull', 'currency'],
    ['a currency that is none', 'EURO', 400, 'CurrencyCode', 'currency'],
    ['a currency without a balance', 'EUR', 422, 'balance.not-found', 'currency'],
    ['a currency that has no details', 'JPY', 422, 'account-details.not-supported', 'currency'],
  ])('is refused with %s', async (_, currency, status, code, path) => {
    expect(refused(await calls.order(currency))).toEqual({ status, code, path });
    expect(await listV1()).toEqual([]);
  });

  test('of a stranger’s profile is refused, and so are their lists', async () => {
    const profileId = await calls.stranger();
    const params = { profileId };
    expect((await calls.order('EUR', profileId)).status).toBe(403);
    expect((await calls.details(profileId)).status).toBe(403);
    expect((await calls.ask('bankAccountDetailsOrdersListV1', { params })).status).toBe(403);
    const query = { currency: 'EUR' };
    expect((await calls.ask('bankAccountDetailsOrdersList', { params, query })).status).toBe(403);
    expect((await calls.ask('bankAccountDetailsOrdersList')).status).toBe(400);
    const bad = await calls.ask('bankAccountDetailsOrdersList', { query: { currency: 'euro' } });
    expect(refused(bad)).toEqual({ status: 400, code: 'CurrencyCode', path: 'currency' });
  });
});

describe('a further set', () => {
  const add = (targetAccountId: unknown, profileId = PERSONAL) =>
    calls.ask('bankAccountDetailsBankDetailsCreate', { params: { profileId }, body: { targetAccountId } });

  test('is a pair of local and international details', async () => {
    const balanceId = await calls.receivable('GBP');
    const { status, body } = await add(balanceId);
    expect(status).toBe(200);
    const shared = { bankName: 'Wise Payments Limited', bankAddress: expect.stringContaining('WORSHIP SQUARE') };
    const accountNumber = expect.stringMatching(/^\d{8}$/);
    expect(body).toEqual({
      id: '14000002',
      currency: 'GBP',
      active: true,
      localDetails: { ...shared, sortCode: '231470', accountNumber, type: 'UK_ACCOUNT' },
      internationalDetails: {
        ...shared,
        swiftCode: 'TRWIGB2LXXX',
        iban: expect.stringMatching(/^GB\d\dTRWI231470\d{8}$/),
        type: 'IBAN',
      },
    });
    expect(body.internationalDetails.iban.endsWith(body.localDetails.accountNumber)).toBe(true);
    expect(await calls.detailsIn('GBP')).toHaveLength(2);
    expect((await add(String(balanceId))).body.id).toBe('14000003');
  });

  test('has no international details where Swift does not reach', async () => {
    expect((await add(await calls.standard('AUD'))).body.internationalDetails).toBeNull();
    const { body } = await add(await calls.standard('USD'));
    expect(body.internationalDetails).toMatchObject({ swiftCode: 'CMFGUS33', type: 'SWIFT_CODE' });
  });

  test('is refused for what can have none', async () => {
    const [yen, jar, euros] = [await calls.standard('JPY'), await calls.jar('EUR'), await calls.standard('EUR')];
    expect(refused(await add(yen))).toMatchObject({ status: 422, code: 'account-details.not-supported' });
    expect(refused(await add(jar))).toMatchObject({ status: 422, code: 'account-details.not-supported' });
    expect(refused(await add(3))).toEqual({ status: 404, code: 'balance.not-found', path: 'targetAccountId' });
    expect((await add(euros, BUSINESS)).status).toBe(404);
    expect((await add('abc')).status).toBe(400);
    expect((await add(undefined)).status).toBe(400);
    await calls.drive('profiles', PERSONAL, 'not_verified');
    expect(refused(await add(euros))).toMatchObject({ status: 422, code: 'profile.not-verified' });
  });
});
