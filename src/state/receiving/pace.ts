import type { World } from '../kernel/index.ts';

/**
 * Whether the world's settings name this lifecycle, and want it to take its time. Otherwise what Wise usually does in
 * seconds is done within the call, since the documentation shows it done.
 * @assumed a pace for all lifecycles does not count: tests of receiving money expect it on the balance
 */
export function takesTime(world: World, { name }: { readonly name: string }): boolean {
  const { autoAdvance } = world.settings;
  if (typeof autoAdvance === 'string') return false;
  const pace = autoAdvance[name];
  return pace !== undefined && pace !== 'immediate';
}
