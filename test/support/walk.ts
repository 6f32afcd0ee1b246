import { accountOf, type Balance, balances, balancesOf, canPay } from '../../src/state/balances/index.ts';
import { type ChanceState, chanceFrom, draw } from '../../src/state/kernel/chance.ts';
import { instant, Refusal, type Row, type TableDefinition, World, zero } from '../../src/state/kernel/index.ts';
import { auditLedger, entries } from '../../src/state/ledger/index.ts';
import { Bench } from './bench.ts';

/** Choices of a walk, from its seed. */
export class Rng {
  #state: ChanceState;

  constructor(seed: string | Rng) {
    this.#state = seed instanceof Rng ? seed.#state : chanceFrom(seed);
  }

  /** A whole number from 0 up to, and not including, `end`. */
  below(end: number): number {
    const { bits, next } = draw(this.#state);
    this.#state = next;
    return bits % end;
  }

  /** One of them; undefined when there is none. */
  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(Math.max(from.length, 1))];
  }

  chance(oneIn: number): boolean {
    return this.below(oneIn) === 0;
  }
}

/** Something a walk may do. */
export interface WalkVerb {
  readonly name: string;
  readonly weight: number;
  /** Runs inside a unit of work, unless it lets time pass. */
  readonly act: (bench: Bench, rng: Rng) => void;
  /** Moves the clock, which is no unit of work itself. */
  readonly passesTime?: boolean;
}

/** What a family brings to the walk. */
export interface WalkPart {
  /** Makes a world in which more than refusals can happen. */
  readonly prepare?: (bench: Bench) => void;
  readonly verbs: readonly WalkVerb[];
  /** What of its own records is not as it must be after every step; empty when all is well. */
  readonly findings?: (bench: Bench) => string[];
}

class Sabotage extends Error {}

/** How a walk went. */
export interface Tally {
  done: number;
  refused: number;
  sabotaged: number;
  readonly refusals: Map<string, number>;
}

export const newTally = (): Tally => ({ done: 0, refused: 0, sabotaged: 0, refusals: new Map() });

/** Keys seen at any time, by table and index: a key that no row has any more must be empty. */
type SeenKeys = Map<string, Set<string | number>>;

/** Walks through a world of its own and holds it against the laws after every step; what fails names the seed. */
export function walk(seed: string, steps: number, parts: readonly WalkPart[], tally: Tally): void {
  const bench = new Bench(seed);
  const verbs = parts.flatMap(part => part.verbs);
  for (const { prepare } of parts) prepare?.(bench);
  const rng = new Rng(seed);
  const seen: SeenKeys = new Map();
  let before = JSON.stringify(bench.world.save());
  for (let step = 1; step <= steps; step++) {
    const verb = choose(verbs, rng);
    const where = `seed ${seed}, step ${step} (${verb.name})`;
    const failed = attempt(bench, verb, rng, tally, where);
    const after = JSON.stringify(bench.world.save());
    if (failed && after !== before) throw new Error(`${where}: failed with ${failed} and left a trace`);
    const findings = [...auditLedger(bench.world), ...overdrawn(bench.world), ...misloaded(bench, after, seen)];
    for (const part of parts) findings.push(...(part.findings?.(bench) ?? []));
    if (findings.length > 0) throw new Error(`${where}: ${findings.join('; ')}`);
    before = after;
  }
}

function choose(verbs: readonly WalkVerb[], rng: Rng): WalkVerb {
  let left = rng.below(verbs.reduce((total, { weight }) => total + weight, 0));
  for (const verb of verbs) {
    if (left < verb.weight) return verb;
    left -= verb.weight;
  }
  throw new Error('a walk without verbs');
}

/** Performs a verb, one in four times in a world that breaks midway; answers why it failed. */
function attempt(bench: Bench, verb: WalkVerb, rng: Rng, tally: Tally, where: string): string | undefined {
  if (verb.passesTime) {
    verb.act(bench, rng);
    tally.done += 1;
    return undefined;
  }
  const repair = rng.chance(4)
    ? sabotage(bench.world, rng.below(Math.max(1, writesOf(bench, verb, new Rng(rng)))))
    : undefined;
  try {
    bench.do(() => verb.act(bench, rng));
    tally.done += 1;
    return undefined;
  } catch (error) {
    return explain(error, tally, where);
  } finally {
    repair?.();
  }
}

function explain(error: unknown, tally: Tally, where: string): string {
  if (error instanceof Sabotage) {
    tally.sabotaged += 1;
    return 'sabotage';
  }
  if (!(error instanceof Refusal)) throw new Error(`${where}: ${error}`, { cause: error });
  tally.refused += 1;
  tally.refusals.set(error.code, (tally.refusals.get(error.code) ?? 0) + 1);
  return error.code;
}

/** How often the verb would write, found out by trying. */
function writesOf(bench: Bench, verb: WalkVerb, rng: Rng): number {
  const { world } = bench;
  const { write } = world;
  let count = 0;
  world.write = ((...args: Parameters<World['write']>) => {
    count += 1;
    write.apply(world, args);
  }) as World['write'];
  try {
    world.rehearse({ kind: 'operator', what: 'test' }, () => verb.act(bench, rng));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  } finally {
    world.write = write;
  }
  return count;
}

/** Makes the world throw when it is written to once more than `writes` times. */
function sabotage(world: World, writes: number): () => void {
  const { write } = world;
  let left = writes;
  world.write = ((...args: Parameters<World['write']>) => {
    if (left-- === 0) throw new Sabotage();
    write.apply(world, args);
  }) as World['write'];
  return () => {
    world.write = write;
  };
}

/** Nobody can spend what is not there, but for an overdraft to its limit, and for what merchants were promised. */
function overdrawn(world: World): string[] {
  return [...world.table(balances).all()]
    .filter(balance => !canPay(world, balance, zero(balance.currency)) && !hasPaidByCard(world, balance))
    .map(({ id }) => `balance ${id} is overdrawn`);
}

const hasPaidByCard = (world: World, balance: Balance): boolean =>
  [...world.table(entries).list('byDebit', accountOf(balance).id)].some(({ reason }) => reason === 'card payment');

/** The world must come back from its snapshot as it is, its indexes included. */
function misloaded({ world, personal }: Bench, saved: string, seen: SeenKeys): string[] {
  const { company } = world;
  const loaded = World.load(JSON.parse(saved), { company, system: { now: () => instant(0) } });
  const findings = JSON.stringify(loaded.save()) === saved ? [] : ['load(save(world)) is another world'];
  for (const definition of company.tables.values()) findings.push(...misindexed(world, loaded, definition, seen));
  if (balancesOf(world, personal).length !== balancesOf(loaded, personal).length) findings.push('balances differ');
  return findings;
}

function misindexed(world: World, rebuilt: World, definition: TableDefinition<Row, string>, seen: SeenKeys): string[] {
  const [here, there] = [world.table(definition), rebuilt.table(definition)];
  const findings: string[] = [];
  for (const [name, { key, unique }] of Object.entries(definition.indexes)) {
    const place = `${definition.name}.${name}`;
    const keys = seen.get(place) ?? new Set();
    seen.set(place, keys);
    for (const row of here.all()) {
      const at = key(row);
      if (at !== undefined) keys.add(at);
    }
    for (const at of keys) {
      const ids = (rows: typeof here) =>
        unique ? String(rows.find(name, at)?.id) : [...rows.list(name, at)].map(({ id }) => id).join();
      if (ids(here) !== ids(there)) findings.push(`${place} at ${at}: ${ids(here)} instead of ${ids(there)}`);
    }
  }
  return findings;
}
