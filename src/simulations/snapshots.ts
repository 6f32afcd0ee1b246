import { type Instant, refuse, type World } from '../state/kernel/index.ts';
import type { Worlds } from './worlds.ts';

export interface Snapshot {
  readonly name: string;
  readonly createdAt: Instant;
  /** About what it would weigh as a document. */
  readonly sizeBytes: number;
}

interface Kept extends Snapshot {
  readonly fork: World;
}

/** Worlds as they were at some time, by world and name, for as long as the server runs. */
export class Snapshots {
  readonly #byWorld = new Map<string, Map<string, Kept>>();

  /** Keeps the world as it is now, in place of a snapshot of that name if there is one. */
  keep(world: World, name?: string): Snapshot {
    const kept = this.#of(world.name);
    const snapshot = { name: name ?? freeName(kept), createdAt: world.now, sizeBytes: weigh(world) };
    kept.set(snapshot.name, { ...snapshot, fork: world.fork() });
    return snapshot;
  }

  list(world: World): Snapshot[] {
    return [...this.#of(world.name).values()].map(({ name, createdAt, sizeBytes }) => ({ name, createdAt, sizeBytes }));
  }

  /**
   * The world as it was kept, to be copied and not to be worked with.
   * @throws Refusal `world.unknown-snapshot`
   */
  find(world: string, name: string, path = 'name'): World {
    return this.#byWorld.get(world)?.get(name)?.fork ?? refuse('world.unknown-snapshot', { path, name });
  }

  /** @throws Refusal `world.unknown-snapshot` */
  restore(worlds: Worlds, world: World, name: string): World {
    const restored = this.find(world.name, name).fork();
    worlds.adopt(restored);
    return restored;
  }

  /** @throws Refusal `world.unknown-snapshot` */
  forget(world: World, name: string): void {
    if (!this.#of(world.name).delete(name)) refuse('world.unknown-snapshot', { path: 'name', name });
  }

  /** Forgets all of a world's, when the world itself is deleted. */
  forgetAll(world: string): void {
    this.#byWorld.delete(world);
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
