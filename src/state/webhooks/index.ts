import { type Family, machine } from '../kernel/index.ts';
import { webhookDelivery } from '../lifecycles/webhook-delivery.ts';
import { notifyPartner } from './agreed.ts';
import { notifySubscribers } from './notify.ts';
import { deliveries, listeners, subscriptions } from './record.ts';
import { deliveryVerbs } from './replay.ts';

export { KEPT_DELIVERIES, leaveToAnother, type Outcome, recordAttempt } from './attempt.ts';
export {
  catalogue,
  type EventRow,
  type EventType,
  eventTypeOf,
  eventTypes,
  type Level,
  type ToldType,
  tellsMinor,
} from './catalogue.ts';
export { checkAddress, type SubscriptionWish, type UrlPolicy } from './checks.ts';
export type { ExamCall, Examiner, ExamLetter, ExamView, ExamWish, Seal } from './exam.ts';
export {
  applicationSubscriptions,
  findDelivery,
  profileSubscriptions,
  requireApplicationSubscription,
  requireDelivery,
  requireProfileSubscription,
} from './find.ts';
export { allListeners, type ListenerWish, listen, stopListening, subscriptionsOf } from './listen.ts';
export { changeDeliveryMode, countDeliveries, type DeliveryFilter, type DeliveryMode, deliveryLog } from './log.ts';
export { passingId, probeOf } from './queue.ts';
export { raiseByHand, waitingProfile } from './raise.ts';
export { type Attempt, type Delivery, deliveries, type Listener, type Subscription, subscriptions } from './record.ts';
export { replayDelivery } from './replay.ts';
export { ANSWERED_WITHIN, nextDelay, RETRIES } from './schedule.ts';
export {
  subscribeApplication,
  subscribeProfile,
  testSubscription,
  unsubscribeApplication,
  unsubscribeProfile,
} from './subscribe.ts';
export { dueCount, interrupt, takeDue, underWay } from './take.ts';

export const webhooks: Family = {
  tables: [subscriptions, listeners, deliveries],
  machines: [
    machine({ lifecycle: webhookDelivery, resource: 'webhook-deliveries', table: deliveries, verbs: deliveryVerbs }),
  ],
  reactions: [notifySubscribers, notifyPartner],
};
