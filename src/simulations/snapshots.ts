import { type KeptSnapshot, refuse, type Shelf, type Snapshot, type World } from '../state/kernel/index.ts';
import type { Worlds } from './worlds.ts';

interface Kept {
  readonly snapshot: Snapshot;
  /** The world as it was; it is read from the shelf when it is first asked for after a restart. */
  fork?: World;
}

/** Worlds as they were at some time, by world and name. */
export class Snapshots {
  readonly #byWorld = new Map<string, Map<string, Kept>>();
  readonly #shelf: Shelf | undefined;
  #count = 0;

  /** @param found what is on the shelf already; without a shelf, snapshots are kept for as long as the server runs */
  constructor({ shelf, found = [] }: { readonly shelf?: Shelf; readonly found?: readonly KeptSnapshot[] } = {}) {
    this.#shelf = shelf;
    for (const { world, snapshot } of found) {
      this.#of(world).set(snapshot.name, { snapshot });
      this.#count = Math.max(this.#count, snapshot.order);
    }
  }

  /** Keeps the world as it is now, in place of a snapshot of that name if there is one. */
  async keep(world: World, name?: string): Promise<Snapshot> {
    const kept = this.#of(world.name);
    this.#count += 1;
    const order = this.#count;
    const snapshot = { name: name ?? freeName(kept), createdAt: world.now, sizeBytes: weigh(world), order };
    const fork = world.fork();
    // The name is taken at once: another snapshot may be made while this one is written.
    const before = kept.get(snapshot.name);
    kept.set(snapshot.name, { snapshot, fork });
    try {
      await this.#shelf?.put(fork, snapshot);
    } catch (error) {
      if (before) kept.set(snapshot.name, before);
      else kept.delete(snapshot.name);
      throw error;
    }
    return snapshot;
  }

  list(world: World): Snapshot[] {
    return [...this.#of(world.name).values()].map(({ snapshot }) => snapshot);
  }

  /**
   * The world as it was kept, to be copied and not to be worked with.
   * @throws Refusal `world.unknown-snapshot`, `world.bad-document`
   */
  async find(worlds: Worlds, world: string, name: string, path = 'name'): Promise<World> {
    const kept = this.#byWorld.get(world)?.get(name) ?? refuse('world.unknown-snapshot', { path, name });
    kept.fork ??= worlds.read(world, await this.#shelf?.read(world, name));
    return kept.fork;
  }

  /** @throws Refusal `world.unknown-snapshot`, `world.bad-document` */
  async restore(worlds: Worlds, world: World, name: string): Promise<World> {
    const restored = (await this.find(worlds, world.name, name)).fork();
    worlds.adopt(restored);
    return restored;
  }

  /** @throws Refusal `world.unknown-snapshot` */
  async forget(world: World, name: string): Promise<void> {
    if (!this.#of(world.name).has(name)) refuse('world.unknown-snapshot', { path: 'name', name });
    await this.#shelf?.remove(world.name, name);
    this.#of(world.name).delete(name);
  }

  /** Forgets all of a world's, when the world itself is deleted. */
  async forgetAll(world: string): Promise<void> {
    this.#byWorld.delete(world);
    await this.#shelf?.removeAll(world);
  }

  #of(world: string): Map<string, Kept> {
    const kept = this.#byWorld.get(world) ?? new Map<string, Kept>();
    this.#byWorld.set(world, kept);
    return kept;
  }
}

function freeName(kept: ReadonlyMap<string, unknown>): string {
  let number = kept.size + 1;
  while (kept.has(`snapshot-${number}`)) number += 1;
  return `snapshot-${number}`;
}

const SAMPLE = 20;

/** Weighs a few rows of each table, since writing all of them would take longer than keeping them. */
function weigh(world: World): number {
  let bytes = 0;
  for (const definition of world.company.tables.values()) {
    const rows = world.table(definition);
    const sample = rows.all().page(0, SAMPLE, true);
    const weight = JSON.stringify(sample.map(row => [row, rows.history(row.id)])).length;
    bytes += sample.length === 0 ? 0 : (weight / sample.length) * rows.size;
  }
  return Math.round(bytes);
}
