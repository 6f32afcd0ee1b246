import { clients } from '../../state/access/index.ts';
import { type Problem, refuse, type World } from '../../state/kernel/index.ts';
import { findProfile } from '../../state/profiles/index.ts';
import { type EventType, eventTypeOf, eventTypes } from '../../state/webhooks/index.ts';
import { nearestWord } from '../plugins/nearest-word.ts';
import { type BadChange, badChanges } from '../views/events/fields/change.ts';
import { type Reader, readFields, recordOf, required, text, Unfit, whole } from './body.ts';

/** What a tester wants to be told of. */
export interface EventWish {
  readonly eventType: EventType;
  readonly profileId?: number;
  readonly resourceId?: string;
  readonly clientId?: string;
  /** What the payload is to say instead, by the names of its fields. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Ids are numbers here and texts there; both are taken. */
const id: Reader<string> = value =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : text(value);

const changes: Reader<Readonly<Record<string, unknown>>> = value => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unfit('must be a JSON object');
  return recordOf(value);
};

const fields = {
  eventType: text,
  profileId: whole(1, Number.MAX_SAFE_INTEGER),
  resourceId: id,
  clientId: text,
  data: changes,
};

/**
 * @throws Refusal `request.malformed`, `webhook.nothing-such`, `webhook.unknown-field`, `world.unknown-record` for a
 * profile or an application that is not there
 */
export function readEventWish(world: World, body: unknown): EventWish {
  const given = readFields(body, fields);
  const name = required(given.eventType, 'eventType');
  const eventType = eventTypeOf(name) ?? refuse('webhook.nothing-such', nearestEvent(name));
  const { profileId, clientId, data = {} } = given;
  if (profileId !== undefined && !findProfile(world, profileId)) {
    refuse('world.unknown-record', { path: 'profileId', type: 'profiles', id: profileId });
  }
  if (clientId !== undefined && !world.table(clients).get(clientId)) {
    refuse('world.unknown-record', { path: 'clientId', type: 'clients', id: clientId });
  }
  const problems = badChanges(eventType, data).map(change => problemOf(eventType, change));
  if (problems.length > 0) refuse('webhook.unknown-field', { eventType, problems });
  return { ...given, eventType, data };
}

const nearestEvent = (eventType: string) => ({
  path: 'eventType',
  eventType,
  nearest: nearestWord(eventType, eventTypes),
});

function problemOf(eventType: string, { path, holds, names }: BadChange): Problem {
  if (holds) return { code: 'NOT_VALID', path, message: `${path} must be ${articled(holds)}` };
  const name = path.slice(path.lastIndexOf('.') + 1);
  const message = `${path} is no field of ${eventType}; did you mean ${nearestWord(name, names)}?`;
  return { code: 'UNKNOWN_FIELD', path, message, accepted: names };
}

const articled = (holds: NonNullable<BadChange['holds']>): string =>
  ({
    whole: 'a whole number',
    decimal: 'a number',
    text: 'a text',
    uuid: 'a UUID',
    flag: 'true or false',
    id: 'a number or a text',
    time: 'a moment as text',
    object: 'a JSON object',
    list: 'a list',
  })[holds];
