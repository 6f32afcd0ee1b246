/** What a verified profile says of itself is locked, and a window in which it may be changed. */
import type { Actor } from '../access/index.ts';
import {
  advance,
  begin,
  emit,
  insert,
  type MoveDetails,
  machine,
  patch,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { updateWindowLifecycle } from '../lifecycles/update-window.ts';
import type { AddressDetails } from './details.ts';
import { scopeOf, updateWindowClosed } from './events.ts';
import { placeOf } from './facts.ts';
import { findProfile, requireWorkingProfile } from './find.ts';
import type { Profile } from './record.ts';
import { type UpdateWindow, updateWindows } from './standing-record.ts';

/**
 * @source profilePersonalUpdate; profileUpdateV1, on verified profiles
 * @assumed names, birthday, nationality, address and what stands in registers are locked; how to reach somebody, what
 * they do and what the partner calls them are not
 */
const lockedOfPerson = [
  'firstName',
  'lastName',
  'firstNameInKana',
  'lastNameInKana',
  'dateOfBirth',
  'nationality',
  'address',
] as const;

const lockedOfBusiness = [
  'businessName',
  'businessNameInKatakana',
  'registrationNumber',
  'acn',
  'abn',
  'arbn',
  'companyType',
  'address',
] as const;

type Said = Readonly<Record<string, unknown>>;

/** Which locked facts the new ones would change. */
export function lockedChanges(type: Profile['type'], before: object, facts: object): string[] {
  const [old, given] = [before as Said, facts as Said];
  return (type === 'personal' ? lockedOfPerson : lockedOfBusiness).filter(
    name => name in given && textOf(old[name]) !== textOf(given[name]),
  );
}

/** An address is the same wherever it is kept. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const { firstLine, city, country, postCode, state } = value as Said;
  return JSON.stringify([firstLine, city, country, postCode, state]);
}

/**
 * @param verified whether Wise has confirmed what would change
 * @throws Refusal `profile.locked` when it has, and the profile's window is not open
 */
export function requireUnlocked(world: World, profile: Profile, names: readonly string[], verified: boolean): void {
  if (!verified || names.length === 0 || isOpen(world, profile.id)) return;
  const message = 'cannot be changed on a verified profile unless its update window is open';
  refuse('profile.locked', { problems: names.map(path => ({ code: 'profile.locked', message, path })) });
}

const isOpen = (world: World, profileId: number): boolean =>
  world.table(updateWindows).get(profileId)?.status === 'open';

/**
 * Holds a new address against the lock, for whoever writes it. A profile that has none yet may be given its first.
 * @throws Refusal `profile.locked`
 */
export function lockAddress(world: World, profile: Profile, given: AddressDetails): void {
  if (profile.address === null) return;
  const locked = lockedChanges(profile.type, profile, { address: placeOf(given) });
  requireUnlocked(world, profile, locked, profile.status === 'verified');
  noteChanges(world, profile.id, locked);
}

/** Keeps in mind what was changed while the window is open. */
export function noteChanges(world: World, profileId: number, names: readonly string[]): void {
  const window = world.table(updateWindows).get(profileId);
  if (window?.status !== 'open' || names.length === 0) return;
  patch(world, updateWindows, profileId, { changed: [...new Set([...window.changed, ...names])] });
}

/**
 * Unlocks the details of a profile until the window is closed again. Opening an open one changes nothing.
 * @throws Refusal `access.forbidden`, `profile.view-only`
 * @source profileUpdateWindowOpen
 * @assumed an unverified profile may have one as well, and it stays open until it is closed
 */
export function openUpdateWindow(world: World, actor: Actor, profileId: number): void {
  const { id } = requireWorkingProfile(world, actor, profileId);
  if (isOpen(world, id)) return;
  if (!world.table(updateWindows).get(id)) {
    const fresh = { openedAt: null, lastClosedAt: null, changed: [] };
    const window = insert(world, updateWindows, { id, status: updateWindowLifecycle.initial, ...fresh });
    begin(world, updateWindowLifecycle, window);
  }
  turn(world, id, 'open');
}

/**
 * Locks the details of a profile again. Closing a closed one changes nothing.
 * @throws Refusal `access.forbidden`, `profile.view-only`
 * @source profileUpdateWindowClose
 */
export function closeUpdateWindow(world: World, actor: Actor, profileId: number): void {
  const { id } = requireWorkingProfile(world, actor, profileId);
  if (isOpen(world, id)) turn(world, id, 'close');
}

/** @throws Refusal `profile.not-found`, `profile.invalid-state` */
function turn(world: World, id: number, name: 'open' | 'close', details: MoveDetails = {}): UpdateWindow {
  const window = world.table(updateWindows).get(id) ?? refuse('profile.not-found', { id });
  const profile = findProfile(world, id) ?? refuse('profile.not-found', { id });
  requireMove(updateWindowLifecycle, window, name, 'profile.invalid-state');
  patch(world, updateWindows, id, name === 'open' ? { openedAt: world.now, changed: [] } : { lastClosedAt: world.now });
  advance(world, updateWindowLifecycle, id, name, details);
  if (name === 'close') emit(world, updateWindowClosed, scopeOf(profile), { profileId: id, changed: window.changed });
  return window;
}

export const windowMachine = machine({
  lifecycle: updateWindowLifecycle,
  resource: 'update-windows',
  table: updateWindows,
  verbs: {
    open: (world, id, details) => turn(world, id, 'open', details),
    close: (world, id, details) => turn(world, id, 'close', details),
  },
});
