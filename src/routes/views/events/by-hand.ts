import type { EventScope, Json, World } from '../../../state/kernel/index.ts';
import { catalogue, type EventRow, type EventType } from '../../../state/webhooks/index.ts';
import { renderData } from '../events.ts';
import { changed } from './fields/change.ts';
import { fieldsOf, sampleOf, type Whose } from './fields/index.ts';

/** What a tester raises: of a record in the world, with the facts that would be told of it, or of nobody's. */
export type Raised = {
  readonly eventType: EventType;
  readonly scope: EventScope;
} & (
  | { readonly facts: Json; readonly resource: string; readonly id: string | number; readonly whose?: never }
  | { readonly facts?: never; readonly resource?: never; readonly id?: never; readonly whose: Whose }
);

/** What one version of the payload says, with a tester's changes. */
export function sayIn(world: World, schema: string, raised: Raised, changes: Readonly<Record<string, unknown>>): Json {
  const { eventType, facts, whose } = raised;
  const at = world.now;
  const data = whose ? sampleOf(eventType, { schema, at, whose }) : renderData(world, { eventType, schema, at, facts });
  return changed(schema, fieldsOf(eventType, schema), data, changes) as Json;
}

/** An event of the catalogue: where and in which versions it is told, what causes it, and what its payloads look like. */
export function showEventType(world: World, eventType: EventType, whose: Whose) {
  const { levels, schemas, alsoTaken = [], orderedBy, when }: EventRow = catalogue[eventType];
  const at = world.now;
  const samples = schemas.map(schema => [schema, sampleOf(eventType, { schema, at, whose })]);
  const announcing = world.company.machines.filter(({ lifecycle }) => lifecycle.announces === eventType);
  return {
    eventType,
    levels,
    versions: schemas,
    alsoTaken,
    orderedBy,
    lifecycles: announcing.map(({ lifecycle, resource }) => ({ name: lifecycle.name, resource })),
    when: when ?? null,
    samples: Object.fromEntries(samples),
  };
}
