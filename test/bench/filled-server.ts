/** A server whose world holds as many transfers as its argument says. It tells what they cost, and listens. */
import { defaultOptions } from '../../src/config.ts';
import { buildServer } from '../../src/server.ts';
import { Filler } from './fill.ts';

export interface Filled {
  readonly heapPerQuote: number;
  readonly heapPerTransfer: number;
  readonly fillMs: number;
  readonly forkMs: number;
}

const BATCH = 10_000;
const count = Number(process.argv[2]);
const { app, worlds } = await buildServer(defaultOptions({ seed: 'empty', randomSeed: '7', logLevel: 'silent' }));
const world = await worlds.open('default');
const filler = new Filler(world);

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

const began = performance.now();
let quotesBytes = 0;
let transfersBytes = 0;
for (let made = 0; made < count; made += BATCH) {
  const first = heap();
  const quotes = filler.quotes(Math.min(BATCH, count - made));
  const second = heap();
  filler.transfers(quotes);
  quotesBytes += second - first;
  transfersBytes += heap() - second;
}
const fillMs = performance.now() - began;
const forking = performance.now();
new Filler(world.fork('copy'));
const forkMs = performance.now() - forking;
const filled: Filled = { heapPerQuote: quotesBytes / count, heapPerTransfer: transfersBytes / count, fillMs, forkMs };
console.log(`filled ${JSON.stringify(filled)}`);
console.log(`listening on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
process.on('SIGTERM', () => process.exit(0));
