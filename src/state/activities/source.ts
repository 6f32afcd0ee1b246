import type { DomainEvent, EventDefinition, World } from '../kernel/index.ts';

/** How one kind of event is told in the feed. */
export interface Source {
  readonly type: string;
  readonly react: (world: World, event: DomainEvent) => void;
}

/** Binds an event to the function that tells of it. */
export const on = <Facts>(
  { type }: EventDefinition<Facts>,
  react: (world: World, facts: Facts, event: DomainEvent) => void,
): Source => ({ type, react: (world, event) => react(world, event.facts as Facts, event) });
