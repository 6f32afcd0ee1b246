import { type Task, type TimedMove, tasks } from './agenda.ts';
import type { Instant } from './instant.ts';
import type { Cause } from './unit.ts';
import type { World } from './world.ts';
import { remove } from './write.ts';

/** What ran while time passed. */
export interface Fired {
  readonly at: Instant;
  readonly what: string;
  /** Set when the task failed; it is off the agenda all the same. */
  readonly error?: string;
}

/** Runs what is due up to `until`, in order, each task in a unit of its own at its own due time. */
export function runDue(world: World, until: Instant): Fired[] {
  const fired: Fired[] = [];
  for (let task = nextDue(world, until); task; task = nextDue(world, until)) fired.push(run(world, task));
  return fired;
}

function nextDue(world: World, until: Instant): Task | undefined {
  const first = world.table(tasks).list('due', '').first();
  return first && first.at <= until ? first : undefined;
}

function run(world: World, task: Task): Fired {
  const what = describeTask(task);
  const cause: Cause = { kind: 'time', what };
  try {
    world.transact(cause, () => perform(world, task), task.at);
    return { at: task.at, what };
  } catch (error) {
    // Off the agenda all the same, or it would fail for ever and hold up all that follows.
    world.transact(cause, () => remove(world, tasks, task.id), task.at);
    return { at: task.at, what, error: error instanceof Error ? error.message : String(error) };
  }
}

function perform(world: World, task: Task): void {
  remove(world, tasks, task.id);
  if (task.kind !== 'move') {
    world.company.tasks[task.kind]?.(world, task.facts);
    return;
  }
  const { lifecycle, id, move, details } = task.facts as TimedMove;
  world.company.machine(lifecycle).verbs[move]?.(world, id, { reason: 'due', ...details });
}

/** A task in words: `transfer 2148000001: lapse`. */
export function describeTask(task: Task): string {
  if (task.kind !== 'move') return task.kind;
  const { lifecycle, id, move } = task.facts as TimedMove;
  return `${lifecycle} ${id}: ${move}`;
}
