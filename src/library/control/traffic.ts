import type { Page, Paged } from './records.ts';
import { at, type Send } from './send.ts';

export interface JournalFilter extends Page {
  readonly operationId?: string;
  /** `404`, or `4xx` for all that begin so. */
  readonly status?: string | number;
  /** A moment, or the id of a request to read on from. */
  readonly since?: string | number;
  /** Only what no operation answers, or only the rest. */
  readonly unmatched?: boolean;
}

export interface Exchange {
  readonly id: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly operationId: string | null;
  readonly world: string;
  readonly status: number;
  readonly durationMs: number;
  /** The number of the fault that struck it. */
  readonly fault: number | null;
  readonly 'x-trace-id': string;
  readonly request: { readonly headers: Readonly<Record<string, unknown>>; readonly body: unknown };
  readonly response: { readonly body: unknown };
  /** What was wrong, and what would have been accepted. */
  readonly why: string | null;
}

/** The journal: what was asked of the world and answered, the newest first. */
export const requests = (send: Send) => ({
  list: (filter?: JournalFilter) =>
    send<Paged & { readonly requests: readonly Exchange[] }>('GET', at`/requests`, filter),
  clear: () => send<void>('DELETE', at`/requests`),
});

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

export const webhooks = (send: Send) => ({
  deliveries: (filter?: DeliveryFilter) =>
    send<Paged & { readonly deliveries: readonly DeliverySummary[] }>('GET', at`/webhooks/deliveries`, filter),
  /** With every attempt. */
  delivery: (id: string) => send<Delivery>('GET', at`/webhooks/deliveries/${id}`),
  replay: (id: string) => send<DeliverySummary>('POST', at`/webhooks/deliveries/${id}/replay`),
  /** Delivers, holds back, doubles or mixes the order. */
  setMode: (wish: { readonly mode: DeliveryMode }) =>
    send<{ readonly mode: DeliveryMode }>('PUT', at`/webhooks/mode`, wish),
  /** What signatures are verified with, as PEM. */
  publicKey: () => send<string>('GET', at`/webhooks/public-key.pem`),
});
