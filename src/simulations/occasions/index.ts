import {
  type Change,
  type HistoryItem,
  type Machine,
  type Row,
  refuse,
  type TableDefinition,
  type World,
} from '../../state/kernel/index.ts';
import type { Occasion } from './occasion.ts';
import { tellers } from './tellers.ts';

export type { Occasion } from './occasion.ts';

/** About whom and what an event is to be. */
export interface Subject {
  readonly profileId?: number;
  readonly resourceId?: string;
}

/** How far back a fitting record is looked for, of those that are the newest in the world. */
const LOOKED_AT = 1_000;

/** Where records of one kind are found, and how an event tells of one. */
interface Source {
  readonly resource: string;
  readonly table: TableDefinition<Row, never>;
  readonly tell: (world: World, row: Row) => Pick<Occasion, 'scope' | 'facts'> | undefined;
}

/**
 * The event that would be raised about a record if it happened now: the one of `resourceId`, or the newest one that is
 * of the profile and that the event can be about. Nothing comes of asking.
 * @throws Refusal `world.unknown-record` when there is no such record, or it is another profile's
 */
export function findOccasion(world: World, type: string, subject: Subject): Occasion | undefined {
  const { resourceId } = subject;
  const sources = sourcesOf(world, type);
  for (const source of sources) {
    for (const row of candidates(world, source, subject)) {
      const told = source.tell(world, row);
      if (told) return { ...told, resource: source.resource, id: row.id };
    }
  }
  if (resourceId === undefined) return undefined;
  const kinds = sources.map(({ resource }) => resource).join(' or ');
  return refuse('world.unknown-record', { path: 'resourceId', type: kinds, id: resourceId });
}

function candidates(world: World, { table }: Source, { profileId, resourceId }: Subject): Row[] {
  const rows = world.table(table);
  const named = resourceId === undefined ? undefined : (rows.get(resourceId) ?? rows.get(Number(resourceId)));
  const all = resourceId === undefined ? rows.all().page(0, LOOKED_AT, true) : named ? [named] : [];
  return profileId === undefined ? all : all.filter(row => isOf(table.name, row, profileId));
}

/** A record without a profile is as much one's as another's. */
function isOf(table: string, row: Row, profileId: number): boolean {
  if (table === 'profiles' || table === 'overdrafts' || table === 'cdd-checks') return row.id === profileId;
  const owner = (row as { readonly profileId?: number | null }).profileId;
  return owner === undefined || owner === null || owner === profileId;
}

/** What lifecycles announce is told as they announce it; the kind that the event is named after comes first. */
function sourcesOf(world: World, type: string): Source[] {
  const [noun] = type.split('#');
  const announced = world.company.machines
    .filter(({ lifecycle, announce }) => announce && lifecycle.announces === type)
    .map(machine => ({ resource: machine.resource, table: machine.table, tell: announcing(machine, type) }));
  const own = tellers.filter(teller => teller.type === type);
  return [...own, ...announced].sort((a, b) => Number(b.resource === noun) - Number(a.resource === noun));
}

/** Lets a lifecycle announce the latest change of a record once more, and listens. */
const announcing =
  ({ announce, table }: Machine, type: string): Source['tell'] =>
  (world, row) => {
    const history = world.table(table).history(row.id);
    for (const item of [...history].reverse()) {
      const found = world.rehearse(item.cause, raised => {
        announce?.(world, row, changeOf(item));
        return raised.find(each => each.type === type);
      });
      if (found) return { scope: found.scope, facts: found.facts as Occasion['facts'] };
    }
    return undefined;
  };

const changeOf = ({ move, from, to }: HistoryItem): Change => ({ move, from, to: to ?? '' });
