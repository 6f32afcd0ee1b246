import { type EventType, eventTypeOf, eventTypes } from '../../state/webhooks/index.ts';
import { nearestWord } from '../plugins/nearest-word.ts';
import { type Reader, text, Unfit } from './body.ts';

/** As much of a name as is said again. */
const MOST_LETTERS = 60;

/** An event by its name, in an older spelling too; what is near to one is answered with it. */
export const eventType: Reader<EventType> = value => {
  const name = text(value);
  const known = eventTypeOf(name);
  if (known) return known;
  throw new Unfit(`must be an event such as ${nearestWord(name, eventTypes)}; ${name.slice(0, MOST_LETTERS)} is none`);
};
