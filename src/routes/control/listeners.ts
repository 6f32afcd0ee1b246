import type { FastifyPluginAsync } from 'fastify';
import type { World } from '../../state/kernel/index.ts';
import {
  allListeners,
  eventTypes as allTypes,
  type Listener,
  type ListenerWish,
  listen,
  type Subscription,
  stopListening,
  subscriptionsOf,
} from '../../state/webhooks/index.ts';
import { showMillis } from '../views/dates.ts';
import { badField, listOf, readFields, required, text } from './body.ts';
import { eventType } from './event-types.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly id: string } };

/** Addresses that hear all that happens, without anything having to be subscribed to. */
export const listenersRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.post('/webhooks/listeners', { config }, async ({ world, body }, reply) => {
    const wish = readWish(body);
    const before = allListeners(world).length;
    const listener = world.transact({ kind: 'operator', what: 'listen' }, () => listen(world, wish));
    return reply.code(allListeners(world).length > before ? 201 : 200).send(showListener(world, listener));
  });

  app.get('/webhooks/listeners', { config }, async ({ world }) => ({
    listeners: allListeners(world).map(listener => showListener(world, listener)),
  }));

  app.delete<Named>('/webhooks/listeners/:id', { config }, async ({ world, params }, reply) => {
    world.transact({ kind: 'operator', what: `end listener ${params.id}` }, () => stopListening(world, params.id));
    return reply.code(204).send();
  });
};

function readWish(body: unknown): ListenerWish {
  const { url, eventTypes = allTypes } = readFields(body, { url: text, eventTypes: listOf(eventType) });
  if (eventTypes.length === 0) badField('eventTypes', 'must name at least one event; without the field it is all');
  return { url: required(url, 'url'), eventTypes };
}

const showListener = (world: World, listener: Listener) => ({
  id: listener.id,
  url: listener.url,
  createdAt: showMillis(listener.createdAt),
  subscriptions: subscriptionsOf(world, listener).map(showSubscription),
});

const showSubscription = ({ id, trigger, schema, level, clientId, profileId }: Subscription) => ({
  id,
  eventType: trigger,
  version: schema,
  level,
  ...(clientId === null ? { profileId } : { clientId }),
});
