/** A server whose world holds as many transfers as its argument says. It tells what they cost, and listens. */
import { defaultOptions } from '../../src/config.ts';
import { buildServer } from '../../src/server.ts';
import { type Copies, measureCopies } from './copies.ts';
import { Filler } from './fill.ts';

export interface Filled {
  readonly heapPerQuote: number;
  readonly heapPerTransfer: number;
  readonly fillMs: number;
  readonly copies: Copies;
  /** Where a statement of a hundred lines is had, out of as many as there are transfers. */
  readonly statement: string;
}

const BATCH = 10_000;
const count = Number(process.argv[2]);
const { app, worlds } = await buildServer(
  defaultOptions({ seed: 'empty', randomSeed: '7', logLevel: 'silent', sca: 'never' }),
);
const world = await worlds.open('default');
const filler = new Filler(world);

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

const began = performance.now();
const sizes = [heap()];
for (let made = 0; made < count; made += BATCH) {
  const quotes = filler.quotes(Math.min(BATCH, count - made));
  // The first batch is weighed; weighing each would take longer than making them.
  if (made === 0) sizes.push(heap());
  filler.transfers(quotes);
  if (made === 0) sizes.push(heap());
}
const fillMs = performance.now() - began;
const [empty = 0, withQuotes = 0, withBoth = 0] = sizes;
const weighed = Math.min(BATCH, count);
const copies = await measureCopies(worlds, world, heap);
const filled: Filled = {
  heapPerQuote: (withQuotes - empty) / weighed,
  heapPerTransfer: (withBoth - withQuotes) / weighed,
  fillMs,
  copies,
  statement: filler.statement(count),
};
console.log(`filled ${JSON.stringify(filled)}`);
console.log(`listening on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
process.on('SIGTERM', () => process.exit(0));
