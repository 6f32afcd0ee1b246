import { hexDigits, patch, type World } from '../kernel/index.ts';
import { type BatchGroup, batchGroups } from './record.ts';

/**
 * Changes a group and gives it another version.
 * @source batchGroupGet, version
 */
export const change = (
  world: World,
  { id, version }: BatchGroup,
  changes: Partial<Pick<BatchGroup, 'total' | 'due' | 'paidBy'>> = {},
): BatchGroup => patch(world, batchGroups, id, { ...changes, version: anotherVersion(world, version) });

/**
 * A number that is not the one before, of either sign, so that nobody comes to rely on an order.
 * @assumed no more than 52 bits: larger ones are no longer exact in the JSON of many clients
 */
function anotherVersion(world: World, before: number): number {
  const size = Number.parseInt(hexDigits(world, 13), 16);
  const version = hexDigits(world, 1) < '8' ? size : 0 - size;
  return version === before ? version + 1 : version;
}
