import type { Instant } from './instant.ts';
import type { World } from './world.ts';

/** A world as it was at some time, under a name. */
export interface Snapshot {
  readonly name: string;
  readonly createdAt: Instant;
  /** About what it would weigh as a document. */
  readonly sizeBytes: number;
  /** Counts snapshots, since several are made at one time of a world's clock. */
  readonly order: number;
}

export interface KeptSnapshot {
  readonly world: string;
  readonly snapshot: Snapshot;
}

/** Where snapshots outlive the server. Each of these is done once the disk has it. */
export interface Shelf {
  put(world: World, snapshot: Snapshot): Promise<void>;
  /** The document of the world as it was. */
  read(world: string, name: string): Promise<unknown>;
  remove(world: string, name: string): Promise<void>;
  removeAll(world: string): Promise<void>;
}
