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

const wish = { program: PHYSICAL, deliveryOption: 'KIOSK_COLLECTION' };
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const at = (cardToken: string, profileId = PERSONAL) => ({ params: { profileId, cardToken } });
const produce = (token: string, kioskId: unknown = 'WIS00001', profileId = PERSONAL) =>
  calls.call('cardKioskCollectionProduce', { ...at(token, profileId), body: { kioskId } });
const read = (token: string) => calls.call('cardKioskCollectionProductionGet', at(token));
const simulate = (token: string, body: object) => calls.call('simulationCardProduction', { ...at(token), body });

/** A card that a kiosk may print. */
async function ready() {
  const card = await calls.made(wish);
  await calls.wait('PT1S');
  return card;
}

describe('a card that is collected at a kiosk', () => {
  test('is ready soon after it is made, is printed there, and its order follows', async () => {
    const { order, token } = await calls.made(wish);
    expect((await read(token)).status).toBe(404);
    await calls.wait('PT1S');
    expect((await read(token)).body).toEqual({
      status: 'READY',
      kioskId: null,
      occurredAt: '2026-03-02T09:00:02.000Z',
      errorCode: null,
      description: 'Card ready for production',
    });
    const asked = await produce(token);
    expect(asked.status).toBe(200);
    expect(asked.body).toMatchObject({ status: 'IN_PROGRESS', kioskId: 'WIS00001', errorCode: null });
    const simulated = await simulate(token, { status: 'PRODUCED' });
    expect([simulated.status, simulated.body]).toEqual([200, undefined]);
    expect((await read(token)).body).toMatchObject({ status: 'PRODUCED', description: 'Card produced' });
    expect((await calls.order(order)).status).toBe('CARD_DETAILS_CREATED');
    await calls.wait('PT1S');
    expect(await calls.order(order)).toMatchObject({
      status: 'PRODUCED',
      deliveryDetails: { deliveryOption: 'KIOSK_COLLECTION', deliveryVendor: null },
    });
    await calls.status(token, 'ACTIVE');
    expect((await calls.order(order)).status).toBe('COMPLETED');
  });

  test('may be printed again after the kiosk has failed', async () => {
    const { token } = await ready();
    await produce(token, 'WIS00002');
    expect((await simulate(token, { status: 'PRODUCTION_ERROR', errorCode: 'PRT_RIBBON_ENDED' })).status).toBe(200);
    expect((await read(token)).body).toMatchObject({
      status: 'PRODUCTION_ERROR',
      kioskId: 'WIS00002',
      errorCode: 'PRT_RIBBON_ENDED',
      description: 'Printer ribbon ended',
    });
    expect((await produce(token)).body).toMatchObject({ status: 'IN_PROGRESS', errorCode: null });
    await simulate(token, { status: 'PRODUCTION_ERROR' });
    expect((await read(token)).body.errorCode).toBe('UNKNOWN_ERROR');
  });

  test('whose order was said to be done before it was printed stays done', async () => {
    const { order, token } = await ready();
    await produce(token);
    await simulate(token, { status: 'PRODUCED' });
    await calls.status(token, 'ACTIVE');
    const { body } = await calls.wait('PT1S');
    expect(body.fired.filter(({ error }: { error?: string }) => error)).toEqual([]);
    expect((await calls.order(order)).status).toBe('COMPLETED');
  });

  const reasons: readonly [string, string, () => Promise<string>, unknown][] = [
    [
      'is too old',
      'DATA_PREPARATION_FAILED',
      async () => {
        const { token } = await ready();
        await calls.wait('P60DT1S');
        return token;
      },
      'WIS00001',
    ],
    ['is asked of no kiosk', 'EMPTY_OR_NULL_FIELD_VALUE', async () => (await ready()).token, ' '],
    ['is asked without a kiosk', 'EMPTY_OR_NULL_FIELD_VALUE', async () => (await ready()).token, undefined],
    ['is asked of a number', 'INVALID_FIELD_VALUE', async () => (await ready()).token, 5],
    ['is asked of an unknown kiosk', 'KIOSK_ID_NOT_FOUND', async () => (await ready()).token, 'WIS99999'],
    ['is virtual', 'CARD_TYPE_NOT_FOUND', async () => (await calls.made()).token, 'WIS00001'],
    ['travels by post', 'CARD_TYPE_NOT_FOUND', async () => (await calls.made({ program: PHYSICAL })).token, 'WIS00001'],
    [
      'is being printed',
      'REQUEST_ALREADY_EXISTS',
      async () => {
        const { token } = await ready();
        await produce(token);
        return token;
      },
      'WIS00001',
    ],
    [
      'is printed',
      'REQUEST_ALREADY_EXISTS',
      async () => {
        const { token } = await ready();
        await produce(token);
        await simulate(token, { status: 'PRODUCED' });
        return token;
      },
      'WIS00001',
    ],
    ['is not ready', 'PARTIAL_DATA_RECEIVED', async () => (await calls.made(wish)).token, 'WIS00001'],
    [
      'is blocked',
      'UNABLE_TO_ACCEPT_REQUEST',
      async () => {
        const { token } = await ready();
        await calls.status(token, 'BLOCKED');
        return token;
      },
      'WIS00001',
    ],
  ];

  test.each(reasons)('that %s is turned down with %s', async (_what, errorCode, make, kioskId) => {
    const token = await make();
    const before = (await read(token)).body;
    const { status, body } =
      kioskId === undefined
        ? await calls.call('cardKioskCollectionProduce', { ...at(token), body: {} })
        : await produce(token, kioskId);
    expect(status).toBe(422);
    expect(body).toEqual({
      status: 'REQUEST_ERROR',
      kioskId: typeof kioskId === 'string' ? kioskId : null,
      occurredAt: expect.stringMatching(/Z$/),
      errorCode,
      description: expect.any(String),
    });
    expect((await read(token)).body).toEqual(before);
  });

  test('is turned down once when the operator wants that', async () => {
    const { token } = await ready();
    expect((await calls.control('POST', `/cards/${token}/kiosk-errors`, { errorCode: 'NONSENSE' })).status).toBe(400);
    await calls.control('POST', `/cards/${token}/kiosk-errors`, { errorCode: 'PIN_VERIFICATION_FAILED' });
    expect(await produce(token)).toMatchObject({ status: 422, body: { errorCode: 'PIN_VERIFICATION_FAILED' } });
    expect((await produce(token)).status).toBe(200);
    expect((await calls.control('POST', `/cards/${UNKNOWN}/kiosk-errors`, { errorCode: 'UNKNOWN_ERROR' })).status).toBe(
      404,
    );
  });

  test('is only for its own profile to print', async () => {
    const { token } = await ready();
    expect((await produce(UNKNOWN)).status).toBe(404);
    expect((await produce(token, 'WIS00001', BUSINESS)).status).toBe(404);
    const foreign = await produce(token, 'WIS00001', 1);
    expect([foreign.status, foreign.body.error]).toEqual([403, 'unauthorized']);
  });
});

describe('the simulation of a kiosk', () => {
  test.each([
    ['without a status', {}, 'status'],
    ['to nowhere', { status: 'READY' }, 'status'],
    ['to be printed with an error', { status: 'PRODUCED', errorCode: 'PRT_TIMEOUT' }, 'errorCode'],
    ['to an unknown error', { status: 'PRODUCTION_ERROR', errorCode: 'PRT_COFFEE' }, 'errorCode'],
  ])('is refused %s', async (_what, body, path) => {
    const { token } = await ready();
    await produce(token);
    expect(refused(await simulate(token, body))).toMatchObject({ status: 400, path });
    expect((await read(token)).body.status).toBe('IN_PROGRESS');
  });

  test('needs a card that a kiosk was asked for', async () => {
    const { token } = await ready();
    expect(refused(await simulate(token, { status: 'PRODUCED' }))).toMatchObject({ status: 400, path: 'status' });
    const posted = await calls.made({ program: PHYSICAL });
    expect((await simulate(posted.token, { status: 'PRODUCED' })).status).toBe(404);
  });
});
