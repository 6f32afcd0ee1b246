import type { EventType } from '../event-types.ts';
import type { Page, Paged } from './records.ts';
import { at, type Send } from './send.ts';

export type DeliveryMode = 'deliver' | 'hold' | 'duplicate' | 'shuffle';

export interface DeliveryFilter extends Page {
  readonly eventType?: string;
  readonly subscription?: string;
  readonly state?: string;
}

export interface DeliverySummary {
  readonly id: string;
  readonly state: string;
  readonly eventType: string;
  readonly version: string;
  readonly subscription: string;
  readonly url: string;
  readonly test: boolean;
  readonly occurredAt: string;
  readonly createdAt: string;
  readonly firstSentAt: string | null;
  readonly nextAttemptAt: string | null;
  readonly finishedAt: string | null;
  readonly attemptCount: number;
}

export interface Delivery extends DeliverySummary {
  readonly attempts: readonly {
    readonly at: string;
    readonly durationMs: number;
    readonly accepted: boolean;
    readonly error: string | null;
    readonly request: unknown;
    readonly response: unknown;
  }[];
}

/** An address that hears what happens, with what was subscribed to for it. */
export interface Listener {
  readonly id: string;
  readonly url: string;
  readonly createdAt: string;
  readonly subscriptions: readonly {
    readonly id: string;
    readonly eventType: EventType;
    readonly version: string;
    readonly level: 'application' | 'profile';
    readonly clientId?: string;
    readonly profileId?: number;
  }[];
}

export interface ExamWish {
  readonly url: string;
  /** How long each answer may take. */
  readonly timeoutMs?: number;
  /** Where the receiver shows what it knows of a transfer. */
  readonly stateUrl?: string;
  readonly transferId?: number;
}

/** What an exam found, rule by rule. */
export interface Exam {
  readonly url: string;
  readonly passed: number;
  readonly failed: number;
  readonly unclear: number;
  readonly rules: readonly {
    readonly rule: string;
    readonly title: string;
    readonly expected: string;
    readonly observed: string;
    readonly verdict: 'passed' | 'failed' | 'unclear';
    readonly exchanges: readonly { readonly request: unknown; readonly response: unknown }[];
  }[];
}

export const webhooks = (send: Send) => ({
  deliveries: (filter?: DeliveryFilter) =>
    send<Paged & { readonly deliveries: readonly DeliverySummary[] }>('GET', at`/webhooks/deliveries`, filter),
  /** With every attempt. */
  delivery: (id: string) => send<Delivery>('GET', at`/webhooks/deliveries/${id}`),
  replay: (id: string) => send<DeliverySummary>('POST', at`/webhooks/deliveries/${id}/replay`),
  /** Delivers, holds back, doubles or mixes the order. */
  setMode: (wish: { readonly mode: DeliveryMode }) =>
    send<{ readonly mode: DeliveryMode }>('PUT', at`/webhooks/mode`, wish),
  /** Lets an address hear all that happens, or only some of it. */
  listen: (wish: { readonly url: string; readonly eventTypes?: readonly EventType[] }) =>
    send<Listener>('POST', at`/webhooks/listeners`, wish),
  listeners: () => send<{ readonly listeners: readonly Listener[] }>('GET', at`/webhooks/listeners`),
  stopListening: (id: string) => send<void>('DELETE', at`/webhooks/listeners/${id}`),
  /** Examines a receiver; the world stays as it is. */
  exam: (wish: ExamWish) => send<Exam>('POST', at`/webhooks/exam`, wish),
  /** What signatures are verified with, as PEM. */
  publicKey: () => send<string>('GET', at`/webhooks/public-key.pem`),
});
