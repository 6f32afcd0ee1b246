import { afterAll, beforeAll, expect, test } from 'vitest';
import { BrokenImports } from '../support/broken-imports.ts';
import { targets } from '../support/hostile/targets.ts';
import { wireOf } from '../support/hostile/wire.ts';
import { Sandbox } from '../support/sandbox.ts';

/** `npm run test:soak` tries thousands. */
const TRIES = 150;

let sandbox: Sandbox;
let imports: BrokenImports;
beforeAll(async () => {
  sandbox = await Sandbox.open({ journalSize: 0, checkReplies: 'off' });
  imports = await BrokenImports.in(sandbox);
});
afterAll(() => sandbox.close());

test('a document with a fault is refused by its place and changes nothing, or is a world that can be read', async () => {
  const found: string[] = [];
  for (let i = 1; i <= TRIES; i++) found.push(...(await imports.findings(`document ${i}`)));
  expect(found).toEqual([]);
});

/** Numbers that are told to others and not kept. */
const untold = ['event', 'step', 'payout'];

test('a document without its counters is a world in which no number is given twice', async () => {
  const document = JSON.parse(imports.text);
  expect((await imports.import({ ...document, counters: {} })).status).toBe(200);
  const world = await sandbox.world();
  const { counters } = world.head();
  const lowered = Object.entries<number>(document.counters).filter(([kind, next]) => (counters[kind] ?? 0) < next);
  expect(lowered.map(([kind]) => kind).filter(kind => !untold.includes(kind))).toEqual([]);
  const broken: string[] = [];
  for (const { name, row } of targets.filter(target => target.row.method !== 'GET')) {
    const request = imports.requests[name] ?? imports.requests[row.id];
    if (!request) continue;
    sandbox.server.worlds.adopt(world.fork());
    const { status, raw } = await sandbox.inject({ method: row.method, ...wireOf(row, request) } as never);
    if (status >= 400) broken.push(`${name} answers ${status} ${raw.payload}`);
  }
  expect(broken).toEqual([]);
});

test.each([
  ['two rows in one place', 'transfers', (rows: unknown[]) => [...rows, twin(rows[0])], /stands where another does/],
  ['a number that none can follow', 'users', (rows: unknown[]) => [...rows, last(rows[0])], /so high/],
])('a document with %s is refused', async (_, table, change, reason) => {
  const document = JSON.parse(imports.text);
  document.tables[table] = change(document.tables[table]);
  const refused = await imports.import(document);
  expect([refused.status, refused.body.errors[0].message]).toEqual([422, expect.stringMatching(reason)]);
});

const twin = (entry: unknown) => changed(entry, { id: 2_149_000_000 });
const last = (entry: unknown) => changed(entry, { id: Number.MAX_SAFE_INTEGER, email: 'last@example.com' });

function changed(entry: unknown, changes: object): unknown {
  const [row, history] = entry as [object, unknown];
  return [{ ...row, ...changes }, history];
}
