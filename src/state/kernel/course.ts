import type { Json } from './json.ts';
import { table } from './table.ts';
import type { World } from './world.ts';
import { insert, patch, remove } from './write.ts';

/** One move that a record is to make. */
export interface Step {
  readonly move: string;
  /** Only from this state, where the move could be made from several. */
  readonly from?: string;
  /** What its verb is told. */
  readonly details?: { readonly [fact: string]: Json };
}

/** How a record fares whatever its world does by itself: it takes these steps as soon as it may, or is kept from them. */
export type Plan = { readonly take: readonly Step[] } | { readonly keepFrom: readonly string[] };

/** A plan that is being followed. It is over with its last step, or once a move that was kept from it was made by somebody. */
export interface Course {
  /** The record's, by its lifecycle: `transfer:2148000001`. */
  readonly id: string;
  readonly plan: Plan;
}

export const courses = table<Course>()('courses', {});

const keyOf = (lifecycle: string, id: string | number): string => `${lifecycle}:${id}`;

const planOf = (world: World, lifecycle: string, id: string | number): Plan | undefined => {
  const table = world.table(courses);
  // Records on a course are few, and every change of a status asks.
  return table.size === 0 ? undefined : table.get(keyOf(lifecycle, id))?.plan;
};

/** The steps that are still before a record. */
export function stepsOf(world: World, lifecycle: string, id: string | number): readonly Step[] {
  const plan = planOf(world, lifecycle, id);
  return plan && 'take' in plan ? plan.take : [];
}

/** Whether a record is kept from a move until somebody makes it. */
export function isKeptFrom(world: World, lifecycle: string, id: string | number, move: string): boolean {
  const plan = planOf(world, lifecycle, id);
  return plan !== undefined && 'keepFrom' in plan && plan.keepFrom.includes(move);
}

/** Sets a record's course, in the place of any it had. */
export function setCourse(world: World, lifecycle: string, id: string | number, plan: Plan): void {
  const key = keyOf(lifecycle, id);
  if (world.table(courses).get(key)) patch(world, courses, key, { plan });
  else insert(world, courses, { id: key, plan });
}

/** A move was made, by whomever: a step is behind the record, or it was the one it was kept from. */
export function passStep(world: World, lifecycle: string, id: string | number, move: string): void {
  const plan = planOf(world, lifecycle, id);
  if (!plan) return;
  const key = keyOf(lifecycle, id);
  if ('keepFrom' in plan) {
    if (plan.keepFrom.includes(move)) remove(world, courses, key);
    return;
  }
  const left = plan.take.slice(plan.take.findIndex(step => step.move === move) + 1);
  if (left.length === 0) remove(world, courses, key);
  else if (left.length < plan.take.length) patch(world, courses, key, { plan: { take: left } });
}
