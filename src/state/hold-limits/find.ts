import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { type ExcessAccount, excessAccounts, type HoldLimitBreach, holdLimitBreaches } from './record.ts';

export const findBreach = (world: World, id: number): HoldLimitBreach | undefined =>
  world.table(holdLimitBreaches).get(id);

/** The profile's breach that is not closed yet. */
export const findOpenBreach = (world: World, profileId: number): HoldLimitBreach | undefined =>
  world.table(holdLimitBreaches).find('openOf', profileId);

/** Where the profile's excess money goes, if that was said. */
export const findExcessAccount = (world: World, profileId: number): ExcessAccount | undefined =>
  world.table(excessAccounts).get(profileId);

/**
 * The breach of this id, for whoever may cause anything.
 * @throws Refusal `breach.not-found`
 */
export const requireAnyBreach = (world: World, id: number): HoldLimitBreach =>
  findBreach(world, id) ?? refuse('breach.not-found', { id });

/**
 * The profile's breach of this id.
 * @throws Refusal `access.forbidden`, `breach.not-found`, `breach.foreign`
 * @source holdLimitBreachClose
 */
export function requireBreach(world: World, actor: Actor, profileId: number, id: number): HoldLimitBreach {
  requireProfile(world, actor, profileId);
  const breach = requireAnyBreach(world, id);
  return breach.profileId === profileId ? breach : refuse('breach.foreign', { id, profileId });
}

export interface BreachFilter {
  readonly status: HoldLimitBreach['status'] | null;
  readonly closingReason: HoldLimitBreach['closingReason'];
}

/**
 * The profile's breaches, newest first.
 * @throws Refusal `access.forbidden`
 * @source holdLimitBreachList
 * @assumed the order
 */
export function listBreaches(
  world: World,
  actor: Actor,
  profileId: number,
  { status, closingReason }: BreachFilter,
): HoldLimitBreach[] {
  requireProfile(world, actor, profileId);
  return [...world.table(holdLimitBreaches).list('byProfile', profileId).backwards()].filter(
    breach =>
      (status === null || breach.status === status) &&
      (closingReason === null || breach.closingReason === closingReason),
  );
}
