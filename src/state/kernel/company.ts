import type { NumberHomes } from './counters.ts';
import type { DomainEvent } from './event.ts';
import type { Json } from './json.ts';
import type { Machine } from './lifecycle.ts';
import type { Shape } from './shape.ts';
import type { Upgrade } from './snapshot.ts';
import type { Subject } from './subject.ts';
import type { TableDefinition } from './table.ts';
import type { World } from './world.ts';

/** What a family of resources brings to every world. */
export interface Family {
  // biome-ignore lint/suspicious/noExplicitAny: tables of all record types stand in one list.
  readonly tables?: readonly TableDefinition<any, never>[];
  readonly machines?: readonly Machine[];
  /** What agenda rows of other kinds than `move` do when they are due. */
  readonly tasks?: Readonly<Record<string, (world: World, facts: Json) => void>>;
  /** Run inside the unit of work that raised an event, in the order of the families. */
  readonly reactions?: readonly ((world: World, event: DomainEvent) => void)[];
  /** What is decided in it, which testers may order and magic values bring about. */
  // biome-ignore lint/suspicious/noExplicitAny: subjects of all effects stand in one list.
  readonly subjects?: readonly Subject<any>[];
  /** What older snapshots lack of this family. */
  readonly upgrades?: readonly Upgrade[];
}

/** What is known of a world on paper. */
export interface Paper {
  readonly shapes: {
    /** By table. */
    readonly rows: Readonly<Record<string, Shape>>;
    /** A line of any row's history. */
    readonly history: Shape;
    readonly settings: Shape;
  };
  readonly numbers: NumberHomes;
}

const blank: Paper = { shapes: { rows: {}, history: 'any', settings: 'any' }, numbers: {} };

/** All families together: the code that worlds share. */
export class Company {
  readonly tables: ReadonlyMap<string, NonNullable<Family['tables']>[number]>;
  readonly machines: readonly Machine[];
  readonly tasks: Readonly<Record<string, (world: World, facts: Json) => void>>;
  readonly reactions: NonNullable<Family['reactions']>;
  readonly upgrades: NonNullable<Family['upgrades']>;
  readonly subjects: readonly Subject[];
  readonly paper: Paper;
  readonly #byName: ReadonlyMap<string, Machine>;

  constructor(families: readonly Family[], paper: Paper = blank) {
    this.paper = paper;
    const tables = families.flatMap(family => family.tables ?? []);
    this.tables = new Map(tables.map(table => [table.name, table]));
    this.machines = families.flatMap(family => family.machines ?? []);
    this.tasks = Object.assign({}, ...families.map(family => family.tasks ?? {}));
    this.reactions = families.flatMap(family => family.reactions ?? []);
    this.upgrades = families.flatMap(family => family.upgrades ?? []);
    this.subjects = families.flatMap(family => family.subjects ?? []);
    this.#byName = new Map(this.machines.map(machine => [machine.lifecycle.name, machine]));
  }

  machine(lifecycle: string): Machine {
    const machine = this.#byName.get(lifecycle);
    if (!machine) throw new Error(`no machine for lifecycle ${lifecycle}`);
    return machine;
  }
}
