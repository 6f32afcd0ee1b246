import { nextNumber } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Json } from './json.ts';
import { table } from './table.ts';
import type { World } from './world.ts';
import { insert, remove } from './write.ts';

/** Something that must happen at a time of the world's clock. */
export interface Task {
  readonly id: number;
  readonly at: Instant;
  /** `move` for a lifecycle's timer; otherwise a name from the company's list of tasks. */
  readonly kind: string;
  /** Tasks of one owner are cancelled together. */
  readonly owner: string;
  readonly facts: Json;
}

export const tasks = table<Task>()('tasks', {
  due: { key: () => '', order: task => task.at },
  byOwner: { key: task => task.owner },
});

/** What a lifecycle's timer does when it is due. */
export type TimedMove = {
  readonly lifecycle: string;
  readonly id: string | number;
  readonly move: string;
  /** What its verb is told. */
  readonly details?: { readonly [fact: string]: Json };
};

/** Puts a task on the agenda. */
export function schedule(world: World, at: Instant, kind: string, owner: string, facts: Json): void {
  insert(world, tasks, { id: nextNumber(world, 'task'), at, kind, owner, facts });
}

/** Takes every task of an owner off the agenda. */
export function unschedule(world: World, owner: string): void {
  for (const task of [...world.table(tasks).list('byOwner', owner)]) remove(world, tasks, task.id);
}

export const startTimer = (world: World, at: Instant, move: TimedMove): void =>
  schedule(world, at, 'move', timerOwner(move.lifecycle, move.id), { ...move });

export const cancelTimers = (world: World, lifecycle: string, id: string | number): void =>
  unschedule(world, timerOwner(lifecycle, id));

const timerOwner = (lifecycle: string, id: string | number): string => `${lifecycle}:${id}`;
