import type { ClockState, Company, DomainEvent, Settings, SystemClock, Touch, World } from '../state/kernel/index.ts';
import type { Seeder } from './seeding.ts';

export interface WorldsOptions {
  readonly company: Company;
  readonly system: SystemClock;
  readonly seeder: Pick<Seeder, 'prepare' | 'play'>;
  readonly defaults: WorldRequest;
  /** How many there may be in memory at once; the default one is never refused. */
  readonly most: number;
}

/** Told of what becomes of worlds, by whoever keeps timers and files. */
export interface WorldsWatcher {
  /**
   * After every unit of work that changed the world, with the events it raised and the rows it wrote; without rows when
   * another world is in its place.
   */
  onCommit?(world: World, events: readonly DomainEvent[], touched?: readonly Touch[]): void;
  /** When it is said what one will be made from. */
  onPlan?(name: string): void;
  onDelete?(name: string): void;
  /** When one leaves the memory and stays on disk. */
  onRest?(name: string): void;
}

/** What a world is made from. */
export interface WorldRequest {
  readonly seed: string;
  readonly randomSeed: string;
  readonly clock?: ClockState;
  readonly settings?: Partial<Settings>;
}

/** In what a copy differs from what it was made of. */
export interface CopyWish {
  readonly settings?: Partial<Settings>;
  /** Ids and all else that is drawn come from it; without one, the copy draws what its source will draw. */
  readonly randomSeed?: string;
}
