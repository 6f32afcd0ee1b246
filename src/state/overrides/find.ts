import type { Rows, World } from '../kernel/index.ts';
import { type Override, overrides } from './record.ts';

/** Asked of every request, and so answered by the size of a table. */
export const hasOverrides = (world: World): boolean => world.table(overrides).size > 0;

/** All of them, in the order of their document. */
export const allOverrides = (world: World): Rows<Override> => world.table(overrides).all();

export const findOverrideById = (world: World, id: number): Override | undefined => world.table(overrides).get(id);

/** The first that may still be followed and fits. */
export const findOverride = (world: World, fits: (override: Override) => boolean): Override | undefined =>
  [...world.table(overrides).list('live', '')].find(fits);
