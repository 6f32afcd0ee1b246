import { expect, test } from 'vitest';
import { DeliverySoak, halfFail } from '../support/delivery-soak.ts';

test('of three hundred events half fail at first, and all arrive, the first attempts in their order', async () => {
  const soak = await DeliverySoak.open({ subscriptions: 3, mode: 'deliver', fails: halfFail });
  await soak.raise(0, 100);
  expect(soak.unsettled).toBe(150);
  expect(await soak.untilSettled()).toBe(3);
  const inOrder = Array.from({ length: 100 }, (_, event) => event);
  expect([...soak.arrivals.values()]).toEqual([inOrder, inOrder, inOrder]);
  expect(soak.accepted).toBe(300);
  expect(await soak.leftovers()).toEqual({ problems: [], tasks: 0, remembered: 300, open: 0 });
  await soak.close();
});

test('a receiver that has much to answer is not taken for a slow one', async () => {
  const soak = await DeliverySoak.open({ subscriptions: 1, mode: 'deliver', fails: () => false });
  await soak.raise(0, 60, soak.patience(10));
  expect([soak.unsettled, soak.accepted]).toEqual([0, 60]);
  await soak.close();
});
