import type { ChanceState } from './chance.ts';
import type { ClockState } from './clock.ts';
import type { Company, Paper } from './company.ts';
import { raisedCounters } from './counters.ts';
import { type Instant, isInstant } from './instant.ts';
import { isPlain } from './json.ts';
import { refuse } from './refusal.ts';
import { type Settings, wholeSettings } from './settings.ts';
import { misshapen, type Shape } from './shape.ts';
import type { SavedEntry } from './table.ts';

/** The version of the form below; a document of an older one is brought to it, a newer one is refused. */
export const SNAPSHOT_FORMAT = 2;

/** A whole world as plain JSON: what is not in here does not exist. */
export interface WorldData {
  readonly format: number;
  readonly name: string;
  readonly seed: { readonly world: string; readonly random: string };
  readonly clock: ClockState;
  readonly changedAt: Instant;
  readonly chance: ChanceState;
  readonly counters: Readonly<Record<string, number>>;
  readonly settings: Settings;
  readonly tables: Readonly<Record<string, readonly SavedEntry[]>>;
}

/** How a family brings its tables from a format to the next one. Rows are as they were found: anything may be missing. */
export interface Upgrade {
  readonly from: number;
  readonly bring: (data: WorldData) => WorldData;
}

/**
 * Reads a world from a document that may come from anywhere.
 * @throws Refusal `world.bad-document`, naming the place and the reason
 */
export function readSnapshot(document: unknown, company: Company): WorldData {
  const data = objectAt(document, 'the document') as Partial<Record<keyof WorldData, unknown>>;
  const { format } = data;
  if (!Number.isInteger(format) || Number(format) < 1) bad('format', 'it has no format number');
  if (Number(format) > SNAPSHOT_FORMAT) {
    bad('format', `it has format ${format}, of a newer version; this one reads up to ${SNAPSHOT_FORMAT}`);
  }
  if (typeof data.name !== 'string') bad('name', 'it has no name');
  const { world, random } = objectAt(data.seed, 'seed');
  if (typeof world !== 'string' || typeof random !== 'string') bad('seed', 'seed.world and seed.random are not texts');
  requireClock(objectAt(data.clock, 'clock'));
  if (!isInstant(data.changedAt)) bad('changedAt', 'changedAt is not a moment from 1970 to 9999');
  if (!isNumbers(data.chance) || data.chance.length !== 4) bad('chance', 'chance is not four numbers');
  if (!Object.values(objectAt(data.counters, 'counters')).every(isCount))
    bad('counters', 'a counter is not a whole number');
  objectAt(data.settings, 'settings');
  for (const [name, rows] of Object.entries(objectAt(data.tables, 'tables'))) requireRows(name, rows, company);
  return upgraded(document as WorldData, company);
}

/** Brings a document through every format since its own, and holds it against today's. */
function upgraded(document: WorldData, { upgrades, paper }: Company): WorldData {
  let data = document;
  for (let format = data.format; format < SNAPSHOT_FORMAT; format += 1) {
    for (const { from, bring } of upgrades) if (from === format) data = bring(data);
  }
  data = { ...data, settings: wholeSettings(data.settings), format: SNAPSHOT_FORMAT };
  requireShapes(data, paper.shapes);
  const counters = raisedCounters(data.counters, data.tables, paper.numbers);
  if (!Object.values(counters).every(isCount)) bad('counters', 'a number is so high that there is none after it');
  return { ...data, counters };
}

/** Whoever reads a row relies on its type, which a document from elsewhere may not have. */
function requireShapes({ tables, settings }: WorldData, { rows, history, settings: ways }: Paper['shapes']): void {
  requireShape(settings, ways, 'settings');
  for (const [name, saved] of Object.entries(tables)) {
    for (const [i, [row, happened]] of saved.entries()) {
      requireShape(row, rows[name] ?? 'any', `tables.${name}.${i}.0`);
      requireShape(happened, { list: history }, `tables.${name}.${i}.1`);
    }
  }
}

function requireShape(value: unknown, shape: Shape, path: string): void {
  const found = misshapen(value, shape, path);
  if (found !== undefined) bad(found.slice(0, found.indexOf(' ')), found);
}

const bad = (path: string, reason: string): never => refuse('world.bad-document', { path, reason });

function objectAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) bad(path, `${path} is not an object`);
  return value as Record<string, unknown>;
}

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every(item => Number.isFinite(item));

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

function requireClock({ mode, now, offsetMs }: Readonly<Record<string, unknown>>): void {
  const fits = mode === 'frozen' ? isInstant(now) : mode === 'running' && isOffset(offsetMs);
  if (!fits) bad('clock', 'clock is neither running with an offset nor frozen at a moment from 1970 to 9999');
}

/** As far as from the first moment to the last. */
const isOffset = (ms: unknown): boolean => typeof ms === 'number' && isInstant(Math.abs(ms));

/** Every row has an id of its own, a history, and a status that its lifecycle knows. */
function requireRows(name: string, rows: unknown, company: Company): void {
  if (!company.tables.has(name)) bad(`tables.${name}`, `it has a table ${name} that this version does not know`);
  if (!Array.isArray(rows)) bad(`tables.${name}`, `table ${name} is not a list`);
  const lifecycle = company.machines.find(({ table }) => table.name === name)?.lifecycle;
  const ids = new Set<unknown>();
  for (const [i, entry] of (rows as unknown[]).entries()) {
    const path = `tables.${name}.${i}`;
    if (!Array.isArray(entry) || !Array.isArray(entry[1])) bad(path, `${path} is not a row with its history`);
    const { id, status } = objectAt((entry as unknown[])[0], path);
    if (typeof id !== 'string' && typeof id !== 'number') bad(path, `${path} has no id`);
    if (ids.has(id)) bad(path, `${path} has the id ${id} of another row`);
    ids.add(id);
    if (!isPlain(entry)) bad(path, `${path} holds a number too large, or is nested too deeply`);
    const isStatus = typeof status === 'string' && Object.hasOwn(lifecycle?.states ?? {}, status);
    if (lifecycle && !isStatus) bad(path, `${path} has no status that a ${lifecycle.name} may have`);
  }
}
