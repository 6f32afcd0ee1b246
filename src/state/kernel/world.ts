import { tasks } from './agenda.ts';
import { type ChanceState, chanceFrom, draw, TraceMint } from './chance.ts';
import type { Touch } from './changed-rows.ts';
import { type ClockState, readClock, setClock } from './clock.ts';
import type { Company } from './company.ts';
import type { DomainEvent, EventScope } from './event.ts';
import { nextNumber } from './ids.ts';
import type { Instant } from './instant.ts';
import type { SystemClock } from './ports.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { SNAPSHOT_FORMAT, type WorldData } from './snapshot.ts';
import { type Entry, type ReadTable, type Row, type RowId, Table, type TableDefinition } from './table.ts';
import { type Fired, runDue } from './timeline.ts';
import { type Cause, newUnit, reactTo, rollBack, type Unit } from './unit.ts';
import type { WorldOptions } from './world-options.ts';

const nothing: Pick<Unit, 'events' | 'touched'> = { events: [], touched: [] };

/** A whole company of its own: people, money, clock, settings. Worlds share nothing but code. */
export class World {
  readonly name: string;
  readonly company: Company;
  readonly seed: { readonly world: string; readonly random: string };
  /** Counts the units of work that changed something. */
  revision = 0;
  /** The latest instant at which something changed; the clock is not turned back beyond it by accident. */
  changedAt: Instant = 0 as Instant;
  /** Told after every unit of work that changed something, with the events it raised and the rows it wrote. */
  onCommit: (world: World, events: readonly DomainEvent[], touched: readonly Touch[]) => void = () => {};
  readonly #system: SystemClock;
  readonly #tables = new Map<string, Table<Row>>();
  #clock: ClockState;
  #chance: ChanceState;
  #counters: Record<string, number> = {};
  #settings: Settings;
  #unit: Unit | undefined;
  readonly #traces: TraceMint;
  #catchingUp = false;

  constructor(options: WorldOptions) {
    this.name = options.name;
    this.company = options.company;
    this.#system = options.system;
    this.seed = options.seed ?? { world: 'empty', random: '1' };
    this.#clock = options.clock ?? { mode: 'running', offsetMs: 0 };
    this.#chance = chanceFrom(this.seed.random);
    this.#traces = new TraceMint(`${this.seed.random}/traces`);
    this.#settings = { ...defaultSettings, ...options.settings };
  }

  /** The one instant of the present unit of work; outside of one, what the clock shows. */
  get now(): Instant {
    return this.#unit?.now ?? readClock(this.#clock, this.#system);
  }

  get cause(): Cause {
    return this.#requireUnit().cause;
  }

  get settings(): Settings {
    return this.#settings;
  }

  get clock(): ClockState {
    return this.#clock;
  }

  table<R extends Row, Names extends string>(definition: TableDefinition<R, Names>): ReadTable<R, Names> {
    return this.#rows(definition);
  }

  #rows<R extends Row, Names extends string>(definition: TableDefinition<R, Names>): Table<R, Names> {
    let found = this.#tables.get(definition.name) as Table<R, Names> | undefined;
    if (!found) {
      found = new Table(definition);
      this.#tables.set(definition.name, found as unknown as Table<Row>);
    }
    return found;
  }

  /**
   * Runs `work` as one unit: all of it, or none of it. Everything it reads as `now` is one instant. Inside another
   * unit it simply becomes part of that.
   */
  transact<T>(cause: Cause, work: () => T, at: Instant = this.now): T {
    if (this.#unit) return work();
    const unit = newUnit(cause, at);
    this.#unit = unit;
    try {
      const result = work();
      reactTo(this, unit);
      this.#unit = undefined;
      if (unit.undo.length > 0) this.#committed(unit.now, unit);
      return result;
    } catch (error) {
      rollBack(unit);
      throw error;
    } finally {
      this.#unit = undefined;
    }
  }

  /**
   * Runs `work` for its answer and takes back all it did; for questions that are easiest asked by trying. What it raises
   * is told to nobody but itself.
   */
  rehearse<T>(cause: Cause, work: (raised: readonly DomainEvent[]) => T): T {
    const unit = newUnit(cause, this.now);
    this.#unit = unit;
    try {
      return work(unit.events);
    } finally {
      rollBack(unit);
      this.#unit = undefined;
    }
  }

  /** Does everything that has fallen due up to `until`, in order, each task in its own unit at its own due time. */
  catchUp(until: Instant = this.now): Fired[] {
    if (this.#unit || this.#catchingUp) return [];
    this.#catchingUp = true;
    try {
      return runDue(this, until);
    } finally {
      this.#catchingUp = false;
    }
  }

  /** When the next task falls due, for whoever keeps a timer. */
  nextTaskAt(): Instant | undefined {
    return this.table(tasks).list('due', '').first()?.at;
  }

  /** Moves the clock and fires what falls due on the way; tasks see the clock at their own time. */
  advanceTo(now: Instant): Fired[] {
    const fired = this.catchUp(now);
    this.setClock(setClock(this.#clock, this.#system, now));
    return fired;
  }

  setClock(clock: ClockState): void {
    this.#clock = clock;
    this.#committed();
  }

  changeSettings(changes: Partial<Settings>): Settings {
    this.#settings = { ...this.#settings, ...changes };
    this.#committed();
    return this.#settings;
  }

  /** The next request's trace: 32 hex digits. Traces are counted beside the state, as reading is no change. */
  nextTrace(): string {
    return this.#traces.next();
  }

  // What follows is for the kernel's own functions.

  /** 32 random bits of this world. */
  chance(): number {
    const before = this.#chance;
    const { bits, next } = draw(before);
    this.#chance = next;
    this.#requireUnit().undo.push(() => {
      this.#chance = before;
    });
    return bits;
  }

  counter(name: string): number | undefined {
    return this.#counters[name];
  }

  setCounter(name: string, value: number): void {
    const before = this.#counters[name];
    this.#counters[name] = value;
    this.#requireUnit().undo.push(() => {
      if (before === undefined) delete this.#counters[name];
      else this.#counters[name] = before;
    });
  }

  write<R extends Row>(definition: TableDefinition<R, never>, id: RowId, entry: Entry<R> | undefined): void {
    const unit = this.#requireUnit();
    const rows = this.#rows(definition);
    const before = rows.put(id, entry);
    unit.undo.push(() => rows.put(id, before));
    unit.touched.push({ table: definition.name, id, place: before?.seq });
  }

  raise(type: string, scope: EventScope, facts: unknown): void {
    const unit = this.#requireUnit();
    unit.events.push({ id: nextNumber(this, 'event'), type, at: unit.now, scope, facts });
  }

  /** All but the rows. */
  head(): Omit<WorldData, 'tables'> {
    return {
      format: SNAPSHOT_FORMAT,
      name: this.name,
      seed: this.seed,
      clock: this.#clock,
      changedAt: this.changedAt,
      chance: this.#chance,
      counters: { ...this.#counters },
      settings: this.#settings,
    };
  }

  save(): WorldData {
    const saved = [...this.#tables].filter(([, rows]) => rows.size > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    return { ...this.head(), tables: Object.fromEntries(saved.map(([name, rows]) => [name, [...rows.saved()]])) };
  }

  /** Shares every row until one side writes; costs the same whatever the size. With a seed of its own, it has its own luck. */
  fork(name: string = this.name, random: string = this.seed.random): World {
    const options = { name, company: this.company, seed: { ...this.seed, random } };
    const copy = new World({ ...options, system: this.#system, clock: this.#clock, settings: this.#settings });
    if (random === this.seed.random) copy.#chance = this.#chance;
    copy.#counters = { ...this.#counters };
    copy.changedAt = this.changedAt;
    for (const [table, rows] of this.#tables) copy.#tables.set(table, rows.fork());
    return copy;
  }

  static load(data: WorldData, options: Pick<WorldOptions, 'company' | 'system'> & { readonly name?: string }): World {
    const world = new World({ ...data, ...options, name: options.name ?? data.name });
    world.#chance = data.chance;
    world.changedAt = data.changedAt;
    world.#counters = { ...data.counters };
    for (const [name, entries] of Object.entries(data.tables)) {
      const definition = options.company.tables.get(name);
      if (!definition) throw new Error(`the snapshot has a table ${name} that this version does not know`);
      world.#rows(definition).load(entries);
    }
    return world;
  }

  #requireUnit(): Unit {
    if (!this.#unit) throw new Error('a world changes only inside transact()');
    return this.#unit;
  }

  #committed(at: Instant = this.changedAt, { events, touched }: Pick<Unit, 'events' | 'touched'> = nothing): void {
    this.revision += 1;
    if (at > this.changedAt) this.changedAt = at;
    this.onCommit(this, events, touched);
  }
}
