import type { Snapshots } from '../../simulations/snapshots.ts';
import type { Worlds } from '../../simulations/worlds.ts';
import type { CopyWish, WorldRequest } from '../../simulations/worlds-options.ts';
import {
  type ClockState,
  type Company,
  defaultSettings,
  refuse,
  type SystemClock,
  type World,
} from '../../state/kernel/index.ts';
import {
  badField,
  moment,
  type Reader,
  readFields,
  readSomeFields,
  recordOf,
  text,
  toggle,
  Unfit,
  word,
} from './body.ts';
import { readSettings } from './settings.ts';
import { worldDocument } from './world-document.ts';

/** How a world is asked for: from a seed, at once or at its first use; as a copy; or from a document. */
export type WorldWish =
  | { readonly kind: 'seed'; readonly request: Partial<WorldRequest>; readonly lazy: boolean }
  | { readonly kind: 'copy'; readonly source: World; readonly changes: CopyWish }
  | { readonly kind: 'document'; readonly document: unknown };

/** What wishes are read against. */
export interface WishContext {
  readonly worlds: Worlds;
  readonly snapshots: Snapshots;
  readonly system: SystemClock;
  /** The world that the request is about: a snapshot is one of its own unless another is named. */
  readonly world: World;
}

/** @throws Refusal `request.malformed`, `world.unknown`, `world.unknown-snapshot` */
export async function readWorldWish(context: WishContext, body: unknown): Promise<WorldWish> {
  const { world, system } = context;
  const readers = { from: readOrigin, document: worldDocument(world) };
  const { from, document } = readSomeFields(body, readers);
  if (from) {
    requireAlone(body, 'from', ['seed', 'clock', 'lazy', 'document']);
    const source = await sourceOf(context, from);
    return { kind: 'copy', source, changes: readChanges(source, body) };
  }
  if (document) {
    requireAlone(body, 'document', ['seed', 'randomSeed', 'clock', 'settings', 'lazy']);
    readFields(body, readers);
    return { kind: 'document', document };
  }
  const { lazy, ...request } = readWorldRequest(world.company, system, body, readers);
  return { kind: 'seed', request, lazy };
}

/**
 * What a world is to be made from, and whether at its first use. `others` are fields that another way of making one has,
 * and are known here by name alone.
 * @throws Refusal `request.malformed`, naming every field that cannot be read
 */
export function readWorldRequest(
  company: Company,
  system: SystemClock,
  body: unknown,
  others: Readonly<Record<string, Reader<unknown>>> = {},
): Partial<WorldRequest> & { readonly lazy: boolean } {
  const { lazy, ...given } = readFields(body, {
    seed: text,
    randomSeed,
    clock: clockState(system),
    settings: value => readSettings({ company, settings: defaultSettings }, value),
    lazy: toggle,
    ...others,
  });
  return { ...given, lazy: lazy ?? false };
}

const randomSeed: Reader<string> = value => (typeof value === 'number' ? String(value) : text(value));

interface Origin {
  readonly world?: string;
  readonly snapshot?: string;
}

const readOrigin: Reader<Origin> = value => {
  const origin = readFields(value, { world: text, snapshot: text });
  if (origin.world !== undefined || origin.snapshot !== undefined) return origin;
  throw new Unfit('must name a world, a snapshot, or both');
};

/** What belongs to another way of making a world is not passed over in silence. */
function requireAlone(body: unknown, field: string, others: readonly string[]): void {
  const stranger = others.find(name => recordOf(body)[name] !== undefined);
  if (stranger !== undefined) badField(stranger, `cannot be sent together with ${field}`);
}

async function sourceOf(
  { worlds, snapshots, world }: WishContext,
  { world: name = world.name, snapshot }: Origin,
): Promise<World> {
  if (snapshot !== undefined) return snapshots.find(worlds, name, snapshot, 'from.snapshot');
  return requireWorld(worlds, name, 'from.world');
}

/** A world that is there, rests, or was planned and is used by this. @throws Refusal `world.unknown` */
export async function requireWorld(worlds: Worlds, name: string, path = 'name'): Promise<World> {
  return worlds.has(name) ? worlds.open(name) : refuse('world.unknown', { path, name });
}

const readChanges = (source: World, body: unknown): CopyWish => {
  const { settings, randomSeed: random } = readFields(body, {
    from: readOrigin,
    randomSeed,
    settings: value => readSettings(source, value),
  });
  return { settings, randomSeed: random };
};

/** `running`, a moment at which it is frozen, or `{now, mode}`. */
const clockState =
  (system: SystemClock): Reader<ClockState> =>
  value => {
    if (value === 'running') return { mode: 'running', offsetMs: 0 };
    if (typeof value === 'string') return { mode: 'frozen', now: moment(value) };
    const { now = system.now(), mode = 'frozen' } = readFields(value, { now: moment, mode: word('running', 'frozen') });
    return mode === 'frozen' ? { mode, now } : { mode, offsetMs: now - system.now() };
  };
