import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BUSINESS, CardCalls, PERSONAL, PHYSICAL, refused } from '../support/card-calls.ts';

let root: CardCalls;
let calls: CardCalls;
beforeAll(async () => {
  root = await CardCalls.open();
});
afterAll(async () => {
  expect(root.sandbox.problems).toEqual([]);
  await root.sandbox.close();
});
beforeEach(async () => {
  calls = await root.fresh();
});

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const at = (cardToken: string) => ({ params: { profileId: PERSONAL, cardToken } });

/** A card in each status, and how it came to it. */
const arrivals: Readonly<Record<string, (token: string) => Promise<unknown>>> = {
  ACTIVE: async () => {},
  FROZEN: token => calls.status(token, 'FROZEN'),
  PARTNER_SUSPENDED: token => calls.drive('cards', token, 'PARTNER_SUSPENDED'),
  BLOCKED: token => calls.status(token, 'BLOCKED'),
  EXPIRED: token => calls.drive('cards', token, 'EXPIRED'),
  PURGED: async token => {
    await calls.drive('cards', token, 'EXPIRED');
    await calls.drive('cards', token, 'PURGED');
  },
};

async function cardThatIs(status: string): Promise<string> {
  const { token } = await calls.made(status === 'INACTIVE' ? { program: PHYSICAL } : {});
  await arrivals[status]?.(token);
  expect((await calls.card(token)).status.value).toBe(status);
  return token;
}

describe('the status of a card', () => {
  test.each([
    ['INACTIVE', { ACTIVE: 200, FROZEN: 422, BLOCKED: 200 }],
    ['ACTIVE', { ACTIVE: 200, FROZEN: 200, BLOCKED: 200 }],
    ['FROZEN', { ACTIVE: 200, FROZEN: 200, BLOCKED: 200 }],
    ['PARTNER_SUSPENDED', { ACTIVE: 422, FROZEN: 422, BLOCKED: 422 }],
    ['BLOCKED', { ACTIVE: 422, FROZEN: 422, BLOCKED: 200 }],
    ['EXPIRED', { ACTIVE: 422, FROZEN: 422, BLOCKED: 422 }],
    ['PURGED', { ACTIVE: 422, FROZEN: 422, BLOCKED: 422 }],
  ])('from %s can become what the documentation says', async (before, expected) => {
    await calls.settings({ cards: { limits: { virtualPerDay: 100 } } });
    for (const [wanted, status] of Object.entries(expected)) {
      const token = await cardThatIs(before);
      const answer = await calls.status(token, wanted);
      expect([wanted, answer.status]).toEqual([wanted, status]);
      if (status === 422) expect(refused(answer)).toMatchObject({ code: 'card.wrong-status', path: 'status' });
      expect((await calls.card(token)).status.value).toBe(status === 200 ? wanted : before);
    }
    const answer = await calls.status(await cardThatIs(before), 'EXPIRED');
    expect(refused(answer)).toMatchObject({ status: 400, path: 'status' });
  });

  test('is again what it was, when Wise ends a suspension', async () => {
    const token = await cardThatIs('FROZEN');
    await calls.drive('cards', token, 'PARTNER_SUSPENDED');
    expect((await calls.drive('cards', token, 'ACTIVE')).status).toBe(409);
    expect((await calls.drive('cards', token, 'FROZEN')).status).toBe(200);
  });

  test('ends with time: the card expires, and its data go 555 days later', async () => {
    const [{ token }, blocked] = [await calls.made(), await cardThatIs('BLOCKED')];
    const statusAt = async (now: string) => {
      await calls.control('POST', '/clock/advance', { to: now });
      return [(await calls.card(token)).status.value, (await calls.card(blocked)).status.value];
    };
    expect(await statusAt('2031-03-31T23:59:59Z')).toEqual(['ACTIVE', 'BLOCKED']);
    expect(await statusAt('2031-04-01T00:00:00Z')).toEqual(['EXPIRED', 'BLOCKED']);
    expect(await statusAt('2032-10-05T23:59:59Z')).toEqual(['EXPIRED', 'BLOCKED']);
    const before = await calls.card(token);
    expect(await statusAt('2032-10-06T00:00:00Z')).toEqual(['PURGED', 'PURGED']);
    const { lastFourDigits, bankIdentificationNumber } = before;
    expect(await calls.card(token)).toMatchObject({ lastFourDigits, bankIdentificationNumber });
  });
});

describe('permissions', () => {
  const change = (token: string, type: string, isEnabled: boolean) =>
    calls.call('cardPermissionsUpdate', { ...at(token), body: { type, isEnabled } });
  const changeAll = (token: string, permissions: unknown) =>
    calls.call('cardPermissionsBulkUpdate', { ...at(token), body: { permissions } });

  test('of a virtual card are those that need no card', async () => {
    const { token } = await calls.made();
    expect(await calls.permissions(token)).toEqual({
      ECOM: 'on',
      POS_CHIP: 'off, locked',
      ATM_WITHDRAWAL: 'off, locked',
      MOBILE_WALLETS: 'on',
      POS_CONTACTLESS: 'off, locked',
      POS_MAGSTRIPE: 'off, locked',
    });
  });

  test('of a physical one are all there once it is known to have arrived', async () => {
    const { token } = await calls.made({ program: PHYSICAL });
    const locked = { POS_CONTACTLESS: 'off, locked', POS_MAGSTRIPE: 'off, locked' };
    const present = { ECOM: 'on', POS_CHIP: 'on', ATM_WITHDRAWAL: 'on', MOBILE_WALLETS: 'on' };
    expect(await calls.permissions(token)).toEqual({ ...present, ...locked });
    await change(token, 'ECOM', false);
    await calls.status(token, 'ACTIVE');
    const opened = { POS_CONTACTLESS: 'on', POS_MAGSTRIPE: 'on' };
    expect(await calls.permissions(token)).toEqual({ ...present, ...opened, ECOM: 'off' });
  });

  test('change one by one, or several at once: all of them, or none', async () => {
    const { token } = await calls.made();
    const single = await change(token, 'ECOM', false);
    expect([single.status, single.body]).toEqual([200, undefined]);
    const both = [
      { type: 'ECOM', isEnabled: true },
      { type: 'MOBILE_WALLETS', isEnabled: false },
    ];
    const several = await changeAll(token, both);
    expect([several.status, several.body]).toEqual([200, undefined]);
    expect(await calls.permissions(token)).toMatchObject({ ECOM: 'on', MOBILE_WALLETS: 'off' });
    const refusedOnes = await changeAll(token, [
      { type: 'MOBILE_WALLETS', isEnabled: true },
      { type: 'POS_CHIP', isEnabled: true },
    ]);
    expect(refused(refusedOnes)).toMatchObject({ status: 422, code: 'card.permission-locked' });
    expect(await calls.permissions(token)).toMatchObject({ MOBILE_WALLETS: 'off', POS_CHIP: 'off, locked' });
    expect((await change(token, 'POS_CHIP', false)).status).toBe(200);
    expect((await change(token, 'POS_CHIP', true)).status).toBe(422);
  });

  test.each([
    ['an empty list', [], 'permissions'],
    [
      'a type twice',
      [
        { type: 'ECOM', isEnabled: true },
        { type: 'ECOM', isEnabled: false },
      ],
      'permissions',
    ],
    ['an unknown type', [{ type: 'TELEPATHY', isEnabled: true }], 'permissions.0.type'],
    ['no wish', [{ type: 'ECOM' }], 'permissions.0.isEnabled'],
    ['no list', 'ECOM', 'permissions'],
  ])('are not changed by %s', async (_what, permissions, path) => {
    const { token } = await calls.made();
    expect(refused(await changeAll(token, permissions))).toMatchObject({ status: 400, path });
  });
});

describe('on a card', () => {
  const changes = {
    cardPinCountReset: {},
    cardPermissionsUpdate: { body: { type: 'ECOM', isEnabled: false } },
    cardPermissionsBulkUpdate: { body: { permissions: [{ type: 'ECOM', isEnabled: false }] } },
    cardPhoneNumberUpdate: { body: { phoneNumber: '+6588888888' } },
  } as const;
  const names = Object.keys(changes) as (keyof typeof changes)[];

  test.each([
    ['INACTIVE', 200],
    ['ACTIVE', 200],
    ['FROZEN', 200],
    ['PARTNER_SUSPENDED', 422],
    ['BLOCKED', 422],
    ['EXPIRED', 422],
    ['PURGED', 422],
  ])('that is %s, changes are answered by %i, and reading is not refused', async (status, expected) => {
    const token = await cardThatIs(status);
    for (const op of names)
      expect([op, (await calls.call(op, { ...at(token), ...changes[op] })).status]).toEqual([op, expected]);
    for (const op of ['cardGet', 'cardPermissionsGet'] as const) {
      expect((await calls.call(op, at(token))).status).toBe(200);
    }
  });

  test('of somebody else, or that is unknown, nothing is read or changed', async () => {
    const { token } = await calls.made();
    for (const op of [...names, 'cardGet', 'cardPermissionsGet', 'cardStatusUpdate'] as const) {
      const body = op in changes ? changes[op as (typeof names)[number]] : { body: { status: 'ACTIVE' } };
      const ask = (profileId: number, cardToken: string) =>
        calls.call(op, { params: { profileId, cardToken }, ...(op.endsWith('Get') ? {} : body) });
      expect([op, (await ask(PERSONAL, UNKNOWN)).status]).toEqual([op, 404]);
      expect([op, (await ask(BUSINESS, token)).status]).toEqual([op, 404]);
      expect([op, (await ask(1, token)).status]).toEqual([op, 403]);
    }
  });

  test('a telephone number has a plus and a country', async () => {
    const { token } = await calls.made();
    const change = (phoneNumber: unknown) =>
      calls.call('cardPhoneNumberUpdate', { ...at(token), body: { phoneNumber } });
    expect((await change('+6588888888')).body).toEqual({ token, profileId: PERSONAL, phoneNumber: '+6588888888' });
    for (const bad of ['6588888888', '+', '+0123456789', '', 5, null]) {
      expect(refused(await change(bad))).toMatchObject({ status: 400, path: 'phoneNumber' });
    }
    expect((await calls.card(token)).phoneNumber).toBe('+6588888888');
  });

  test('lists are in pages', async () => {
    await calls.made();
    const list = await calls.call('cardList', { params: { profileId: PERSONAL } });
    expect([list.body.totalCount, list.body.cards.length]).toEqual([1, 1]);
    const beyond = await calls.call('cardList', { params: { profileId: PERSONAL }, query: { pageNumber: 2 } });
    expect(beyond.body).toEqual({ totalCount: 1, cards: [] });
    const bad = await calls.call('cardList', { params: { profileId: PERSONAL }, query: { pageSize: 5 } });
    expect(refused(bad)).toMatchObject({ status: 400, path: 'pageSize' });
  });
});
