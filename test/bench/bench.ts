/**
 * Measures localwise beside a bare Fastify server, both as processes of their own and in one run, and prints the
 * figures as a table. `--quick` takes half a minute; `--readme` writes the table into the README.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltServer, startBuilt, stop } from '../support/built-server.ts';
import { replaceSection, table } from '../support/generate/sections.ts';
import { root, textOf } from '../support/source.ts';
import type { Filled } from './filled-server.ts';
import { type Measured, measure, median } from './load.ts';
import { Partner, type Sample, TOKEN } from './prepare.ts';

const quick = process.argv.includes('--quick');
const size = quick
  ? { starts: 3, seconds: 1, posts: 1_000, few: 1_000, many: 20_000 }
  : { starts: 9, seconds: 5, posts: 10_000, few: 1_000, many: 200_000 };
const CONNECTIONS = 10;

const node = [process.execPath];
const built = [join(root, 'dist/main.js'), '--port', '0', '--seed', 'empty'];
const bare = [join(root, 'test/bench/bare.mjs')];
const rows: string[][] = [];

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
const times = (ours: number, theirs: number): string => `${(ours / theirs).toFixed(2)}×`;

/** Servers run on one core and the load on the other, where the machine lets one choose. */
function pinned(): readonly string[] {
  try {
    execFileSync('taskset', ['-cp', '1', String(process.pid)], { stdio: 'ignore' });
    return ['taskset', '-c', '0', ...node];
  } catch {
    return node;
  }
}
const command = pinned();

async function withServer<T>(
  args: readonly string[],
  env: Record<string, string>,
  work: (s: BuiltServer) => Promise<T>,
) {
  const server = await startBuilt(args, command, env);
  try {
    return await work(server);
  } finally {
    await stop(server);
  }
}

/** From the call of the process to its first answer of 200. */
async function coldStart(args: readonly string[], path: string): Promise<number> {
  const began = performance.now();
  return withServer(args, {}, async ({ url }) => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${TOKEN}` } });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    await answer.text();
    return performance.now() - began;
  });
}

async function measureStarts(): Promise<void> {
  const [ours, first, theirs]: number[][] = [[], [], []];
  for (let i = 0; i < size.starts; i++) {
    theirs?.push(await coldStart(bare, '/v1/transfers/1'));
    ours?.push(await coldStart(built, '/_localwise/health'));
    first?.push(await coldStart(built, '/v2/profiles'));
  }
  const base = median(theirs ?? []);
  const row = (what: string, value: number) => rows.push([what, ms(value), ms(base), times(value, base)]);
  row('Cold start to healthy', median(ours ?? []));
  row('Cold start to the first answer of an operation', median(first ?? []));
}

const residentMb = ({ process: { pid } }: BuiltServer): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

interface Served {
  readonly get: Measured;
  readonly list: Measured;
  readonly post: Measured;
}

const base = { token: TOKEN, connections: CONNECTIONS };

/** `bodiesFor` makes requests for transfers, which is done after reading was measured: each leaves a quote behind. */
async function serve(
  { url }: BuiltServer,
  transferId: number,
  bodiesFor: (count: number) => Promise<readonly string[]>,
): Promise<Served> {
  const warm = async (path: string): Promise<Measured> => {
    await measure({ ...base, url: url + path, seconds: 1 });
    return measure({ ...base, url: url + path, seconds: size.seconds });
  };
  const get = await warm(`/v1/transfers/${transferId}`);
  const list = await warm('/v1/transfers?limit=10');
  const posting = { ...base, url: `${url}/v1/transfers` };
  await measure({ ...posting, bodies: await bodiesFor(size.posts) });
  return { get, list, post: await measure({ ...posting, bodies: await bodiesFor(size.posts) }) };
}

async function measureThroughput(): Promise<void> {
  const bodies: string[][] = [];
  const [ours, sample, ourMb] = await withServer(built, {}, async server => {
    await fetch(`${server.url}/v2/profiles`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const startMb = residentMb(server);
    const partner = new Partner(server.url);
    const made: Sample = await partner.transfers(size.few);
    const served = await serve(server, made.shown.id, async count => {
      const texts = (await partner.requests(count)).map(request => JSON.stringify(request));
      bodies.push(texts);
      return texts;
    });
    return [served, made, startMb] as const;
  });
  const [theirs, theirMb] = await withServer(bare, { BARE_SAMPLE: JSON.stringify(sample) }, async server => {
    const startMb = residentMb(server);
    return [await serve(server, sample.shown.id, async () => bodies.shift() ?? []), startMb] as const;
  });
  const names = { get: 'GET a transfer', list: 'GET a page of ten transfers', post: 'POST a transfer' } as const;
  for (const key of ['get', 'list', 'post'] as const) {
    const [a, b] = [ours[key], theirs[key]];
    rows.push([`${names[key]}, throughput`, rate(a.perSecond), rate(b.perSecond), times(a.perSecond, b.perSecond)]);
    rows.push([`${names[key]}, p50`, ms(a.p50Ms), ms(b.p50Ms), times(a.p50Ms, b.p50Ms)]);
    rows.push([`${names[key]}, p99`, ms(a.p99Ms), ms(b.p99Ms), times(a.p99Ms, b.p99Ms)]);
  }
  const mb = (value: number) => `${Math.round(value)} MB`;
  rows.push(['Memory at start', mb(ourMb), mb(theirMb), times(ourMb, theirMb)]);
}

interface Listed extends Filled {
  readonly get: Measured;
  readonly page: Measured;
  readonly deep: Measured;
  /** A hundred lines out of as many as there are transfers. */
  readonly lines: Measured;
}

/** How long a page takes, and what a transfer costs, in a world of that many. */
async function measureSize(count: number): Promise<Listed> {
  const args = [
    '--expose-gc',
    '--max-old-space-size=8192',
    '--import',
    'tsx',
    join(root, 'test/bench/filled-server.ts'),
    String(count),
  ];
  return withServer(args, {}, async ({ url, said }) => {
    const filled = JSON.parse(/^filled (.*)$/m.exec(said)?.[1] ?? '{}') as Filled;
    const at = (path: string) => measure({ url: url + path, token: TOKEN, connections: 1, seconds: size.seconds });
    const found = await fetch(`${url}/v1/transfers?limit=1`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const [{ id }] = (await found.json()) as [{ readonly id: number }];
    await at('/v1/transfers?limit=10');
    const page = await at('/v1/transfers?limit=10');
    const deep = await at(`/v1/transfers?limit=10&offset=${Math.floor(count / 20) * 10}`);
    await at(filled.statement);
    const lines = await at(filled.statement);
    return { ...filled, page, deep, lines, get: await at(`/v1/transfers/${id}`) };
  });
}

async function measureSizes(): Promise<string> {
  const [few, many] = [await measureSize(size.few), await measureSize(size.many)];
  const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  const count = (value: number): string => value.toLocaleString('en');
  const line = (what: string, of: (listed: Listed) => number) => [
    what,
    ms(of(few)),
    ms(of(many)),
    times(of(many), of(few)),
  ];
  const weight = (what: string, of: (listed: Listed) => number) => [
    what,
    kb(of(few)),
    kb(of(many)),
    times(of(many), of(few)),
  ];
  return [
    table(
      ['One at a time', `${count(size.few)} transfers`, `${count(size.many)} transfers`, 'Ratio'],
      [
        line('GET a transfer, p50', ({ get }) => get.p50Ms),
        line('GET the first page of ten, p50', ({ page }) => page.p50Ms),
        line('GET the first page of ten, p99', ({ page }) => page.p99Ms),
        line('GET a page from the middle, p50', ({ deep }) => deep.p50Ms),
        line('GET a statement of 100 lines out of as many, p50', ({ lines }) => lines.p50Ms),
        line('Copying the world', ({ copies }) => copies.forkMs),
        line('Copying it, and its first transfer', ({ copies }) => copies.forkAndWriteMs),
        line('Resetting the copy', ({ copies }) => copies.resetMs),
        line('Keeping a snapshot', ({ copies }) => copies.snapshotMs),
        line('Restoring it', ({ copies }) => copies.restoreMs),
        weight('Memory of a copy', ({ copies }) => copies.forkBytes),
        weight('Memory of a copy with its first transfer', ({ copies }) => copies.writtenBytes),
      ],
    ),
    '',
    `A stored transfer takes ${kb(many.heapPerTransfer)} of memory with its history, timers and indexes, and the quote ` +
      `behind it ${kb(many.heapPerQuote)}. Making both takes ${ms(many.fillMs / size.many)} without HTTP.`,
  ].join('\n');
}

const say = (what: string): void => console.error(`measuring ${what} …`);
say('starts');
await measureStarts();
say('throughput');
await measureThroughput();
say('worlds of different sizes');
const sizes = await measureSizes();
const report = [
  `Node ${process.versions.node} on ${process.platform}, two cores: one for the server, one for the load; ` +
    `${CONNECTIONS} connections.`,
  '',
  table(['', 'localwise', 'bare Fastify', 'Ratio'], rows),
  '',
  sizes,
].join('\n');
console.log(report);
if (process.argv.includes('--readme')) {
  writeFileSync(join(root, 'README.md'), replaceSection(textOf('README.md'), 'performance', report));
}
