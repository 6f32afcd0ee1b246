import type { Touch } from './changed-rows.ts';
import type { DomainEvent } from './event.ts';
import type { Instant } from './instant.ts';
import type { World } from './world.ts';

/** Why something happens: written into histories, and told by the control interface. */
export type Cause =
  | {
      readonly kind: 'request';
      readonly operation: string;
      readonly trace: string;
      /** The override that orders an outcome of this request. */
      readonly override?: number;
    }
  | { readonly kind: 'operator'; readonly what: string }
  | { readonly kind: 'time'; readonly what: string }
  | { readonly kind: 'seed' };

/** A unit of work under way: its one instant, how to take it back, and what it has raised. */
export interface Unit {
  readonly cause: Cause;
  readonly now: Instant;
  readonly undo: (() => void)[];
  readonly touched: Touch[];
  readonly events: DomainEvent[];
}

export const newUnit = (cause: Cause, now: Instant): Unit => ({ cause, now, undo: [], touched: [], events: [] });

/** Plays the undo list back, the latest step first. */
export function rollBack(unit: Unit): void {
  for (const step of unit.undo.reverse()) step();
}

/** Lets the families react to what was raised. That may raise more; all of it belongs to this unit. */
export function reactTo(world: World, unit: Unit): void {
  for (let i = 0; i < unit.events.length; i++) {
    const raised = unit.events[i] as DomainEvent;
    for (const react of world.company.reactions) react(world, raised);
  }
}
