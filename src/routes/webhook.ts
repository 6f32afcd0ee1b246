import {
  applicationSubscriptions,
  profileSubscriptions,
  requireApplicationSubscription,
  requireProfileSubscription,
  subscribeApplication,
  subscribeProfile,
  testSubscription,
  unsubscribeApplication,
  unsubscribeProfile,
} from '../state/webhooks/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import * as view from './views/subscription.ts';

export const webhookRoutes: HandlersOf<'webhook'> = {
  webhookApplicationSubscriptionList: ({ world, actor, params }) =>
    reply(200, view.showSubscriptions(world, applicationSubscriptions(world, actor, params.clientKey))),

  webhookApplicationSubscriptionCreate: ({ world, actor, params, body }) => {
    const subscription = subscribeApplication(world, actor, params.clientKey, view.readSubscription(body));
    return reply(200, view.showSubscription(world, subscription));
  },

  webhookApplicationSubscriptionGet: ({ world, actor, params }) => {
    const subscription = requireApplicationSubscription(world, actor, params.clientKey, params.subscriptionId);
    return reply(200, view.showSubscription(world, subscription));
  },

  webhookApplicationSubscriptionDelete: ({ world, actor, params }) => {
    unsubscribeApplication(world, actor, params.clientKey, params.subscriptionId);
    return reply(204, undefined);
  },

  webhookApplicationSubscriptionTest: ({ world, actor, params }) => {
    const delivery = testSubscription(world, actor, params.clientKey, params.subscriptionId);
    return reply(200, [view.showTestNotification(delivery)]);
  },

  webhookProfileSubscriptionList: ({ world, actor, params }) =>
    reply(200, view.showSubscriptions(world, profileSubscriptions(world, actor, params.profileId))),

  webhookProfileSubscriptionCreate: ({ world, actor, params, body }) => {
    const subscription = subscribeProfile(world, actor, params.profileId, view.readSubscription(body));
    return reply(200, view.showSubscription(world, subscription));
  },

  webhookProfileSubscriptionGet: ({ world, actor, params }) => {
    const subscription = requireProfileSubscription(world, actor, params.profileId, params.subscriptionId);
    return reply(200, view.showSubscription(world, subscription));
  },

  webhookProfileSubscriptionDelete: ({ world, actor, params }) => {
    unsubscribeProfile(world, actor, params.profileId, params.subscriptionId);
    return reply(204, undefined);
  },
};
