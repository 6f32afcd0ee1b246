import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { patch } from '../../src/state/kernel/index.ts';
import { type Confirmations, recipients } from '../../src/state/recipients/index.ts';
import { Inbox } from '../support/inbox.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL, Sender } from '../support/sender.ts';

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

async function good(sender = ada) {
  const quote = await sender.quote();
  return { targetAccount: await sender.recipient(), quoteUuid: quote.id, customerTransactionId: randomUUID() };
}

describe('a transfer is not made', () => {
  test('by a personal token for a business that approves its payments', async () => {
    const northbank = new Sender(sandbox, BUSINESS);
    await sandbox.control('POST', '/settings', { paymentApprovals: true });
    const body = await good(northbank);
    const token = 'localwise-personal-token';
    const refused = await sandbox.call('transferCreate', { body, token });
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0]).toMatchObject({
      code: 'NOT_VALID',
      message: 'Quote cannot be accepted with this request due to missing approval.',
    });
    expect((await sandbox.call('transferCreate', { body })).status).toBe(200);
    expect((await sandbox.call('transferCreate', { body: await good(), token })).status).toBe(200);
  });

  test('on a quote that a notice blocks', async () => {
    const body = await good();
    const say = (type: string, more: object = {}) =>
      sandbox.control('POST', `/quotes/${body.quoteUuid}/notices`, { type, text: 'Not now.', ...more });
    const link = 'https://example.com/why';
    expect((await say('INFO', { link })).body.notices).toEqual([{ type: 'INFO', text: 'Not now.', link }]);
    expect((await say('BLOCKED')).body.notices.length).toBe(2);
    const { status, body: answer } = await ada.create(body);
    expect([status, answer.errors[0].code, answer.errors[0].path]).toEqual([422, 'NOT_VALID', 'quoteUuid']);
    expect((await say('SHOUT')).status).toBe(400);
    expect((await sandbox.control('POST', '/quotes/7/notices', { type: 'INFO', text: 'x' })).status).toBe(404);
    await sandbox.advance('PT31M');
    expect((await say('INFO')).status).toBe(422);
  });

  test('to a recipient whose check has to be accepted first', async () => {
    const body = await good();
    const { now } = await sandbox.world();
    const confirm = async (confirmations: Confirmations) => {
      const world = await sandbox.world();
      world.transact({ kind: 'seed' }, () => patch(world, recipients, body.targetAccount, { confirmations }));
    };
    const outcome = {
      type: 'NAME_MATCHING',
      at: now,
      outcome: 'PARTIAL_FAILURE',
      requiresCustomerAcceptance: true,
      fieldsChecked: [],
      providedName: null,
      resolvedName: null,
      message: '',
      recommendedUpdates: [],
    } as const;
    const checked = { quoteId: null, acceptedOutcomes: false, acceptedAt: null, outcomes: [outcome] };
    await confirm(checked);
    const refused = await ada.create(body);
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'INVALID_RECIPIENT']);
    await confirm({ ...checked, acceptedOutcomes: true, acceptedAt: now });
    expect((await ada.create(body)).status).toBe(200);
  });

  test('for numbers that are none', async () => {
    for (const [targetAccount, shown] of [
      [null, 'null'],
      ['abc', 'abc'],
      [1.5, '1.5'],
    ] as const) {
      const { status, body } = await ada.create({ ...(await good()), targetAccount });
      const message = `Unable to parse number [${shown}]`;
      expect([status, body.errors[0]]).toMatchObject([400, { code: 'ERROR', message, path: 'targetAccount' }]);
    }
  });
});

describe('the delivery estimate', () => {
  test('is worded in any time zone there is, and in none that there is not', async () => {
    const { id: transferId } = await ada.transfer({ to: 'USD', amount: 100 });
    const ask = (timezone: string) =>
      sandbox.call('deliveryEstimateGet', { params: { transferId }, query: { timezone } });
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const { status, body } = await ask(zone);
      expect([zone, status, body.estimatedDeliveryDate]).toEqual([zone, 200, '2026-03-03T17:30:00.000+0000']);
      const arrives = new Date('2026-03-03T17:30:00Z').toLocaleDateString('en-US', {
        timeZone: zone,
        weekday: 'long',
        month: 'long',
        day: 'numeric',
      });
      expect(body.formattedEstimatedDeliveryDate, zone).toBe(`by ${arrives}`);
    }
    for (const zone of ['', ' ', 'Mars/Olympus', 'null', '../UTC', '__proto__', 'Europe/', 'x'.repeat(2000)]) {
      const { status, body } = await ask(zone);
      expect([zone, status, body.errors?.[0].path]).toEqual([zone, 400, 'timezone']);
    }
  });

  test('is the moment of sending from then on, whatever the clock shows', async () => {
    const { id: transferId } = await ada.transfer();
    const ask = async () => (await sandbox.call('deliveryEstimateGet', { params: { transferId } })).body;
    for (const status of ['processing', 'funds_converted', 'outgoing_payment_sent']) {
      await sandbox.advance('PT1M');
      await ada.drive(transferId, status);
    }
    await sandbox.advance('P1D');
    expect(await ask()).toEqual({
      estimatedDeliveryDate: '2026-03-02T09:03:00.000+0000',
      formattedEstimatedDeliveryDate: 'in seconds',
    });
  });
});

test('a simulated refund raises its own event in the recorded dialect only', async () => {
  const inbox = await Inbox.open();
  const body = {
    name: 'Ops',
    trigger_on: 'transfers#refund',
    delivery: { version: '4.0.0', url: inbox.url },
  };
  await sandbox.call('webhookProfileSubscriptionCreate', { params: { profileId: PERSONAL }, body });
  const bounce = async () => {
    const { id } = await ada.transfer();
    const steps = ['processing', 'funds_converted', 'outgoing_payment_sent', 'bounced_back', 'funds_refunded'];
    for (const status of steps) expect((await ada.drive(id, status)).status).toBe(200);
    await sandbox.server.webhooks.idle();
    return id;
  };
  await bounce();
  expect(inbox.events).toEqual([]);
  await sandbox.control('POST', '/settings', { dialect: 'recorded' });
  const id = await bounce();
  const resource = { id, refund_amount: 1000, refund_currency: 'GBP' };
  expect(inbox.events.map(event => event.body.data)).toMatchObject([{ resource }]);
  await inbox.close();
});

test('what other banks keep is an amount that the world can be told', async () => {
  for (const swiftRefundCharge of [-1, '5', null, 1e9, {}]) {
    const refused = await sandbox.control('POST', '/settings', { swiftRefundCharge });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'swiftRefundCharge']);
  }
  expect((await sandbox.control('POST', '/settings', { swiftRefundCharge: 12.5 })).status).toBe(200);
});
