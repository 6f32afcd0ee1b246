import { tokens, users } from '../access/index.ts';
import type { DomainEvent, EventScope, Json, World } from '../kernel/index.ts';
import { findProfile } from '../profiles/index.ts';
import { tellsMinor } from './catalogue.ts';
import { queue } from './queue.ts';
import { type Subscription, subscriptions } from './record.ts';

/**
 * Tells every matching subscription of an event: each gets a delivery of its own, in the unit of work that raised the
 * event. A profile's subscription matches the events of that profile; an application's, those of resources it created
 * and of profiles it is linked to.
 * @source webhook guide, subscription levels
 * @assumed an application is linked to a profile that it, or whose user it, brought in, and to every user who has
 * granted it a token that still lives
 */
export function notifySubscribers(world: World, event: DomainEvent): void {
  const notice = { test: false, id: event.id, at: event.at, facts: event.facts as Json };
  const minor = isMinor(event);
  for (const subscription of matching(world, event)) {
    if (!minor || isTold(subscription)) queue(world, subscription, notice);
  }
}

/** The state is what it was, and something below it has changed. */
const isMinor = ({ facts }: DomainEvent): boolean =>
  typeof facts === 'object' && facts !== null && Reflect.get(facts, 'minor') === true;

const isTold = ({ trigger, schema }: Subscription): boolean =>
  trigger !== 'payout#create' && tellsMinor(trigger, schema);

/** Whom an event is to be told. */
export function matching(world: World, { type, scope }: Pick<DomainEvent, 'type' | 'scope'>): Subscription[] {
  const rows = world.table(subscriptions);
  const { profileId } = scope;
  const ofProfile = profileId === undefined ? [] : [...rows.list('profileTrigger', `${profileId} ${type}`)];
  const ofApplications = [...rows.list('applicationTrigger', type)];
  if (ofApplications.length === 0) return ofProfile;
  const isLinked = linksOf(world, scope);
  return [...ofProfile, ...ofApplications.filter(({ clientId }) => clientId !== null && isLinked(clientId))];
}

function linksOf(world: World, scope: EventScope): (clientId: string) => boolean {
  const profile = scope.profileId === undefined ? undefined : findProfile(world, scope.profileId);
  const userId = profile?.userId ?? scope.userId;
  const user = userId === undefined ? undefined : world.table(users).get(userId);
  const known = new Set([scope.clientId, profile?.clientId, user?.clientId]);
  return clientId => known.has(clientId) || (userId !== undefined && hasToken(world, userId, clientId));
}

/** The newest tokens come first, since a living one is most likely among them. */
function hasToken(world: World, userId: number, clientId: string): boolean {
  for (const token of world.table(tokens).list('byUser', userId).backwards()) {
    const lives = token.revoked === null && (token.expiresAt === null || token.expiresAt > world.now);
    if (lives && token.clientId === clientId) return true;
  }
  return false;
}
