import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { revokeVerification, verifyProfile } from '../../src/state/profiles/index.ts';
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
import { seal } from '../support/card-sealing.ts';

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

const programs = async (profileId = PERSONAL): Promise<string[]> => {
  const { body } = await calls.call('cardOrderProgramsGet', { params: { profileId } });
  return body.cardPrograms.map(({ name }: { name: string }) => name);
};

describe('the programs on offer', () => {
  test('are those of the kind of profile and its country', async () => {
    expect(await programs()).toEqual([VIRTUAL, PHYSICAL]);
    expect(await programs(BUSINESS)).toEqual([COMPANY_VIRTUAL, COMPANY_PHYSICAL]);
    const { body } = await calls.call('cardOrderProgramsGet', { params: { profileId: BUSINESS } });
    expect(body.cardPrograms[0]).toEqual({
      name: COMPANY_VIRTUAL,
      scheme: 'VISA',
      defaultCurrency: 'GBP',
      cardType: 'VIRTUAL_NON_UPGRADEABLE',
    });
    expect((await calls.call('cardOrderProgramsGet', { params: { profileId: 1 } })).status).toBe(403);
  });

  test('leave out virtual ones after three in a day, until the next begins', async () => {
    const orders = [await calls.place(), await calls.place(), await calls.place()];
    expect(await programs()).toEqual([PHYSICAL]);
    expect(refused(await calls.place())).toMatchObject({ status: 422, code: 'card.order.limit.exceeded' });
    await calls.cancel(orders[0]?.body.id);
    expect(await programs()).toEqual([VIRTUAL, PHYSICAL]);
    await calls.place();
    await calls.wait('PT14H59M');
    expect(await programs()).toEqual([PHYSICAL]);
    await calls.wait('PT1M');
    expect(await programs()).toEqual([VIRTUAL, PHYSICAL]);
  });

  test('are none once a profile has all the cards it may have, and a blocked one makes room', async () => {
    await calls.settings({ cards: { limits: { physical: 2, virtual: 1 } } });
    const { token } = await calls.made();
    const first = await calls.activated();
    await calls.place({ program: PHYSICAL });
    expect(await programs()).toEqual([]);
    const replacementDetails = { cardToken: first.token, reason: 'CARD_EXPIRING' };
    expect((await calls.place({ program: PHYSICAL, replacementDetails })).status).toBe(200);
    expect(refused(await calls.place({ program: PHYSICAL }))).toEqual({
      status: 422,
      code: 'card.order.limit.exceeded',
      path: 'program',
    });
    await calls.status(token, 'BLOCKED');
    expect(await programs()).toEqual([VIRTUAL]);
  });
});

describe('an address', () => {
  const check = async (body: unknown) => (await calls.call('cardOrderValidateAddress', { body })).body.errors;

  test('of the documented kind is good', async () => {
    const brazil = { addressNumber: 134, address: 'Rua Moacir da Silva Mota', district: 'Centro', state: 'RR' };
    for (const good of [
      address,
      { ...address, firstLine: '92 Jubilee Market Hall', secondLine: 'Covent Garden', postCode: 'WC2E 8BD' },
      { firstLine: 'Wise PLQ 1', city: 'Singapore', postCode: '123456', country: 'SG' },
      { ...brazil, city: 'Boa Vista', postCode: '69313488', country: 'BR' },
      { firstLine: '1 Main Street', city: 'Perth', postCode: '6000', state: 'WA', country: 'AU' },
      { firstLine: '1 Queen’s Road', city: 'Hong Kong', country: 'HK' },
    ]) {
      expect(await check(good)).toEqual([]);
    }
  });

  test('is found fault with field by field', async () => {
    expect(await check({ firstLine: 'x'.repeat(31), postCode: 'ABC', country: 'GB' })).toEqual([
      { field: 'firstLine', message: 'Must be less than 30 characters' },
      { field: 'city', message: 'Required Field' },
      { field: 'postCode', message: 'Please enter a valid postcode' },
    ]);
    expect(await check({})).toHaveLength(4);
  });

  test.each([
    ['a PO box', { firstLine: 'P.O. Box 12' }, 'firstLine'],
    ['no country', { country: 'XX' }, 'country'],
    ['a country in small letters', { country: 'gb' }, 'country'],
    ['a state that Australia has not', { country: 'AU', postCode: '6000', state: 'Kent' }, 'state'],
    ['a postcode of another form', { country: 'US', postCode: 'E1 6JJ' }, 'postCode'],
  ])('with %s will not do', async (_what, change, field) => {
    expect(await check({ ...address, ...change })).toEqual([{ field, message: expect.any(String) }]);
  });

  test('is no list, and of no objects', async () => {
    expect((await calls.call('cardOrderValidateAddress', { body: [] })).status).toBe(400);
    const odd = await calls.call('cardOrderValidateAddress', { body: { ...address, district: {} } });
    expect(refused(odd)).toEqual({ status: 400, code: 'NOT_VALID', path: 'district' });
  });
});

describe('what an order waits for', () => {
  const requirements = async (cardOrderId: number, profileId = PERSONAL) => {
    const { body } = await calls.call('cardOrderRequirementsGet', { params: { profileId, cardOrderId } });
    return Object.fromEntries(body.requirements.map((r: { type: string; status: string }) => [r.type, r.status]));
  };
  const verified = async (id: number, isVerified: boolean) => {
    const world = await calls.sandbox.world(calls.world);
    world.transact({ kind: 'seed' }, () => (isVerified ? verifyProfile(world, id) : revokeVerification(world, id)));
  };
  const set = (id: number, type: string, status: string) =>
    calls.control('PUT', `/card-orders/${id}/requirements/${type}`, { status });

  test('is that its people are verified', async () => {
    await verified(PERSONAL, false);
    const { id, status } = (await calls.place({ program: COMPANY_PHYSICAL, cardHolderProfileId: PERSONAL }, BUSINESS))
      .body;
    expect(status).toBe('PLACED');
    expect(await requirements(id, BUSINESS)).toEqual({ VERIFICATION: 'PENDING', ADDRESS: 'COMPLETED' });
    const estimate = async () => (await calls.order(id, BUSINESS)).deliveryEstimate;
    expect(await estimate()).toBe('2026-03-12T09:00:00.000000Z');
    await calls.wait('P2D');
    expect(await estimate()).toBe('2026-03-14T09:00:00.000000Z');
    await calls.call('simulationVerification', { params: { profileId: PERSONAL } });
    expect((await calls.order(id, BUSINESS)).status).toBe('REQUIREMENTS_FULFILLED');
    await calls.wait('P2D');
    expect(await estimate()).toBe('2026-03-14T09:00:00.000000Z');
  });

  test('can be said by the operator, for better and for worse', async () => {
    await verified(PERSONAL, false);
    const { id } = (await calls.place()).body;
    await set(id, 'ADDRESS', 'NEEDS_ACTION');
    await set(id, 'VERIFICATION', 'FAILED');
    await verified(PERSONAL, true);
    expect(await requirements(id)).toEqual({ VERIFICATION: 'FAILED', ADDRESS: 'NEEDS_ACTION' });
    await set(id, 'VERIFICATION', 'COMPLETED');
    expect((await calls.order(id)).status).toBe('PLACED');
    await set(id, 'ADDRESS', 'COMPLETED');
    expect((await calls.order(id)).status).toBe('REQUIREMENTS_FULFILLED');
    expect((await set(id, 'ADDRESS', 'FAILED')).status).toBe(422);
  });

  test('is no PIN, unless the program wants one', async () => {
    await verified(PERSONAL, false);
    const { id } = (await calls.place()).body;
    expect((await set(id, 'PIN', 'COMPLETED')).status).toBe(422);
    const { key } = (await calls.call('cardEncryptionKeyGet', {})).body;
    const answer = await calls.call('cardOrderPresetPin', {
      headers: { 'x-tw-twcard-order-id': String(id) },
      body: { keyVersion: 1, encryptedPayload: seal(key, 'RSA-OAEP-256', '1234').compact },
    });
    expect(refused(answer)).toMatchObject({ status: 422, code: 'order.not-required' });
    expect((await set(id, 'SHOE_SIZE', 'COMPLETED')).status).toBe(400);
    expect((await set(id, 'ADDRESS', 'GREAT')).status).toBe(400);
    expect((await set(1, 'ADDRESS', 'FAILED')).status).toBe(404);
    await calls.drive('card-orders', id, 'REQUIREMENTS_FULFILLED');
    expect(await requirements(id)).toEqual({ VERIFICATION: 'COMPLETED', ADDRESS: 'COMPLETED' });
  });

  test('is forgotten when the order is given up', async () => {
    await verified(PERSONAL, false);
    const { id } = (await calls.place()).body;
    expect((await calls.cancel(id)).status).toBe(202);
    await verified(PERSONAL, true);
    expect((await calls.order(id)).status).toBe('CANCELLED');
  });
});
