import { cancelTimers, startTimer } from './agenda.ts';
import { isKeptFrom, type Plan, passStep, type Step, setCourse, stepsOf } from './course.ts';
import type { Duration } from './instant.ts';
import { later } from './instant.ts';
import { type RefusalCode, refuse } from './refusal.ts';
import type { HistoryItem, Row, TableDefinition } from './table.ts';
import type { World } from './world.ts';
import { replace } from './write.ts';

/** How a world lets moves made by Wise come about: at once, after their usual time, or only when told. */
export type Pace = 'immediate' | 'clock' | 'manual';

/** Who usually causes a move. It feeds diagrams and the control interface, and never decides. */
export type Mover = 'partner' | 'customer' | 'wise' | 'time';

export interface Move<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
  readonly by: Mover;
  /** A rule of the business: the move happens this long after the state was entered. */
  readonly after?: Duration;
  /** How long Wise usually takes; holds where the world's settings say `clock`. */
  readonly pace?: Duration;
  /**
   * Its pace holds in a world that leaves Wise's moves to the operator, too, unless the settings name its lifecycle:
   * without it nobody gets anywhere.
   */
  readonly unattended?: true;
}

export interface Lifecycle<State extends string = string, MoveName extends string = string> {
  readonly name: string;
  readonly initial: State;
  /** Each state with what it means. */
  readonly states: Readonly<Record<State, string>>;
  readonly moves: Readonly<Record<MoveName, Move<State>>>;
  /** The event raised by each change. */
  readonly announces?: string;
  readonly source: string;
}

export type StateOf<L> = L extends Lifecycle<infer State, string> ? State : never;
export type MoveOf<L> = L extends Lifecycle<string, infer MoveName> ? MoveName : never;

/** Declares a lifecycle; a move from or to a state that does not exist does not compile. */
export const lifecycle = <const State extends string, const MoveName extends string>(
  definition: Lifecycle<State, MoveName> & { readonly moves: Record<MoveName, Move<NoInfer<State>>> },
): Lifecycle<State, MoveName> => definition;

export interface Living<State extends string = string> extends Row {
  readonly status: State;
}

/** What a caller may add to a move: why, and facts the verb understands. */
export interface MoveDetails {
  readonly reason?: string;
  readonly [fact: string]: unknown;
}

export interface Change {
  readonly move: string;
  readonly from: string | null;
  readonly to: string;
}

/** A lifecycle with the table it rules and the verb behind every move; `company.ts` lists them all. */
export interface Machine {
  readonly lifecycle: Lifecycle;
  /** The plural under which the control interface shows the records. */
  readonly resource: string;
  // biome-ignore lint/suspicious/noExplicitAny: machines of all record types stand in one list.
  readonly table: TableDefinition<any, never>;
  // biome-ignore lint/suspicious/noExplicitAny: as above; `machine()` checks each against its record.
  readonly verbs: Readonly<Record<string, (world: World, id: any, details: MoveDetails) => unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly announce?: (world: World, row: any, change: Change) => void;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly waits?: (row: any, move: string) => boolean;
}

/** Binds a lifecycle to its records. Every move needs its verb, so that operator, clock and partner all do the same. */
export const machine = <State extends string, MoveName extends string, R extends Living<State>>(definition: {
  readonly lifecycle: Lifecycle<State, MoveName>;
  readonly resource: string;
  readonly table: TableDefinition<R, never>;
  readonly verbs: Readonly<Record<MoveName, (world: World, id: R['id'], details: MoveDetails) => unknown>>;
  readonly announce?: (world: World, row: R, change: Change) => void;
  /** Whether a record waits for a timed move to come about by itself; where this is absent, each does. */
  readonly waits?: (row: R, move: MoveName) => boolean;
}): Machine => definition as unknown as Machine;

/** The names of the moves that may leave `status`. */
export function movesFrom<State extends string, MoveName extends string>(
  { moves }: Lifecycle<State, MoveName>,
  status: State,
): MoveName[] {
  return (Object.keys(moves) as MoveName[]).filter(name => moves[name].from.includes(status));
}

export const mayMove = <State extends string, MoveName extends string>(
  rules: Lifecycle<State, MoveName>,
  row: { readonly status: State },
  move: MoveName,
): boolean => rules.moves[move].from.includes(row.status);

/** Refuses with `code` unless the record may make this move now. */
export function requireMove<State extends string, MoveName extends string>(
  rules: Lifecycle<State, MoveName>,
  row: Living<State>,
  move: MoveName,
  code: RefusalCode,
): void {
  if (mayMove(rules, row, move)) return;
  refuse(code, { id: row.id, status: row.status, move, allowed: movesFrom(rules, row.status) });
}

/** Begins a record's life: starts the timers of its first state and announces it. Call right after `insert`. */
export function begin(world: World, rules: Lifecycle, row: Living): void {
  startTimers(world, rules, row);
  world.company.machine(rules.name).announce?.(world, row, { move: 'create', from: null, to: row.status });
}

/**
 * The only code that changes a status: checks the table, writes the history, announces the change, restarts timers.
 * A verb has checked `requireMove` before its first write, so an illegal move here is a bug.
 */
export function advance<State extends string, MoveName extends string>(
  world: World,
  rules: Lifecycle<State, MoveName>,
  id: string | number,
  move: MoveName,
  details: MoveDetails = {},
): void {
  const { table, announce } = world.company.machine(rules.name);
  const before = world.table(table).get(id) as Living<State> | undefined;
  if (!before || !mayMove(rules, before, move)) {
    throw new Error(`${rules.name} ${id} cannot ${move} while ${before?.status ?? 'unknown'}`);
  }
  const to = rules.moves[move].to;
  const item: HistoryItem = {
    at: world.now,
    move,
    from: before.status,
    to,
    cause: world.cause,
    ...(details.reason === undefined ? {} : { reason: details.reason }),
  };
  const row = replace(world, table, id, { status: to }, item) as Living<State>;
  cancelTimers(world, rules.name, id);
  passStep(world, rules.name, id, move);
  startTimers(world, rules, row);
  announce?.(world, row, { move, from: before.status, to });
}

/** Starts the timers of a record's state again: what kept its moves from happening is over. */
export function resume(world: World, rules: Lifecycle, row: Living): void {
  cancelTimers(world, rules.name, row.id);
  startTimers(world, rules, row);
}

/** Sets how a record fares, whatever its world does by itself. Without a plan it fares as usual. */
export function steer(world: World, rules: Lifecycle, id: string | number, plan: Plan | undefined): void {
  if (!plan) return;
  setCourse(world, rules.name, id, plan);
  const row = world.table(world.company.machine(rules.name).table).get(id) as Living | undefined;
  if (row) resume(world, rules, row);
}

/** The step that a record's course has it take from where it is now. */
function nextStep(world: World, rules: Lifecycle, row: Living): Step | undefined {
  const { waits } = world.company.machine(rules.name);
  return stepsOf(world, rules.name, row.id).find(
    ({ move, from }) =>
      (from ?? row.status) === row.status && mayMove(rules, row, move) && waits?.(row, move) !== false,
  );
}

function startTimers(world: World, rules: Lifecycle, row: Living): void {
  const { waits } = world.company.machine(rules.name);
  const step = nextStep(world, rules, row);
  if (step) {
    const { move, details } = step;
    startTimer(world, world.now, { lifecycle: rules.name, id: row.id, move, ...(details ? { details } : {}) });
  }
  for (const [move, { from, after, by }] of Object.entries(rules.moves)) {
    if (!from.includes(row.status) || waits?.(row, move) === false) continue;
    // What Wise would do by itself is not done beside the step that was ordered, or is kept from happening.
    if (by === 'wise' && (step || isKeptFrom(world, rules.name, row.id, move))) continue;
    const wait = after ?? (by === 'wise' ? usualWait(world, rules, move) : undefined);
    if (wait !== undefined) startTimer(world, later(world.now, wait), { lifecycle: rules.name, id: row.id, move });
  }
}

/** How long a move of Wise's takes in this world; undefined where it waits for the operator. */
export function usualWait(world: World, { name, moves }: Lifecycle, move: string): Duration | undefined {
  const { pace: usual, unattended } = moves[move] ?? {};
  if (usual === undefined) return undefined;
  const { autoAdvance } = world.settings;
  const named = typeof autoAdvance === 'string' ? undefined : autoAdvance[name];
  const pace = named ?? (typeof autoAdvance === 'string' ? autoAdvance : 'manual');
  if (pace === 'manual') return unattended && named === undefined ? usual : undefined;
  return pace === 'immediate' ? 0 : usual;
}
