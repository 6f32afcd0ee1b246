import { insert, nextNumber, patch, remove, type World } from '../kernel/index.ts';
import { allOverrides } from './find.ts';
import { type Override, overrides } from './record.ts';

export type OverrideWish = Omit<Override, 'id' | 'hits'>;

/**
 * Puts a whole document in the place of the one before.
 * @assumed counts begin anew: whoever sends a document again starts another test
 */
export function replaceOverrides(world: World, wishes: readonly OverrideWish[]): void {
  for (const { id } of [...allOverrides(world)]) remove(world, overrides, id);
  for (const wish of wishes) insert(world, overrides, { ...wish, id: nextNumber(world, 'override'), hits: 0 });
}

/** An override was followed. */
export const countHit = (world: World, { id, hits }: Override): Override =>
  patch(world, overrides, id, { hits: hits + 1 });
