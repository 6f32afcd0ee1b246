import { clients } from '../access/index.ts';
import { insert, nextUuid, patch, refuse, remove, type World } from '../kernel/index.ts';
import { profiles } from '../profiles/index.ts';
import { type EventType, isOfferedAt, newestSchema } from './catalogue.ts';
import { checkAddress } from './checks.ts';
import { type Listener, listeners, type Subscription, subscriptions } from './record.ts';
import { enter, type Scope, unsubscribe } from './subscribe.ts';

/** What is to be told, and where. */
export interface ListenerWish {
  readonly url: string;
  readonly eventTypes: readonly EventType[];
}

type Seat = Scope & Pick<Subscription, 'trigger'>;

/**
 * Subscribes an address to events in their newest versions: for each application of the world and, where an event is
 * offered to profiles alone, for each profile. An address that listens already is the same listener, whose
 * subscriptions are brought to the wish: so is anybody taken in who came since. A tester's address may be a local one in
 * every world.
 * @throws Refusal `webhook.too-long`, `webhook.bad-url`
 */
export function listen(world: World, { url, eventTypes }: ListenerWish): Listener {
  checkAddress('local', url, 'url');
  const known = world.table(listeners).find('byUrl', url);
  const standing = new Map(known ? subscriptionsOf(world, known).map(each => [placeOf(each), each]) : []);
  const subscriptionIds = seatsFor(world, eventTypes).map(seat => {
    const place = placeOf(seat);
    const { id } = standing.get(place) ?? subscribeAt(world, url, seat);
    standing.delete(place);
    return id;
  });
  for (const unwanted of standing.values()) unsubscribe(world, unwanted);
  if (known) return patch(world, listeners, known.id, { subscriptionIds });
  return insert(world, listeners, { id: nextUuid(world), url, subscriptionIds, createdAt: world.now });
}

const subscribeAt = (world: World, url: string, seat: Seat): Subscription =>
  enter(world, { ...seat, name: 'listener', schema: newestSchema(seat.trigger as EventType), url, mtls: null });

const placeOf = ({ trigger, clientId, profileId }: Seat): string => `${trigger} ${clientId} ${profileId}`;

function seatsFor(world: World, eventTypes: readonly EventType[]): Seat[] {
  const ofApplications = [...world.table(clients).all()].map(
    ({ id }): Scope => ({ level: 'application', clientId: id, profileId: null, userId: null }),
  );
  return [...new Set(eventTypes)].flatMap(trigger => {
    const scopes = isOfferedAt(trigger, 'application') ? ofApplications : profileScopes(world);
    return scopes.map(scope => ({ ...scope, trigger }));
  });
}

const profileScopes = (world: World): Scope[] =>
  [...world.table(profiles).all()].map(({ id, userId }) => ({
    level: 'profile',
    clientId: null,
    profileId: id,
    userId,
  }));

/** Everybody who listens, oldest first. */
export const allListeners = (world: World): Listener[] => [...world.table(listeners).all()];

/** What a listener is told of now. */
export const subscriptionsOf = (world: World, { subscriptionIds }: Listener): Subscription[] =>
  subscriptionIds.flatMap(id => world.table(subscriptions).get(id) ?? []);

/**
 * Ends a listener, and with it everything that was still on its way there.
 * @throws Refusal `webhook.unknown-listener`
 */
export function stopListening(world: World, name: string): void {
  const listener = world.table(listeners).get(name.toLowerCase()) ?? refuse('webhook.unknown-listener', { id: name });
  for (const subscription of subscriptionsOf(world, listener)) unsubscribe(world, subscription);
  remove(world, listeners, listener.id);
}
