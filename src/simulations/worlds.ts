import {
  type ClockState,
  type Company,
  type DomainEvent,
  readSnapshot,
  refuse,
  type Settings,
  type SystemClock,
  World,
  type WorldData,
} from '../state/kernel/index.ts';
import { auditLedger } from '../state/ledger/index.ts';

import type { Seeder } from './seeding.ts';

export interface WorldsOptions {
  readonly company: Company;
  readonly system: SystemClock;
  readonly seeder: Pick<Seeder, 'prepare' | 'play'>;
  readonly defaults: WorldRequest;
}

/** Told of what becomes of worlds, by whoever keeps timers and files. */
export interface WorldsWatcher {
  /**
   * After every unit of work that changed the world, with the events it raised; and without any when one world takes
   * the place of another.
   */
  onCommit?(world: World, events: readonly DomainEvent[]): void;
  onDelete?(name: string): void;
}

/** What a world is made from. */
export interface WorldRequest {
  readonly seed: string;
  readonly randomSeed: string;
  readonly clock?: ClockState;
  readonly settings?: Partial<Settings>;
}

/** All worlds of one server, by name. One springs into being when it is first asked for. */
export class Worlds {
  readonly #options: WorldsOptions;
  readonly #worlds = new Map<string, World>();
  readonly #requests = new Map<string, WorldRequest>();
  /** What each world was when it was made; shared with it until it changes, so that going back takes no time. */
  readonly #firsts = new Map<string, World>();
  readonly #watchers: WorldsWatcher[] = [];
  #equip: (world: World) => void = () => {};
  readonly #committed = (world: World, events: readonly DomainEvent[]): void => {
    for (const watcher of this.#watchers) watcher.onCommit?.(world, events);
  };

  constructor(options: WorldsOptions) {
    this.#options = options;
  }

  /** Gives every world something from now on: those that are there, and each as it is made from its seed. */
  equip(equipment: (world: World) => void): void {
    this.#equip = equipment;
    for (const world of this.all()) equipment(world);
  }

  watch(watcher: WorldsWatcher): void {
    this.#watchers.push(watcher);
  }

  get(name: string): World | undefined {
    return this.#worlds.get(name);
  }

  all(): World[] {
    return [...this.#worlds.values()];
  }

  /** What the world was, or would be, made from. */
  requestOf(name: string): WorldRequest {
    return this.#requests.get(name) ?? this.#options.defaults;
  }

  /** The world of this name, made from the default seed if there is none yet. */
  async open(name: string): Promise<World> {
    const found = this.#worlds.get(name);
    if (found) return found;
    await this.#options.seeder.prepare(this.requestOf(name).seed);
    // Another request may have made it while this one waited.
    return this.#worlds.get(name) ?? this.#make(name, this.requestOf(name));
  }

  /** Makes a world, in place of the one of that name if there is one. */
  async create(name: string, request: Partial<WorldRequest> = {}): Promise<World> {
    const whole = this.#whole(request);
    await this.#options.seeder.prepare(whole.seed);
    this.#requests.set(name, whole);
    return this.#make(name, whole);
  }

  /** Says what a world will be made from at its first use. */
  async plan(name: string, request: Partial<WorldRequest> = {}): Promise<void> {
    const whole = this.#whole(request);
    await this.#options.seeder.prepare(whole.seed);
    this.delete(name);
    this.#requests.set(name, whole);
  }

  /**
   * Puts a world in place from its document; the one of that name stays as it is when the document is refused.
   * @throws Refusal `world.bad-document`
   */
  put(name: string, document: unknown): World {
    const { company, system, defaults } = this.#options;
    const data: WorldData = readSnapshot(document, company);
    const world = loadWorld(name, data, company, system);
    const [finding] = auditLedger(world);
    if (finding) refuse('world.bad-document', { path: 'tables', reason: `its ledger does not add up: ${finding}` });
    this.#firsts.delete(name);
    this.#requests.set(name, { ...defaults, seed: data.seed.world, randomSeed: data.seed.random });
    this.adopt(world);
    return world;
  }

  /** Puts the world back to its seed: to what it was right after it was made, the time of a frozen clock included. */
  async reset(name: string): Promise<World> {
    const first = this.#firsts.get(name);
    if (!first) return this.create(name, this.requestOf(name));
    const world = first.fork();
    this.#equip(world);
    this.adopt(world);
    return world;
  }

  /** Puts a world in place as it is: one that was loaded, or forked. */
  adopt(world: World): void {
    const before = this.#worlds.get(world.name);
    if (before) before.onCommit = () => {};
    world.onCommit = this.#committed;
    this.#worlds.set(world.name, world);
    this.#committed(world, []);
  }

  delete(name: string): boolean {
    const planned = this.#requests.delete(name);
    this.#firsts.delete(name);
    const found = this.#worlds.get(name);
    if (found) found.onCommit = () => {};
    this.#worlds.delete(name);
    for (const watcher of this.#watchers) watcher.onDelete?.(name);
    return planned || found !== undefined;
  }

  #whole(request: Partial<WorldRequest>): WorldRequest {
    const { defaults } = this.#options;
    return { ...defaults, ...request, settings: { ...defaults.settings, ...request.settings } };
  }

  #make(name: string, { seed, randomSeed, clock, settings }: WorldRequest): World {
    const { company, system, seeder } = this.#options;
    const world = new World({ name, company, system, seed: { world: seed, random: randomSeed }, clock, settings });
    seeder.play(world, seed);
    this.#equip(world);
    this.#firsts.set(name, world.fork());
    this.adopt(world);
    return world;
  }
}

function loadWorld(name: string, data: WorldData, company: Company, system: SystemClock): World {
  try {
    return World.load(data, { company, system, name });
  } catch (error) {
    return refuse('world.bad-document', { path: 'tables', reason: (error as Error).message });
  }
}
