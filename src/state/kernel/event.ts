import type { Instant } from './instant.ts';
import type { World } from './world.ts';

/** Whose affair an event is; subscriptions and the activity feed are matched by it. */
export interface EventScope {
  readonly profileId?: number;
  readonly userId?: number;
  readonly clientId?: string;
}

/** Something that happened, in past tense, in the business's words and units. */
export interface DomainEvent<Facts = unknown> {
  readonly id: number;
  readonly type: string;
  readonly at: Instant;
  readonly scope: EventScope;
  readonly facts: Facts;
}

/** Declared by the family that raises it; `type` is the name partners subscribe to, and the facts are plain JSON. */
export interface EventDefinition<Facts> {
  readonly type: string;
  /** Only carries the type of the facts. */
  readonly facts?: Facts;
}

export const event = <Facts>(type: string): EventDefinition<Facts> => ({ type });

/** Raises an event inside the unit of work: undone with it, and delivered only after it is kept. */
export function emit<Facts>(world: World, definition: EventDefinition<Facts>, scope: EventScope, facts: Facts): void {
  world.raise(definition.type, scope, facts);
}
