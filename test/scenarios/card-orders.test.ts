import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  address,
  BUSINESS,
  CardCalls,
  COMPANY_PHYSICAL,
  COMPANY_VIRTUAL,
  PERSONAL,
  PHYSICAL,
  refused,
  VIRTUAL,
} from '../support/card-calls.ts';

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

const KEY = '054064c9-e01e-49fb-8fd9-b0990b9442f4';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const own = { profileId: PERSONAL };

describe('a virtual card', () => {
  test('comes within seconds, usable at once, without anybody playing Wise', async () => {
    const placed = await calls.place({ phoneNumber: '+441234567890', lifetimeLimit: 100 });
    expect(placed.status).toBe(200);
    expect(placed.body).toEqual({
      id: 420_001,
      profileId: PERSONAL,
      clientId: 'localwise',
      cardProgram: { name: VIRTUAL, scheme: 'VISA', defaultCurrency: 'GBP', cardType: 'VIRTUAL_NON_UPGRADEABLE' },
      address,
      cardToken: null,
      replacesCard: null,
      creationTime: '2026-03-02T09:00:00.000000000Z',
      modificationTime: '2026-03-02T09:00:00.000000000Z',
      status: 'REQUIREMENTS_FULFILLED',
      cardHolderName: 'Ada Lovell',
      phoneNumber: '+441234567890',
      lifetimeLimit: 100,
      deliveryEstimate: '2026-03-02T09:00:00.000000Z',
      deliveryDetails: null,
    });
    await calls.wait('PT1S');
    const made = await calls.order(placed.body.id);
    expect(made.status).toBe('CARD_DETAILS_CREATED');
    expect(await calls.card(made.cardToken)).toEqual({
      token: made.cardToken,
      profileId: PERSONAL,
      clientId: 'localwise',
      status: { value: 'ACTIVE' },
      cardHolderName: 'Ada Lovell',
      expiryDate: '2031-03-31T00:00:00Z',
      lastFourDigits: expect.stringMatching(/^\d{4}$/),
      bankIdentificationNumber: '411111',
      phoneNumber: '+441234567890',
      cardProgram: placed.body.cardProgram,
      unlockSpendingPermissions: 'NONE',
      creationTime: '2026-03-02T09:00:01.000000000Z',
      modificationTime: '2026-03-02T09:00:01.000000000Z',
    });
    await calls.wait('PT1S');
    expect((await calls.order(placed.body.id)).status).toBe('COMPLETED');
  });

  test('comes at once in a world that takes no time, and not at all in one that holds its orders back', async () => {
    const swift = await root.fresh({ autoAdvance: 'immediate' });
    const { id } = (await swift.place()).body;
    expect((await swift.order(id)).status).toBe('COMPLETED');
    const held = await root.fresh({ autoAdvance: { 'card-order': 'manual' } });
    const slow = (await held.place()).body.id;
    await held.wait('P1D');
    expect((await held.order(slow)).status).toBe('REQUIREMENTS_FULFILLED');
    await held.drive('card-orders', slow, 'CARD_DETAILS_CREATED');
    await held.drive('card-orders', slow, 'COMPLETED');
    expect((await held.order(slow)).status).toBe('COMPLETED');
  });
});

describe('a physical card', () => {
  test('is printed, travels, arrives, and is activated by its holder', async () => {
    const placed = await calls.place({ program: PHYSICAL, embossedName: 'A. Lovell' });
    expect(placed.body.deliveryEstimate).toBe('2026-03-12T09:00:00.000000Z');
    await calls.wait('P3D');
    const { id } = placed.body;
    const waiting = await calls.order(id);
    expect(waiting.status).toBe('CARD_DETAILS_CREATED');
    expect((await calls.card(waiting.cardToken)).status.value).toBe('INACTIVE');
    await calls.drive('card-orders', id, 'PRODUCED');
    expect((await calls.order(id)).deliveryDetails).toEqual({
      deliveryOption: 'POSTAL_SERVICE_STANDARD',
      deliveryVendor: null,
      trackingUrl: null,
      trackingNumber: null,
    });
    const active = await calls.status(waiting.cardToken, 'ACTIVE');
    expect(active.body.status.value).toBe('ACTIVE');
    expect((await calls.order(id)).status).toBe('COMPLETED');
  });

  test('can be traced once it is printed, where the post does that', async () => {
    const wish = { program: PHYSICAL, deliveryOption: 'POSTAL_SERVICE_WITH_TRACKING' };
    const { order } = await calls.made(wish);
    expect((await calls.order(order)).deliveryDetails.deliveryVendor).toBe(null);
    await calls.drive('card-orders', order, 'PRODUCED', { trackingNumber: '1999473803' });
    expect((await calls.order(order)).deliveryDetails).toEqual({
      deliveryOption: 'POSTAL_SERVICE_WITH_TRACKING',
      deliveryVendor: 'DHL',
      trackingNumber: '1999473803',
      trackingUrl: expect.stringMatching(/^https:\/\/www\.dhl\.com\/.*&tracking-id=1999473803$/),
    });
  });

  test('of another carrier has no page to be traced on, unless the operator names one', async () => {
    const { order } = await calls.made({ program: PHYSICAL, deliveryOption: 'POSTAL_SERVICE_WITH_TRACKING' });
    await calls.drive('card-orders', order, 'PRODUCED', { deliveryVendor: 'Pigeon', trackingNumber: '7' });
    const { deliveryDetails } = await calls.order(order);
    expect(deliveryDetails).toMatchObject({ deliveryVendor: 'Pigeon', trackingNumber: '7', trackingUrl: null });
  });

  test('that comes back, or whose order is cancelled, is blocked', async () => {
    const returned = await calls.made({ program: PHYSICAL });
    await calls.drive('card-orders', returned.order, 'PRODUCED');
    await calls.drive('card-orders', returned.order, 'RETURNED');
    expect((await calls.card(returned.token)).status.value).toBe('BLOCKED');
    const cancelled = await calls.made({ program: PHYSICAL });
    const { status, body } = await calls.cancel(cancelled.order);
    expect([status, body]).toEqual([202, undefined]);
    expect((await calls.card(cancelled.token)).status.value).toBe('BLOCKED');
    for (const { order } of [returned, cancelled]) {
      expect(refused(await calls.cancel(order))).toMatchObject({ status: 422, code: 'order.wrong-status' });
    }
  });

  test('may be said to have arrived, without being activated', async () => {
    const { order, token } = await calls.made({ program: PHYSICAL });
    expect((await calls.cancel(order, 'COMPLETED')).status).toBe(202);
    expect((await calls.order(order)).status).toBe('COMPLETED');
    expect((await calls.card(token)).status.value).toBe('INACTIVE');
    expect((await calls.status(token, 'ACTIVE')).body.status.value).toBe('ACTIVE');
    expect(refused(await calls.cancel(order, 'COMPLETED'))).toMatchObject({ status: 422 });
  });

  test('takes the place of another when it is activated, and not before', async () => {
    const old = await calls.activated();
    const replacementDetails = { cardToken: old.token, reason: 'CARD_DAMAGED' };
    const next = await calls.made({ program: PHYSICAL, replacementDetails });
    expect((await calls.card(old.token)).status.value).toBe('ACTIVE');
    await calls.status(next.token, 'ACTIVE');
    expect((await calls.card(old.token)).status.value).toBe('BLOCKED');
    expect((await calls.card(next.token)).status.value).toBe('ACTIVE');
  });
});

describe('an order', () => {
  test('is placed once under its key, whatever a second request says', async () => {
    const first = await calls.place({}, PERSONAL, KEY);
    const again = await calls.place({ cardHolderName: 'Somebody Else' }, PERSONAL, KEY);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const company = await calls.place({ program: COMPANY_VIRTUAL }, BUSINESS, KEY);
    expect(company.body.id).not.toBe(first.body.id);
    expect(refused(await calls.place({}, PERSONAL, null))).toMatchObject({ status: 400, code: 'NotNull' });
    expect(refused(await calls.place({}, PERSONAL, 'no-uuid'))).toMatchObject({ status: 400, code: 'NOT_VALID' });
    const list = await calls.call('cardOrderList', { params: own });
    expect(list.body.totalCount).toBe(1);
  });

  test('of a business may be for one of its people', async () => {
    const wish = { program: COMPANY_PHYSICAL, cardHolderProfileId: PERSONAL };
    const { status, body } = await calls.place(wish, BUSINESS);
    expect([status, body.cardHolderProfileId]).toEqual([200, PERSONAL]);
  });

  test('is listed a page at a time, the newest first', async () => {
    const ids: number[] = [];
    for (let i = 0; i < 10; i++) ids.push((await calls.place({ program: PHYSICAL })).body.id);
    ids.push((await calls.place()).body.id);
    const page = async (pageNumber: number) =>
      (await calls.call('cardOrderList', { params: own, query: { pageNumber, pageSize: 10 } })).body;
    const [first, second] = [await page(1), await page(2)];
    expect(first.totalCount).toBe(11);
    expect([...first.cardOrders, ...second.cardOrders].map(({ id }: { id: number }) => id)).toEqual(ids.reverse());
    for (const [path, value] of Object.entries({ pageSize: 9, pageNumber: 0 })) {
      const bad = await calls.call('cardOrderList', { params: own, query: { [path]: value } });
      expect(refused(bad)).toMatchObject({ status: 400, path });
    }
  });

  const gone = { cardToken: UNKNOWN, reason: 'CARD_DAMAGED' };
  test.each([
    ['of no program', { program: 'NONE' }, 400, 'NOT_VALID', 'program'],
    ['of another kind of profile', { program: COMPANY_VIRTUAL }, 422, 'order.program-not-offered', 'program'],
    ['for nobody', { cardHolderName: '  ' }, 400, 'NotBlank', 'cardHolderName'],
    ['of a virtual card with a name on it', { embossedName: 'A' }, 400, 'NOT_VALID', 'embossedName'],
    ['with an empty name on it', { program: PHYSICAL, embossedName: '' }, 400, 'Size', 'embossedName'],
    ['with a long name on it', { program: PHYSICAL, embossedName: 'x'.repeat(23) }, 400, 'Size', 'embossedName'],
    ['of a virtual card at a kiosk', { deliveryOption: 'KIOSK_COLLECTION' }, 400, 'NOT_VALID', 'deliveryOption'],
    ['by pigeon', { deliveryOption: 'PIGEON' }, 400, 'NOT_VALID', 'deliveryOption'],
    ['with a number without a country', { phoneNumber: '02071838750' }, 400, 'NOT_VALID', 'phoneNumber'],
    ['with a negative limit', { lifetimeLimit: -1 }, 400, 'NOT_VALID', 'lifetimeLimit'],
    ['with a limit too fine', { lifetimeLimit: 1.234 }, 400, 'NOT_VALID', 'lifetimeLimit'],
    ['of a person for another', { cardHolderProfileId: PERSONAL }, 400, 'NOT_VALID', 'cardHolderProfileId'],
    ['in the place of no card', { replacementDetails: gone }, 404, 'NOT_FOUND', 'replacementDetails.cardToken'],
    ['in the place of nothing', { replacementDetails: {} }, 400, 'NotNull', 'replacementDetails.cardToken'],
    [
      'in a place without a reason',
      { replacementDetails: { cardToken: UNKNOWN } },
      400,
      'NotNull',
      'replacementDetails.reason',
    ],
    ['to an address without a city', { address: { ...address, city: '' } }, 422, 'NOT_VALID', 'address.city'],
    ['to an address of objects', { address: { ...address, city: {} } }, 400, 'NOT_VALID', 'address.city'],
  ])('%s is refused, and nothing is ordered', async (_what, wish, status, code, path) => {
    expect(refused(await calls.place(wish))).toEqual({ status, code, path });
    expect((await calls.call('cardOrderList', { params: own })).body.totalCount).toBe(0);
  });

  test('replaces only a card of its program, and none that is over', async () => {
    const { token } = await calls.made();
    const replacing = { replacementDetails: { cardToken: token, reason: 'CARD_EXPIRING' } };
    expect(refused(await calls.place({ program: PHYSICAL, ...replacing }))).toEqual({
      status: 422,
      code: 'order.other-program',
      path: 'replacementDetails.cardToken',
    });
    await calls.status(token, 'BLOCKED');
    expect(refused(await calls.place(replacing))).toMatchObject({ status: 422, code: 'order.replaced-is-over' });
  });

  test('is read by its own profile only', async () => {
    const { id } = (await calls.place()).body;
    for (const op of ['cardOrderGet', 'cardOrderRequirementsGet'] as const) {
      const read = (profileId: number, cardOrderId: number) => calls.call(op, { params: { profileId, cardOrderId } });
      expect((await read(PERSONAL, id)).status).toBe(200);
      expect((await read(PERSONAL, 1)).status).toBe(404);
      expect((await read(BUSINESS, id)).status).toBe(404);
      expect((await read(1, id)).status).toBe(403);
    }
  });
});
