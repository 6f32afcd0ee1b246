import type { OperationRow } from '../../contract/generated/operations.ts';
import { type FieldsOf, noteFields } from './reply-fields.ts';

/** What was exercised of one operation. */
export interface Tally {
  calls: number;
  readonly statuses: Map<number, number>;
  /** The documented fields that had a value in a successful reply, by their paths. */
  readonly seen: Set<string>;
  /** How many replies were read. */
  read: number;
}

/** By the operation's id. */
export type Tallies = ReadonlyMap<string, Tally>;

/** So many replies of an operation are read to the last field, and after them one in so many. */
export const READ_ALL = 50;
export const READ_ONE_IN = 20;

/**
 * What was exercised of the contract in each world, kept beside its state. It grows with the contract and not with the
 * traffic. Calls and statuses are exact. Fields are exact for the first replies of an operation and a sample of the
 * later ones, until all of them were seen: from then on a reply costs two additions.
 */
export class Coverage {
  readonly #byWorld = new Map<string, Map<string, Tally>>();
  /** Of worlds that are gone: what they exercised was exercised. */
  #gone = new Map<string, Tally>();
  readonly #fieldsOf: FieldsOf;

  constructor(fieldsOf: FieldsOf) {
    this.#fieldsOf = fieldsOf;
  }

  record(world: string, row: OperationRow, status: number, payload: unknown): void {
    const tally = tallyIn(tallies(this.#byWorld, world), row.id);
    tally.calls += 1;
    tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
    if (status < 200 || status > 299 || typeof payload !== 'string' || !isWanted(tally)) return;
    const { within, paths } = this.#fieldsOf(row);
    if (tally.seen.size === paths.length) return;
    tally.read += 1;
    noteFields(parsed(payload), within, tally.seen);
  }

  of(world: string): Tallies {
    return this.#byWorld.get(world) ?? new Map();
  }

  /** Of every world that this server has or had. */
  all(): Tallies {
    const sum = new Map<string, Tally>();
    for (const each of [this.#gone, ...this.#byWorld.values()]) addTo(sum, each);
    return sum;
  }

  /** Begins anew. */
  clear(world: string): void {
    this.#byWorld.delete(world);
  }

  clearAll(): void {
    this.#byWorld.clear();
    this.#gone = new Map();
  }

  /** The world is gone, and counts towards all that was exercised. */
  retire(world: string): void {
    addTo(this.#gone, this.of(world));
    this.#byWorld.delete(world);
  }
}

const isWanted = ({ read, calls }: Tally): boolean => read < READ_ALL || calls % READ_ONE_IN === 0;

function tallies(byWorld: Map<string, Map<string, Tally>>, world: string): Map<string, Tally> {
  const found = byWorld.get(world) ?? new Map<string, Tally>();
  byWorld.set(world, found);
  return found;
}

function tallyIn(all: Map<string, Tally>, id: string): Tally {
  const found = all.get(id) ?? { calls: 0, statuses: new Map(), seen: new Set(), read: 0 };
  all.set(id, found);
  return found;
}

function addTo(sum: Map<string, Tally>, more: Tallies): void {
  for (const [id, { calls, statuses, seen, read }] of more) {
    const tally = tallyIn(sum, id);
    tally.calls += calls;
    tally.read += read;
    for (const [status, count] of statuses) tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + count);
    for (const path of seen) tally.seen.add(path);
  }
}

/** A reply that is no JSON has no fields. */
function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
