import type { EventType } from '../event-types.ts';
import { at, type Id, type Send } from './send.ts';

/** An event that can be raised: where and in which versions it is told, and what its payloads look like. */
export interface EventKind {
  readonly eventType: EventType;
  readonly levels: readonly ('profile' | 'application')[];
  readonly versions: readonly string[];
  readonly alsoTaken: readonly string[];
  /** Where in the payload stands what a receiver sorts by. */
  readonly orderedBy: string | null;
  readonly lifecycles: readonly { readonly name: string; readonly resource: string }[];
  /** What causes it, where no lifecycle does. */
  readonly when: string | null;
  /** By version. */
  readonly samples: Readonly<Record<string, unknown>>;
}

export interface EventWish {
  readonly eventType: EventType;
  readonly profileId?: number;
  readonly resourceId?: Id;
  readonly clientId?: string;
  /** What the payload is to say instead, by the names of its fields. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface RaisedEvent {
  readonly eventType: EventType;
  readonly occurredAt: string;
  readonly profileId: number | null;
  readonly resource: string | null;
  readonly resourceId: Id | null;
  readonly deliveries: readonly {
    readonly id: string;
    readonly subscription: string;
    readonly version: string;
    readonly url: string;
  }[];
  /** Why nobody was told. */
  readonly hint?: string;
}

/** Every event there is, raised at your word. */
export const events = (send: Send) => ({
  list: () => send<{ readonly events: readonly EventKind[] }>('GET', at`/events`),
  raise: (wish: EventWish) => send<RaisedEvent>('POST', at`/events`, wish),
});
