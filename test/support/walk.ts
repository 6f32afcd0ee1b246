import { accountOf, type Balance, balances, canPay } from '../../src/state/balances/index.ts';
import { type ChanceState, chanceFrom, draw } from '../../src/state/kernel/chance.ts';
import { Refusal, type World, zero } from '../../src/state/kernel/index.ts';
import { auditLedger, entries } from '../../src/state/ledger/index.ts';
import { Bench } from './bench.ts';
import { Sabotage, sabotage, writesIn } from './sabotage.ts';
import { isSame, misloaded, SeenKeys } from './snapshots.ts';

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

/** How a walk went. */
export interface Tally {
  done: number;
  refused: number;
  sabotaged: number;
  readonly refusals: Map<string, number>;
  /** `transfer: bounce` for every move that was made, `booked: conversion` for every reason that money moved for. */
  readonly happened: Set<string>;
}

export const newTally = (): Tally => ({ done: 0, refused: 0, sabotaged: 0, refusals: new Map(), happened: new Set() });

/** How many steps go by until the world is put to paper and read back: what went wrong with an index stays wrong. */
const STRIDE = 11;

/**
 * Walks through a world of its own and holds it against the laws: after every step, but for those that need the whole
 * world read back. What fails names the seed, and is walked once more with eyes open to name the step.
 */
export function walk(seed: string, steps: number, parts: readonly WalkPart[], tally: Tally): void {
  const wrong = wander(seed, steps, parts, tally, STRIDE);
  if (wrong) throw new Error(wander(seed, steps, parts, newTally(), 1) ?? wrong);
}

/** Answers what went wrong, and where. */
function wander(seed: string, steps: number, parts: readonly WalkPart[], tally: Tally, stride: number) {
  const bench = new Bench(seed);
  const { world } = bench;
  for (const { prepare } of parts) prepare?.(bench);
  const [rng, seen] = [new Rng(seed), new SeenKeys()];
  const verbs = verbsOf(parts, new Rng(`${seed}, favourite`));
  let before = world.save();
  for (let step = 1; step <= steps; step++) {
    const verb = choose(verbs, rng);
    const where = `seed ${seed}, step ${step} (${verb.name})`;
    // As before every request: what is due has happened.
    if (world.catchUp().length > 0) before = world.save();
    const failed = attempt(bench, verb, rng, tally, where);
    const after = world.save();
    if (failed && !isSame(before, after)) return `${where}: failed with ${failed} and left a trace`;
    const findings = [...auditLedger(world), ...overdrawn(world)];
    for (const part of parts) findings.push(...(part.findings?.(bench) ?? []));
    seen.note(world);
    if (step % stride === 0 || step === steps) findings.push(...misloaded(world, after, seen));
    if (findings.length > 0) return `${where}: ${findings.join('; ')}`;
    before = after;
  }
  tallyHistory(world, tally);
  return undefined;
}

/** All verbs; those of one part are likelier, another in each walk, so that its records live through all they can. */
function verbsOf(parts: readonly WalkPart[], rng: Rng): readonly WalkVerb[] {
  const favourite = rng.pick(parts);
  return parts.flatMap(part =>
    part.verbs.map(verb => (part === favourite ? { ...verb, weight: 4 * verb.weight } : verb)),
  );
}

/** Which moves of which lifecycles were made, and what was booked. */
function tallyHistory(world: World, { happened }: Tally): void {
  for (const { lifecycle, table } of world.company.machines.values()) {
    for (const row of world.table(table).all()) {
      for (const { move } of world.table(table).history(row.id)) happened.add(`${lifecycle.name}: ${move}`);
    }
  }
  for (const { reason } of world.table(entries).all()) happened.add(`booked: ${reason}`);
}

function choose(verbs: readonly WalkVerb[], rng: Rng): WalkVerb {
  let left = rng.below(verbs.reduce((total, { weight }) => total + weight, 0));
  for (const verb of verbs) {
    if (left < verb.weight) return verb;
    left -= verb.weight;
  }
  throw new Error('a walk without verbs');
}

/** The verb with the choices it will make, without taking them from the walk's. */
const trial = (bench: Bench, verb: WalkVerb, rng: Rng) => {
  const same = new Rng(rng);
  return () => verb.act(bench, same);
};

/** Performs a verb, one in four times in a world that breaks midway; answers why it failed. */
function attempt(bench: Bench, verb: WalkVerb, rng: Rng, tally: Tally, where: string): string | undefined {
  if (verb.passesTime) {
    verb.act(bench, rng);
    tally.done += 1;
    return undefined;
  }
  const repair = rng.chance(4)
    ? sabotage(bench.world, rng.below(Math.max(1, writesIn(bench.world, trial(bench, verb, rng)))))
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

/** Nobody can spend what is not there, but for an overdraft to its limit, and for what merchants were promised. */
function overdrawn(world: World): string[] {
  return [...world.table(balances).all()]
    .filter(balance => !canPay(world, balance, zero(balance.currency)) && !hasPaidByCard(world, balance))
    .map(({ id }) => `balance ${id} is overdrawn`);
}

const hasPaidByCard = (world: World, balance: Balance): boolean =>
  [...world.table(entries).list('byDebit', accountOf(balance).id)].some(({ reason }) => reason === 'card payment');
