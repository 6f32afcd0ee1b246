import type { Settings } from '../../state/kernel/index.ts';
import { at, type Send } from './send.ts';

export type { Settings };

/** What a call changes of the settings; what it does not name stays. */
export type SettingsWish = {
  readonly [Name in keyof Settings]?: Settings[Name] extends readonly unknown[] | string
    ? Settings[Name]
    : Settings[Name] extends object
      ? Partial<Settings[Name]>
      : Settings[Name];
};

export type ClockMode = 'running' | 'frozen';

/** What a world is made from: a seed, a copy, or a document; without a wish it is as the server was told. */
export type WorldWish = SeedWish | CopyWish | DocumentWish;

/** A copy of a world, or of a snapshot: of a world that is named, or of the request's own. */
export interface CopyWish {
  readonly from: { readonly world: string; readonly snapshot?: string } | { readonly snapshot: string };
  /** Without one, the copy draws the ids that its source would have drawn. */
  readonly randomSeed?: string | number;
  readonly settings?: SettingsWish;
}

export interface DocumentWish {
  /** What `export` answered. */
  readonly document: object;
}

export interface SeedWish {
  /** `demo`, `empty`, or a file of the server's. */
  readonly seed?: string;
  readonly randomSeed?: string | number;
  /** `running`, a moment at which it is frozen, or both. */
  readonly clock?: string | { readonly now?: string; readonly mode?: ClockMode };
  readonly settings?: SettingsWish;
  /** Makes the world at its first use. */
  readonly lazy?: boolean;
}

export interface WorldSummary {
  readonly name: string;
  readonly seed: string;
  readonly randomSeed: string;
  readonly clock: { readonly now: string; readonly mode: ClockMode };
  /** Counts what has changed it. */
  readonly revision: number;
  /** How many records of each kind. */
  readonly records: Readonly<Record<string, number>>;
}

/** A world that was planned, and is made when it is used. */
export interface PlannedWorld {
  readonly name: string;
  readonly seed: string;
  readonly lazy: true;
}

export interface WorldList {
  readonly worlds: readonly WorldSummary[];
  /** Those that are on disk alone, until somebody uses them. */
  readonly resting: readonly string[];
  /** Those that are made at their first use. */
  readonly planned: readonly string[];
  readonly memory: { readonly rssBytes: number; readonly heapUsedBytes: number };
}

export const worlds = (send: Send) => ({
  /** All worlds, with their clocks and counts. */
  list: () => send<WorldList>('GET', at`/worlds`),
  get: (name: string) => send<WorldSummary>('GET', at`/worlds/${name}`),
  /** Creates a world, or replaces it. */
  put: (name: string, wish?: WorldWish) => send<WorldSummary | PlannedWorld>('PUT', at`/worlds/${name}`, wish),
  delete: (name: string) => send<void>('DELETE', at`/worlds/${name}`),
});

export interface SnapshotSummary {
  readonly name: string;
  readonly createdAt: string;
  readonly sizeBytes: number;
}

export const snapshots = (send: Send) => ({
  /** Keeps the world as it is, under a name of yours or of its own making. */
  keep: (wish?: { readonly name?: string }) => send<SnapshotSummary>('POST', at`/snapshots`, wish),
  list: () => send<{ readonly snapshots: readonly SnapshotSummary[] }>('GET', at`/snapshots`),
  restore: (name: string) => send<WorldSummary>('POST', at`/snapshots/${name}/restore`),
  delete: (name: string) => send<void>('DELETE', at`/snapshots/${name}`),
});

/** Something that fell due while time passed. */
export interface Fired {
  readonly at: string;
  readonly what: string;
  readonly error?: string;
}

export interface ClockReading {
  readonly now: string;
  readonly mode: ClockMode;
  /** How far it is from the machine's clock. */
  readonly offsetMs: number;
  /** What falls due next, up to a hundred; there may be more. */
  readonly pending: readonly { readonly at: string; readonly what: string }[];
  readonly pendingCount: number;
}

/** A moment is ISO 8601; back beyond the last change only with `force`. */
export interface ClockWish {
  readonly now?: string;
  readonly mode?: ClockMode;
  readonly force?: boolean;
}

/** By a duration such as `P14D` or `PT31M`, or to a moment. */
export type Advance = { readonly by: string } | { readonly to: string };

export const clock = (send: Send) => ({
  read: () => send<ClockReading>('GET', at`/clock`),
  set: (wish: ClockWish) => send<ClockReading & { readonly fired: readonly Fired[] }>('PUT', at`/clock`, wish),
  /** Moves it forward, and fires what falls due on the way. */
  advance: (wish: Advance) =>
    send<{ readonly now: string; readonly fired: readonly Fired[] }>('POST', at`/clock/advance`, wish),
});

export const settings = (send: Send) => ({
  read: () => send<Settings>('GET', at`/settings`),
  change: (wish: SettingsWish) => send<Settings>('POST', at`/settings`, wish),
});
