import { type EventType, eventTypeOf, eventTypes } from '../../state/webhooks/index.ts';
import { editDistance } from '../plugins/edit-distance.ts';
import { type Reader, text, Unfit } from './body.ts';

/** Beyond these it is no misspelling of ours. */
const MOST_LETTERS = 60;

/** An event by its name, in an older spelling too; what is near to one is answered with it. */
export const eventType: Reader<EventType> = value => {
  const name = text(value);
  const known = eventTypeOf(name);
  if (known) return known;
  throw new Unfit(
    `must be an event such as ${nearestTo(name.slice(0, MOST_LETTERS))}; ${name.slice(0, MOST_LETTERS)} is none`,
  );
};

function nearestTo(name: string): EventType {
  const far = (type: EventType): number => editDistance(type, name);
  return eventTypes.reduce((best, type) => (far(type) < far(best) ? type : best));
}
