import type { EventDefinition, EventScope, Json, Row, TableDefinition, World } from '../../state/kernel/index.ts';

/** An event as it would be raised about a record, if it happened now. */
export interface Occasion {
  readonly scope: EventScope;
  readonly facts: Json;
  /** The kind of the record, as the operator knows it, and its id. */
  readonly resource: string;
  readonly id: string | number;
}

/** Tells of a record what an event would; undefined where the event cannot be about it. */
export interface Teller {
  readonly type: string;
  readonly resource: string;
  // biome-ignore lint/suspicious/noExplicitAny: tellers of all record types stand in one list; `telling()` checks each.
  readonly table: TableDefinition<any, never>;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly tell: (world: World, row: any) => { readonly scope: EventScope; readonly facts: Json } | undefined;
}

/** Ties an event to the records it is about. Whose affair it is follows from the facts, where nothing else is said. */
export const telling = <Facts, R extends Row>(
  { type }: EventDefinition<Facts>,
  resource: string,
  table: TableDefinition<R, never>,
  factsOf: (world: World, row: R) => Facts | undefined,
  scopeOf: (row: R, facts: Facts) => EventScope = (_row, facts) => profileOf(facts),
): Teller => ({
  type,
  resource,
  table,
  tell: (world: World, row: R) => {
    const facts = factsOf(world, row);
    return facts === undefined ? undefined : { scope: scopeOf(row, facts), facts: facts as Json };
  },
});

function profileOf(facts: unknown): EventScope {
  const { profileId } = facts as { readonly profileId?: number };
  return profileId === undefined ? {} : { profileId };
}
