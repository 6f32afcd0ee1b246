import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { type Card, cards } from './record.ts';

export const findCard = (world: World, token: string): Card | undefined => world.table(cards).get(token);

/**
 * A card of the profile.
 * @throws Refusal `access.forbidden`, `card.not-found`
 * @source cardGet
 */
export function requireCard(world: World, actor: Actor, profileId: number, token: string): Card {
  requireProfile(world, actor, profileId);
  const card = findCard(world, token);
  return card?.profileId === profileId ? card : refuse('card.not-found', { token });
}
