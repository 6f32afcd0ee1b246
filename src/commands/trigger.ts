import { readFileSync } from 'node:fs';
import { OptionError } from '../config.ts';
import type { RaisedEvent } from '../library/control/events.ts';
import { exits, type Run, type Wish } from './command.ts';
import { explained } from './events.ts';
import { wholeNumber } from './numbers.ts';
import { Remote } from './remote.ts';
import type { Terminal } from './terminal.ts';

/** Raises an event, and says to whom it goes. */
export const trigger: Run = async (wish, terminal) => {
  const body = eventOf(wish);
  const raised = await Remote.of(wish, terminal)
    .ask<RaisedEvent>('POST', '/events', body)
    .catch(async error => {
      throw await explained(error, [body.eventType]);
    });
  if (wish.given.json) terminal.print(JSON.stringify(raised));
  else tell(raised, terminal);
  return exits.fine;
};

function tell(
  { eventType, occurredAt, deliveries, hint }: RaisedEvent,
  { print, note, paint, unattended }: Terminal,
): void {
  print(`${paint.bold(eventType)} at ${occurredAt}`);
  for (const { url, version, id } of deliveries)
    print(`  ${paint.good('→')} ${url}, version ${version}, delivery ${id}`);
  if (deliveries.length > 0) return;
  print(`  ${hint ?? 'nobody is subscribed to it'}`);
  if (!unattended) note('localwise listen prints and forwards what nobody has subscribed to.');
}

function eventOf({ words: [eventType = ''], given }: Wish) {
  const data = given.data === undefined ? undefined : readData(given.data);
  const profileId = wholeNumber('--profile', given.profile);
  return { eventType, profileId, resourceId: given.resource, clientId: given.client, data };
}

/** A JSON object, or the file that holds it. */
function readData(written: string): object {
  const text = written.startsWith('@') ? readText(written.slice(1)) : written;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new OptionError(`--data is not JSON: ${(error as Error).message}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new OptionError(`--data must be a JSON object, such as {"currency": "EUR"}; it is '${text.trim()}'`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OptionError(`--data names a file that cannot be read: ${(error as Error).message}`);
  }
}
