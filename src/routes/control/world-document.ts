import { defaultSettings, Refusal, refuse, type World } from '../../state/kernel/index.ts';
import { type Reader, readSomeFields, Unfit } from './body.ts';
import { readSettings } from './settings.ts';

/** A world is larger than any request a partner sends. */
export const LARGEST_WORLD = 1_000_000_000;

/** Settings are read as when somebody sets them; the rest of a document is for the world to judge. */
export const worldDocument =
  (world: World): Reader<object> =>
  value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Unfit('must be a JSON object, as GET /_localwise/export answers it');
    readSomeFields(value, { settings: settings => readSettings(world, settings, defaultSettings) });
    return value;
  };

/** Names the place in a document as seen from the body that it stands in. */
export function within<T>(field: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'world.bad-document') throw error;
    return refuse(error.code, { ...error.details, path: `${field}.${error.details.path}` });
  }
}
