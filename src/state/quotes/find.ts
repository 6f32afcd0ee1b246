import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { type Quote, quotes } from './record.ts';

/** The quote, by its id or its number, unless it was never made or is forgotten. */
export function findQuote(world: World, id: string): Quote | undefined {
  const table = world.table(quotes);
  const quote = /^\d{1,15}$/.test(id) ? table.find('byNumber', Number(id)) : table.get(id.toLowerCase());
  return quote?.status === 'FORGOTTEN' ? undefined : quote;
}

/**
 * A quote that is named without its profile, of any that the actor may act for.
 * @throws Refusal `quote.not-found`, `access.forbidden`
 * @source transferCreate
 */
export function requireOwnQuote(world: World, actor: Actor, id: string): Quote {
  const quote = findQuote(world, id) ?? refuse('quote.not-found', { quoteId: id });
  requireProfile(world, actor, quote.profileId);
  return quote;
}

/**
 * A profile's quote. One of another profile is not there, so that ids cannot be probed.
 * @throws Refusal `access.forbidden`, `quote.not-found`
 * @source quoteGet
 */
export function requireQuote(world: World, actor: Actor, profileId: number, id: string): Quote {
  const profile = requireProfile(world, actor, profileId);
  const quote = findQuote(world, id);
  if (!quote || quote.profileId !== profile.id) refuse('quote.not-found', { quoteId: id });
  return quote;
}
