import type { FastifyPluginAsync } from 'fastify';
import { webhookDelivery } from '../../state/lifecycles/webhook-delivery.ts';
import {
  changeDeliveryMode,
  countDeliveries,
  type Delivery,
  type DeliveryFilter,
  deliveryLog,
  replayDelivery,
  requireDelivery,
} from '../../state/webhooks/index.ts';
import { showMillis } from '../views/dates.ts';
import { type Fields, pageFields, pageOf, type Reader, readFields, required, text, word } from './body.ts';
import type { ControlOptions } from './options.ts';

type Named = { readonly Params: { readonly id: string } };
type State = keyof typeof webhookDelivery.states;

const states = Object.keys(webhookDelivery.states) as State[];
const state: Reader<State> = value => word(...states)(titled(value));
const filters = { ...pageFields, eventType: text, subscription: text, state };

/** What was sent to whom, how it went, and how deliveries are to go out. */
export const webhooksRoutes: FastifyPluginAsync<ControlOptions> = async (app, { publicKeyPem }) => {
  const config = { control: true } as const;
  app.get('/webhooks/deliveries', { config }, async ({ world, query }) => {
    const wish = readFields(query, filters);
    const { limit, offset } = pageOf(wish);
    const filter = filterOf(wish);
    const found = deliveryLog(world, filter, offset, limit);
    return { total: countDeliveries(world, filter), limit, offset, deliveries: found.map(showSummary) };
  });

  app.get<Named>('/webhooks/deliveries/:id', { config }, async ({ world, params }) =>
    showWhole(requireDelivery(world, params.id)),
  );

  app.post<Named>('/webhooks/deliveries/:id/replay', { config }, async ({ world, params, body }) => {
    readFields(body, {});
    const cause = { kind: 'operator', what: `replay webhook ${params.id}` } as const;
    return showSummary(world.transact(cause, () => replayDelivery(world, params.id)));
  });

  app.put('/webhooks/mode', { config }, async ({ world, body }) => {
    const { mode } = readFields(body, { mode: word('deliver', 'hold', 'duplicate', 'shuffle') });
    return { mode: changeDeliveryMode(world, required(mode, 'mode')) };
  });

  app.get('/webhooks/public-key.pem', { config }, async (_request, reply) =>
    reply.type('application/x-pem-file').send(await publicKeyPem()),
  );
};

/** States are taken in any spelling of their letters. */
const titled = (value: unknown): unknown =>
  typeof value === 'string' ? value.slice(0, 1).toUpperCase() + value.slice(1).toLowerCase() : value;

const filterOf = ({ eventType, subscription, state: status }: Fields<typeof filters>): DeliveryFilter => ({
  ...(eventType === undefined ? {} : { eventType }),
  ...(subscription === undefined ? {} : { subscriptionId: subscription.toLowerCase() }),
  ...(status === undefined ? {} : { status }),
});

const showMoment = (at: Delivery['firstSentAt']): string | null => (at === null ? null : showMillis(at));

const showSummary = (delivery: Delivery) => ({
  id: delivery.id,
  state: delivery.status,
  eventType: delivery.eventType,
  version: delivery.schema,
  subscription: delivery.subscriptionId,
  url: delivery.url,
  test: delivery.test,
  occurredAt: showMillis(delivery.eventAt),
  createdAt: showMillis(delivery.createdAt),
  firstSentAt: showMoment(delivery.firstSentAt),
  nextAttemptAt: showMoment(delivery.nextAttemptAt),
  finishedAt: showMoment(delivery.finishedAt),
  attemptCount: delivery.attempts.length,
});

const showWhole = (delivery: Delivery) => ({
  ...showSummary(delivery),
  attempts: delivery.attempts.map(({ at, tookMs, accepted, answer, error }) => ({
    at: showMillis(at),
    durationMs: tookMs,
    accepted,
    error,
    // Every attempt sends the same request.
    request: delivery.request,
    response: answer,
  })),
});
