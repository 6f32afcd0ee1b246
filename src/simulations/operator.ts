import {
  type Company,
  type Lifecycle,
  type Living,
  type Machine,
  type MoveDetails,
  movesFrom,
  type ReadTable,
  type Row,
  refuse,
  type World,
} from '../state/kernel/index.ts';

/** Records of one kind under the name the operator knows them by; those without a lifecycle can only be read. */
export interface Resource {
  readonly name: string;
  readonly machine: Machine | undefined;
  readonly rows: ReadTable<Row>;
}

/** A move that a record may make now. */
export interface OpenMove {
  readonly move: string;
  readonly to: string;
  readonly by: string;
}

/** Every kind of record in the world: by its lifecycle's resource name, else by its table's. */
export function resourcesOf(world: World): Resource[] {
  return [...namesOf(world.company)].map(([name, { machine, table }]) => ({ name, machine, rows: world.table(table) }));
}

/** @throws Refusal `world.unknown-type` */
export function requireResource(world: World, name: string): Resource {
  const named = namesOf(world.company);
  const found = named.get(name);
  if (!found) refuse('world.unknown-type', { path: 'type', type: name, known: [...named.keys()].join(', ') });
  return { name, machine: found.machine, rows: world.table(found.table) };
}

/**
 * The record under an id as a path writes it, where a number and a text look alike.
 * @throws Refusal `world.unknown-record`
 */
export function requireRecord({ name, rows }: Resource, id: string): Row {
  const found = rows.get(id) ?? (/^\d{1,15}$/.test(id) ? rows.get(Number(id)) : undefined);
  return found ?? refuse('world.unknown-record', { path: 'id', type: name, id });
}

export function openMoves({ machine }: Resource, row: Row): OpenMove[] {
  if (!machine) return [];
  const { lifecycle } = machine;
  return movesFrom(lifecycle, statusOf(row)).map(move => ({ move, ...pick(lifecycle, move) }));
}

/**
 * Plays Wise's staff and networks: drives a record to `to` by the verb that its lifecycle binds to that move, with all
 * its side effects. `move` names one of several ways there; without it the way that somebody takes is preferred to
 * the one that time takes.
 * @throws Refusal `world.unknown-type`, `world.unknown-record`, `world.no-such-move`, and whatever the verb refuses
 */
export function driveRecord(
  world: World,
  type: string,
  id: string,
  to: string,
  { move, ...details }: MoveDetails & { readonly move?: string } = {},
): Row {
  const resource = requireResource(world, type);
  const row = requireRecord(resource, id);
  const allowed = openMoves(resource, row);
  const ways = allowed.filter(open => open.to === to && (move === undefined || open.move === move));
  const way = ways.find(({ by }) => by === 'wise') ?? ways.find(({ by }) => by !== 'time') ?? ways[0];
  const verb = way && resource.machine?.verbs[way.move];
  if (!verb) refuse('world.no-such-move', { path: 'to', type, id: row.id, status: statusOf(row), to, allowed });
  operate(world, `${type} ${id}: ${way.move}`, () => verb(world, row.id, details));
  return requireRecord(resource, id);
}

/** Lets the operator do something, and then whatever that made due at once in a world that advances by itself. */
export function operate<T>(world: World, what: string, act: () => T): T {
  const done = world.transact({ kind: 'operator', what }, act);
  world.catchUp();
  return done;
}

export const statusOf = (row: Row): string => String((row as Partial<Living>).status ?? 'none');

const pick = ({ moves }: Lifecycle, move: string): { readonly to: string; readonly by: string } => {
  const found = moves[move];
  return { to: found?.to ?? '', by: found?.by ?? '' };
};

type Named = ReadonlyMap<string, { readonly machine: Machine | undefined; readonly table: Machine['table'] }>;

const named = new WeakMap<Company, Named>();

function namesOf(company: Company): Named {
  const known = named.get(company);
  if (known) return known;
  const machines = new Map(company.machines.map(machine => [machine.table.name, machine]));
  const made: Named = new Map(
    [...company.tables.values()].map(table => {
      const machine = machines.get(table.name);
      return [machine?.resource ?? table.name, { machine, table }];
    }),
  );
  named.set(company, made);
  return made;
}
