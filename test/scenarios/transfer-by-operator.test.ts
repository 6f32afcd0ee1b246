import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
  ada = new Sender(sandbox);
});
afterAll(() => sandbox.close());

const move = (id: number, to: string) =>
  sandbox.control('POST', `/resources/transfers/${id}/transitions`, { to, reason: 'a drill' });

test('an operator moves a transfer as the simulation does, money and all, and to states it does not reach', async () => {
  const { id } = await ada.transfer();
  for (const to of [
    'incoming_payment_initiated',
    'processing',
    'funds_converted',
    'outgoing_payment_sent',
    'charged_back',
  ]) {
    const moved = await move(id, to);
    expect([to, moved.status]).toEqual([to, 200]);
    expect((await ada.get(id)).body.status).toBe(to);
  }
  expect((await move(id, 'processing')).status).toBe(409);
});

test('a payout that bounced may be delivered again', async () => {
  const balance = await ada.holding(2000, 'GBP');
  const { id } = await ada.transfer();
  await ada.fund(id);
  for (const to of ['funds_converted', 'outgoing_payment_sent', 'bounced_back', 'outgoing_payment_sent'])
    await move(id, to);
  expect((await ada.get(id)).body.status).toBe('outgoing_payment_sent');
  await move(id, 'bounced_back');
  await move(id, 'funds_refunded');
  expect(await ada.balance(balance)).toBe(2000);
});
