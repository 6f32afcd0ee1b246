import { expect, test } from 'vitest';
import { defaultOptions } from '../../src/config.ts';
import { buildServer } from '../../src/server.ts';

/** What surrounds every request, in the order in which it does. Idempotency is a step inside dispatch. */
const order = [
  'world',
  'tracing',
  'journal',
  'observing',
  'errors',
  'unmatched',
  'faults',
  'latency',
  'auth',
  'limits',
  'bodies',
  'jose',
  'validation',
  'installation-keys',
  'pictures',
  'callback-probe',
  'fault-endings',
  'dispatch',
];

test('plugins stand in their written order', async () => {
  const server = await buildServer(defaultOptions({ seed: 'empty' }));
  await server.app.ready();
  const printed = server.app.printPlugins();
  const places = order.map(name => ({ name, at: printed.search(new RegExp(`^[├└]─[┬─] ${name} `, 'm')) }));
  expect(places.filter(({ at }) => at < 0)).toEqual([]);
  expect([...places].sort((a, b) => a.at - b.at).map(({ name }) => name)).toEqual(order);
  await server.close();
});
