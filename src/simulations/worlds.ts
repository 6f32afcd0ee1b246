import { type DomainEvent, refuse, type Touch, World } from '../state/kernel/index.ts';
import { leaveDeliveries, readWorld } from './copying.ts';
import { type Kept, readKept } from './kept.ts';
import { Plans } from './plans.ts';
import type { CopyWish, WorldRequest, WorldsOptions, WorldsWatcher } from './worlds-options.ts';

/** The world of requests that name none. */
export const DEFAULT_WORLD = 'default';

/** All worlds of one server, by name. One springs into being when it is first asked for. */
export class Worlds {
  readonly #options: WorldsOptions;
  readonly #worlds = new Map<string, World>();
  readonly #plans: Plans;
  /** What each world was when it was made; shared with it until it changes, so that going back takes no time. */
  readonly #firsts = new Map<string, World>();
  /** Worlds that are on disk alone, until somebody uses them. */
  readonly #resting = new Set<string>();
  #fetch: (name: string) => Promise<unknown> = async () => undefined;
  readonly #watchers: WorldsWatcher[] = [];
  #equip: (world: World) => void = () => {};
  readonly #committed = (world: World, events: readonly DomainEvent[], touched?: readonly Touch[]): void => {
    for (const watcher of this.#watchers) watcher.onCommit?.(world, events, touched);
  };

  constructor(options: WorldsOptions) {
    this.#options = options;
    this.#plans = new Plans(options.defaults);
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

  /** Whether there is such a world: in memory, at rest, or planned. */
  has(name: string): boolean {
    return this.#worlds.has(name) || this.#resting.has(name) || this.#plans.has(name);
  }

  /** Says where worlds that rest are found again. */
  fetchFrom(fetch: (name: string) => Promise<unknown>): void {
    this.#fetch = fetch;
  }

  get resting(): string[] {
    return [...this.#resting];
  }

  get planned(): string[] {
    return this.#plans.names;
  }

  all(): World[] {
    return [...this.#worlds.values()];
  }

  /** What the world was, or would be, made from. */
  requestOf(name: string): WorldRequest {
    return this.#plans.of(name);
  }

  /** What there is to be kept under a name between runs. */
  kept(name: string): Kept | undefined {
    const [world, request] = [this.#worlds.get(name), this.requestOf(name)];
    if (world) return { world, request };
    return this.#plans.has(name) || this.#resting.has(name) ? { request, rests: this.#resting.has(name) } : undefined;
  }

  /** Puts back what was kept: a world with what it goes back to, or a plan. @throws Refusal `world.bad-document` */
  putBack(name: string, document: unknown): void {
    const { planned, request } = readKept(document);
    if (planned) this.#plans.plan(name, planned);
    else this.put(name, document, request);
  }

  /**
   * The world of this name, made from the default seed if there is none yet.
   * @throws Refusal `world.too-many`
   */
  async open(name: string): Promise<World> {
    const found = this.#worlds.get(name);
    if (found) return found;
    if (this.#resting.has(name)) return this.#wake(name);
    await this.#options.seeder.prepare(this.requestOf(name).seed);
    // Another request may have made it while this one waited.
    const made = this.#worlds.get(name);
    if (made) return made;
    this.#requireRoom(name);
    return this.#make(name, this.requestOf(name));
  }

  /** Makes a world, in place of the one of that name if there is one. @throws Refusal `world.too-many` */
  async create(name: string, request: Partial<WorldRequest> = {}): Promise<World> {
    const whole = this.#plans.whole(request);
    await this.#options.seeder.prepare(whole.seed);
    this.#requireRoom(name);
    this.#plans.note(name, whole);
    return this.#make(name, whole);
  }

  /** Says what a world will be made from at its first use. @throws Refusal `world.too-many` */
  async plan(name: string, request: Partial<WorldRequest> = {}): Promise<void> {
    const whole = this.#plans.whole(request);
    await this.#options.seeder.prepare(whole.seed);
    this.#requireRoom(name);
    this.delete(name);
    this.#plans.plan(name, whole);
    for (const watcher of this.#watchers) watcher.onPlan?.(name);
  }

  /**
   * A copy of a world under a name of its own, in place of the one of that name; it takes the same time whatever the
   * size. Records, agenda, clock and subscriptions are the source's, and what happens in the copy from now on is told to
   * the same receivers; what the source has still to send, the source sends. A reset leads back to here.
   * @throws Refusal `world.too-many`
   * @assumed a copy draws the ids that its source would have drawn, unless it is given a seed of its own
   */
  fork(name: string, source: World, { settings, randomSeed }: CopyWish = {}): World {
    this.#requireRoom(name);
    const copy = source.fork(name, randomSeed);
    if (source.name !== name) leaveDeliveries(copy, source.name);
    if (settings) copy.changeSettings(settings);
    this.#plans.note(name, { ...this.requestOf(source.name), randomSeed: copy.seed.random });
    this.#begin(copy);
    return copy;
  }

  /**
   * Makes a world from a document, as what a reset leads back to.
   * @throws Refusal `world.bad-document`, `world.too-many`
   */
  unpack(name: string, document: unknown): World {
    this.#requireRoom(name);
    const world = this.put(name, document);
    this.#firsts.set(name, world.fork());
    return world;
  }

  /**
   * Puts a world in place from its document; the one of that name stays as it is when the document is refused. Where the
   * document's own world is served beside it, that one sends what was still to be sent.
   * @param request what a reset leads back to; as before, but for the document's seed, where it is not said
   * @throws Refusal `world.bad-document`
   */
  put(name: string, document: unknown, request?: WorldRequest): World {
    const { world, named } = readWorld(name, document, this.#options);
    if (named !== name && this.#worlds.has(named)) leaveDeliveries(world, named);
    this.#firsts.delete(name);
    const { world: seed, random: randomSeed } = world.seed;
    this.#plans.note(name, request ?? { ...this.requestOf(name), seed, randomSeed });
    this.adopt(world);
    return world;
  }

  /** A world from its document, put nowhere yet. @throws Refusal `world.bad-document` */
  read(name: string, document: unknown): World {
    return readWorld(name, document, this.#options).world;
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

  /** Puts a world in place as it is; with `touched`, it is the one on disk but for these rows, and else another. */
  adopt(world: World, touched?: readonly Touch[]): void {
    const before = this.#worlds.get(world.name);
    if (before) before.onCommit = () => {};
    world.onCommit = this.#committed;
    this.#plans.fulfil(world.name);
    this.#resting.delete(world.name);
    this.#worlds.set(world.name, world);
    this.#committed(world, [], touched);
  }

  delete(name: string): boolean {
    const planned = this.#plans.delete(name);
    const rested = this.#resting.delete(name);
    const found = this.#drop(name);
    for (const watcher of this.#watchers) watcher.onDelete?.(name);
    return planned || rested || found;
  }

  /** Forgets what has become of a world; at its next use it is made anew of what it was made of. */
  forget(name: string): void {
    this.#plans.keepRequest(name, () => this.delete(name));
  }

  /** Takes a world out of memory that is on disk as it is; at its next use it comes back. */
  rest(name: string): void {
    if (!this.#drop(name)) return;
    this.#resting.add(name);
    for (const watcher of this.#watchers) watcher.onRest?.(name);
  }

  #drop(name: string): boolean {
    const found = this.#worlds.get(name);
    if (found) found.onCommit = () => {};
    this.#firsts.delete(name);
    return this.#worlds.delete(name);
  }

  async #wake(name: string): Promise<World> {
    const request = this.requestOf(name);
    const document = await this.#fetch(name);
    // Another request may have fetched it while this one waited.
    const there = this.#worlds.get(name);
    if (there || document === undefined || !this.#resting.has(name)) return there ?? this.create(name, request);
    const world = this.read(name, document);
    this.adopt(world, []);
    return world;
  }

  #make(name: string, { seed, randomSeed, clock, settings }: WorldRequest): World {
    const { company, system, seeder } = this.#options;
    const world = new World({ name, company, system, seed: { world: seed, random: randomSeed }, clock, settings });
    seeder.play(world, seed);
    this.#equip(world);
    this.#begin(world);
    return world;
  }

  /** Puts a world in place as what a reset leads back to. */
  #begin(world: World): void {
    this.#firsts.set(world.name, world.fork());
    this.adopt(world);
  }

  #requireRoom(name: string): void {
    const count = this.#worlds.size + this.#plans.size;
    const known = this.#worlds.has(name) || this.#plans.has(name) || name === DEFAULT_WORLD;
    if (!known && count >= this.#options.most) refuse('world.too-many', { path: 'world', count });
  }
}
