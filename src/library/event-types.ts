import type { EventData } from './event-data.ts';

export type { EventData } from './event-data.ts';

/** The name of an event, as it is subscribed to. */
export type EventType = keyof EventData;

/** An event as a subscriber to the newest version of its payload would read it. */
export type SandboxEvent<Type extends EventType = EventType> = {
  readonly [Each in Type]: {
    readonly eventType: Each;
    /** Of the payload's schema. */
    readonly version: string;
    /** By the world's clock. */
    readonly occurredAt: string;
    readonly data: EventData[Each];
  };
}[Type];

/**
 * What a world has told, seen from within: no subscription is needed. The latest 1,000 events are kept, in the order in
 * which they happened, and a world that is put back begins anew. What a seed tells of its own past is not among them.
 */
export interface SandboxEvents {
  all(): readonly SandboxEvent[];
  of<Type extends EventType>(type: Type): readonly SandboxEvent<Type>[];
  /**
   * The first event that fits and that no earlier `next` has answered: at once if it has happened already, and otherwise
   * when it does. It is waited for in real time, a second unless told otherwise; then the promise is rejected.
   */
  next<Type extends EventType>(
    type: Type,
    fits?: (event: SandboxEvent<Type>) => boolean,
    options?: { readonly timeoutMs?: number },
  ): Promise<SandboxEvent<Type>>;
  clear(): void;
}
