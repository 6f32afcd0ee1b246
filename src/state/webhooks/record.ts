import { type Instant, type Json, table } from '../kernel/index.ts';
import type { DeliveryStatus } from '../lifecycles/webhook-delivery.ts';
import type { Level, ToldType } from './catalogue.ts';

/**
 * A partner's wish to be told of one event, at one address. It never changes; it is only taken back. What was agreed on
 * with a partner beyond that is kept alike, under the name of its client and out of every list.
 */
export interface Subscription {
  readonly id: string;
  readonly name: string;
  readonly trigger: ToldType;
  /** The version of the payload's schema, as it was asked for. */
  readonly schema: string;
  readonly url: string;
  /** As it was sent; null when it was not. */
  readonly mtls: boolean | null;
  readonly level: Level;
  /** Set at application level. */
  readonly clientId: string | null;
  /** Set at profile level, together with the user who subscribed. */
  readonly profileId: number | null;
  readonly userId: number | null;
  readonly createdAt: Instant;
}

export const subscriptions = table<Subscription>()('subscriptions', {
  agreed: { key: ({ trigger, name }) => (trigger === 'payout#create' ? name : undefined), unique: true },
  ofClient: { key: subscription => subscription.clientId ?? undefined },
  ofProfile: { key: subscription => subscription.profileId ?? undefined },
  applicationTrigger: { key: ({ level, trigger }) => (level === 'application' ? trigger : undefined) },
  profilesTrigger: { key: ({ level, trigger }) => (level === 'profile' ? trigger : undefined) },
  profileTrigger: { key: ({ profileId, trigger }) => (profileId === null ? undefined : `${profileId} ${trigger}`) },
});

/** An address that is told of everything, or of what it was meant for: a tester's own, beside what partners ask for. */
export interface Listener {
  readonly id: string;
  readonly url: string;
  /** What was subscribed to for it. A partner may have taken some of it back since. */
  readonly subscriptionIds: readonly string[];
  readonly createdAt: Instant;
}

export const listeners = table<Listener>()('listeners', { byUrl: { key: ({ url }) => url, unique: true } });

/** One try to deliver. */
export interface Attempt {
  readonly at: Instant;
  readonly tookMs: number;
  readonly accepted: boolean;
  /** What came back, cut to a readable size; null when nothing did. */
  readonly answer: Json;
  /** Why nothing came back. */
  readonly error: string | null;
}

/** One event on its way to one subscription. The id is what receivers know it by, the same on every attempt. */
export interface Delivery {
  readonly id: string;
  readonly status: DeliveryStatus;
  readonly subscriptionId: string;
  readonly eventType: ToldType;
  readonly schema: string;
  readonly url: string;
  /** A test notification: its contents are made up. */
  readonly test: boolean;
  /** The event's number; null for a test. */
  readonly eventId: number | null;
  /** When the event happened. */
  readonly eventAt: Instant;
  readonly facts: Json;
  /** A tester raised it: the facts are the payload's data word for word, as its schema says them. */
  readonly byHand?: true;
  readonly createdAt: Instant;
  /** The payload says when it was sent; a later attempt repeats it, so that body and signature stay the same. */
  readonly firstSentAt: Instant | null;
  readonly nextAttemptAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** Attempts in the present schedule, which a replay starts afresh. */
  readonly tries: number;
  readonly attempts: readonly Attempt[];
  /** The request as it was first made, cut to a readable size. */
  readonly request: Json;
}

/** What a delivery is in before it is settled. */
export const unfinished = ['Pending', 'Queued', 'Sending', 'Failed'] as const satisfies readonly DeliveryStatus[];

const finished: readonly DeliveryStatus[] = ['Delivered', 'Abandoned'];
export const isFinished = (status: DeliveryStatus): boolean => finished.includes(status);

export const deliveries = table<Delivery>()('deliveries', {
  /** Those that may go out now, whoever they are for: says cheaply that there is nothing to do. */
  ready: { key: ({ status }) => (status === 'Pending' || status === 'Queued' ? '' : undefined) },
  /** The same by subscription, so that those with nothing to send cost nothing. */
  readyOf: {
    key: ({ status, subscriptionId }) => (status === 'Pending' || status === 'Queued' ? subscriptionId : undefined),
  },
  sending: { key: ({ status }) => (status === 'Sending' ? '' : undefined) },
  /** `SUBSCRIPTION STATUS`: the queues of a subscription, oldest first. */
  queue: { key: ({ status, subscriptionId }) => (isFinished(status) ? undefined : `${subscriptionId} ${status}`) },
  finished: { key: ({ status }) => (isFinished(status) ? '' : undefined), order: ({ finishedAt }) => finishedAt ?? 0 },
  bySubscription: { key: ({ subscriptionId }) => subscriptionId },
  byType: { key: ({ eventType }) => eventType },
  byStatus: { key: ({ status }) => status },
});
