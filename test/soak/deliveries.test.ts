import { afterEach, expect, test } from 'vitest';
import { KEPT_DELIVERIES } from '../../src/state/webhooks/index.ts';
import { DeliverySoak, halfFail } from '../support/delivery-soak.ts';

const EVENTS = 10_000;
const NOTHING = { problems: [], tasks: 0, remembered: KEPT_DELIVERIES, open: 0 };

let soak: DeliverySoak;
afterEach(() => soak.close());

const heapMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_048_576;
};
/** Sockets and timers of this process that are still to be heard of. */
const pending = (): number => process.getActiveResourcesInfo().filter(kind => /TCP|Timeout/.test(kind)).length;
/** How often the receiver took each event, by subscription. */
const takenOf = (): number[][] =>
  [...soak.calls.values()].map(calls => calls.map((count, n) => count - (n % 8 === 0 ? 3 : n % 2 === 0 ? 1 : 0)));
const each = (taken: number, events: number): number[] => Array.from({ length: events }, () => taken);

test('ten thousand events reach a receiver that fails half of them, each in the end, and leave nothing behind', async () => {
  soak = await DeliverySoak.open({ subscriptions: 1, mode: 'deliver', fails: halfFail });
  const [heap, waits] = [heapMb(), pending()];
  await soak.raise(0, EVENTS);
  // Nothing that was not delivered is forgotten, however much there is of it.
  expect(soak.unsettled).toBe(EVENTS / 2);
  expect(await soak.untilSettled()).toBe(3);
  expect(takenOf()).toEqual([each(1, EVENTS)]);
  expect(await soak.leftovers()).toEqual(NOTHING);
  expect(heapMb() - heap).toBeLessThan(40);
  expect(pending() - waits).toBeLessThan(5);
});

test('delivered twice, each event arrives twice and no more', async () => {
  soak = await DeliverySoak.open({ subscriptions: 4, mode: 'duplicate', fails: halfFail });
  await soak.raise(0, EVENTS / 8);
  await soak.untilSettled();
  expect(takenOf()).toEqual([1, 2, 3, 4].map(() => each(2, EVENTS / 8)));
  expect(await soak.leftovers()).toEqual(NOTHING);
});

test('shuffled, every event arrives though none in its turn', async () => {
  soak = await DeliverySoak.open({ subscriptions: 4, mode: 'shuffle', fails: halfFail });
  await soak.raise(0, EVENTS / 4);
  await soak.untilSettled();
  expect(takenOf()).toEqual([1, 2, 3, 4].map(() => each(1, EVENTS / 4)));
  for (const arrived of soak.arrivals.values()) expect(arrived).not.toEqual([...arrived].sort((a, b) => a - b));
  expect(await soak.leftovers()).toEqual(NOTHING);
});

test('three thousand subscriptions cost no more than their deliveries', async () => {
  soak = await DeliverySoak.open({ subscriptions: 30, mode: 'deliver', fails: () => false });
  const timed = async (events: number): Promise<number> => {
    const before = process.cpuUsage();
    await soak.raise(0, events);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await timed(10);
  const few = await timed(100);
  await soak.close();
  soak = await DeliverySoak.open({ subscriptions: 3_000, mode: 'deliver', fails: () => false });
  expect(await timed(1)).toBeLessThan(few * 2);
});
