import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { type Movement, movements } from './record.ts';

/** The movement behind a ledger entry's subject, for statements. */
export const findMovement = (world: World, id: number): Movement | undefined => world.table(movements).get(id);

/**
 * A profile's movement.
 * @throws Refusal `access.forbidden`, `movement.not-found`
 * @source balanceMovement
 */
export function requireMovement(world: World, actor: Actor, profileId: number, id: number): Movement {
  requireProfile(world, actor, profileId);
  const movement = findMovement(world, id);
  return movement?.profileId === profileId ? movement : refuse('movement.not-found', { id });
}
