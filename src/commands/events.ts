import { OptionError } from '../config.ts';
import { Refused } from './remote.ts';
import { unknown } from './suggestion.ts';

export async function knownEvents(): Promise<readonly string[]> {
  const { catalogue } = await import('../state/webhooks/index.ts');
  return Object.keys(catalogue);
}

/** The server is the judge of what it knows; where it refuses an event, this program guesses what was meant. */
export async function explained(error: unknown, named: readonly string[]): Promise<unknown> {
  if (!(error instanceof Refused)) return error;
  const known = await knownEvents();
  const stranger = named.find(type => !known.includes(type));
  return stranger === undefined ? error : new OptionError(unknown('event', stranger, known));
}
