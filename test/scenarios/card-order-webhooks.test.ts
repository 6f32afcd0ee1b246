import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CardCalls, PERSONAL, PHYSICAL } from '../support/card-calls.ts';
import { Inbox } from '../support/inbox.ts';

let calls: CardCalls;
let inbox: Inbox;
beforeAll(async () => {
  inbox = await Inbox.open();
  calls = await (await CardCalls.open()).fresh();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
  await inbox.close();
});

const subscribe = (trigger_on: string, version: string) =>
  calls.call('webhookApplicationSubscriptionCreate', {
    params: { clientKey: 'localwise' },
    token: 'localwise-client-token',
    body: { name: trigger_on, trigger_on, delivery: { version, url: inbox.url } },
  });

/** What arrived of one kind, in its order; events of one moment may overtake those of other kinds. */
const told = (type: string) =>
  inbox.events.filter(({ body }) => body.event_type === `cards#card-${type}-change`).map(({ body }) => body.data);

describe('partners are told', () => {
  test('of an order, its card and its printing, in the order in which they happen', async () => {
    for (const type of ['card-order-status-change', 'card-status-change', 'card-production-status-change']) {
      await subscribe(`cards#${type}`, '4.0.0');
    }
    const { order, token } = await calls.made({ program: PHYSICAL, deliveryOption: 'KIOSK_COLLECTION' });
    await inbox.waitFor(3);
    await calls.wait('PT1S');
    await inbox.waitFor(4);
    const params = { profileId: PERSONAL, cardToken: token };
    await calls.call('cardKioskCollectionProduce', { params, body: { kioskId: 'WIS00001' } });
    await inbox.waitFor(5);
    await calls.call('simulationCardProduction', { params, body: { status: 'PRODUCED' } });
    await inbox.waitFor(6);
    await calls.wait('PT1S');
    await calls.status(token, 'ACTIVE');
    await calls.status(token, 'ACTIVE');
    await inbox.waitFor(9);
    await calls.drive('cards', token, 'FROZEN');
    await inbox.waitFor(10);
    const [orders, statuses, productions] = [told('order-status'), told('status'), told('production-status')];
    const states = ['REQUIREMENTS_FULFILLED', 'CARD_DETAILS_CREATED', 'PRODUCED', 'COMPLETED'];
    expect(orders.map(data => data.order_status)).toEqual(states);
    expect(statuses.map(data => data.card_status)).toEqual(['INACTIVE', 'ACTIVE', 'FROZEN']);
    expect(statuses.map(data => data.changed_by)).toEqual(['internal_system', 'localwise', 'internal_system']);
    expect(productions.map(data => data.status)).toEqual(['READY', 'IN_PROGRESS', 'PRODUCED']);
    const resource = { profile_id: PERSONAL, client_id: 'localwise', card_token: token, type: 'card' };
    expect(orders[0]).toEqual({
      resource: { ...resource, card_token: null, card_program: PHYSICAL },
      order_id: String(order),
      order_status: 'REQUIREMENTS_FULFILLED',
      delivery_vendor: null,
      occurred_at: '2026-03-02T09:00:00.000Z',
    });
    const occurred_at = '2026-03-02T09:00:01.000Z';
    expect(statuses[0]).toEqual({ resource, card_status: 'INACTIVE', changed_by: 'internal_system', occurred_at });
    expect(productions[2]).toEqual({
      resource,
      status: 'PRODUCED',
      kiosk_id: 'WIS00001',
      error_code: null,
      description: 'Card produced',
      occurred_at: '2026-03-02T09:00:02.000Z',
    });
  });

  test('of a card that was typed into a wallet', async () => {
    await subscribe('cards#manual-provisioning-verification', '2.0.0');
    const { token } = await calls.made();
    inbox.clear();
    const { body } = await calls.control('POST', `/cards/${token}/manual-provisioning`, { wallet: 'APPLE_PAY' });
    await inbox.waitFor(1);
    expect(inbox.events.at(-1)?.body.data).toEqual({
      resource: { profile_id: PERSONAL, client_id: 'localwise', card_token: token, type: 'card' },
      payment_token_unique_reference: body.paymentTokenUniqueReference,
      last_four_digits: (await calls.card(token)).lastFourDigits,
      creation_time: expect.stringMatching(/^2026-03-02T09:00:\d\d\.000000Z$/),
      wallet_name: 'Apple Pay',
    });
  });
});
