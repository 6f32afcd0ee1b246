import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { SubscriptionRequest } from '../../contract/generated/schemas.ts';
import { Refusal, type World } from '../../state/kernel/index.ts';
import { type Subscription, subscribeApplication, subscribeProfile } from '../../state/webhooks/index.ts';
import { readSubscription } from '../views/subscription.ts';

export interface CallbackProbeOptions {
  /** Calls a subscription's address with a test notification: whether it accepted. */
  readonly probe: (world: World, wish: Subscription) => Promise<boolean>;
}

type Rehearsal = (request: FastifyRequest) => Subscription;

const paramsOf = (request: FastifyRequest) =>
  request.params as { readonly clientKey: string; readonly profileId: number };
const wishOf = (request: FastifyRequest) => readSubscription(request.body as SubscriptionRequest);

const rehearsals: Readonly<Record<string, Rehearsal>> = {
  webhookApplicationSubscriptionCreate: request =>
    subscribeApplication(request.world, request.actor, paramsOf(request).clientKey, wishOf(request)),
  webhookProfileSubscriptionCreate: request =>
    subscribeProfile(request.world, request.actor, paramsOf(request).profileId, wishOf(request)),
};

/**
 * Before something is subscribed, its address must answer a test notification, in worlds that ask for it. The network
 * may not be waited for inside a unit of work, so this is a step before it; and since only a wish that would be granted
 * is worth a call, the granting is rehearsed first.
 */
export const callbackProbe = fp<CallbackProbeOptions>(
  async (app, { probe }) => {
    app.addHook('preHandler', (request, _reply, done) => {
      const wish = wishToProbe(request);
      if (!wish) {
        done();
        return;
      }
      const answered = (accepted: boolean) =>
        done(accepted ? undefined : new Refusal('webhook.callback-failed', { path: 'delivery.url' }));
      probe(request.world, wish).then(answered, done);
    });
  },
  { name: 'callback-probe', dependencies: ['validation'] },
);

function wishToProbe(request: FastifyRequest): Subscription | undefined {
  const { row } = request.route;
  const rehearse = row && Object.hasOwn(rehearsals, row.id) ? rehearsals[row.id] : undefined;
  if (!row || !rehearse || !request.world.settings.webhooks.probeOnCreate) return undefined;
  try {
    return request.world.rehearse({ kind: 'request', operation: row.id, trace: request.trace }, () =>
      rehearse(request),
    );
  } catch (error) {
    // The handler will refuse it in the same words.
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
