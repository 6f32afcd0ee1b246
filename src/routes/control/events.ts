import type { FastifyPluginAsync } from 'fastify';
import { findOccasion } from '../../simulations/occasions/index.ts';
import { clients } from '../../state/access/index.ts';
import type { EventScope, World } from '../../state/kernel/index.ts';
import { findProfile, profiles } from '../../state/profiles/index.ts';
import { type Delivery, eventTypes, raiseByHand, waitingProfile } from '../../state/webhooks/index.ts';
import { showMillis } from '../views/dates.ts';
import { type Raised, sayIn, showEventType } from '../views/events/by-hand.ts';
import type { Whose } from '../views/events/fields/index.ts';
import { type EventWish, readEventWish } from './event-wishes.ts';
import type { ControlOptions } from './options.ts';

/** The events there are, and any of them raised at a tester's word. */
export const eventsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.get('/events', { config }, async ({ world }) => {
    const whose = whoseOf(world, {});
    return { events: eventTypes.map(type => showEventType(world, type, whose)) };
  });

  app.post('/events', { config }, async ({ world, body }, reply) => reply.code(201).send(raise(world, body)));
};

function raise(world: World, body: unknown) {
  const wish = readEventWish(world, body);
  const raised = occasionOf(world, wish);
  const { eventType } = wish;
  const { now } = world;
  const cause = { kind: 'operator', what: `raise ${eventType}` } as const;
  const deliveries = world.transact(cause, () =>
    raiseByHand(world, { type: eventType, scope: raised.scope }, schema => sayIn(world, schema, raised, wish.data)),
  );
  const { profileId = null } = raised.scope;
  const hint = deliveries.length > 0 ? {} : { hint: hintOf(eventType, raised.scope) };
  const about = { profileId, resource: raised.resource ?? null, resourceId: raised.id ?? null };
  return { eventType, occurredAt: showMillis(now), ...about, deliveries: deliveries.map(showDelivery), ...hint };
}

/** A fitting record of the world; without one, a record of nobody's, in the name of the profile. */
function occasionOf(world: World, { profileId: named, ...asked }: EventWish): Raised {
  const { eventType, clientId, resourceId } = asked;
  const profileId = named ?? (resourceId === undefined ? waitingProfile(world, eventType) : undefined);
  const wish = { ...asked, ...(profileId === undefined ? {} : { profileId }) };
  const found = findOccasion(world, eventType, wish);
  const scope = clientId === undefined ? {} : { clientId };
  if (found) return { ...found, eventType, scope: { ...found.scope, ...scope } };
  const whose = whoseOf(world, wish);
  return { eventType, scope: whose, whose };
}

/** The profile that is named, or the oldest there is; its user, and the application that brought it in. */
function whoseOf(world: World, { profileId, clientId }: Partial<EventWish>): Whose {
  const profile = profileId === undefined ? world.table(profiles).all().first() : findProfile(world, profileId);
  const client = clientId ?? profile?.clientId ?? world.table(clients).all().first()?.id ?? '';
  return { profileId: profile?.id ?? 0, userId: profile?.userId ?? 0, clientId: client };
}

const showDelivery = ({ id, subscriptionId, schema, url }: Delivery) => ({
  id,
  subscription: subscriptionId,
  version: schema,
  url,
});

function hintOf(eventType: string, { profileId, clientId }: EventScope): string {
  const whom = profileId === undefined ? `application ${clientId}` : `profile ${profileId}`;
  return `no subscription to ${eventType} covers ${whom}; make one, or name another with profileId, resourceId or clientId`;
}
