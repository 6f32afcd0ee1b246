import { emit, hexDigits, patch, type World } from '../kernel/index.ts';
import { batchGroupChanged } from './events.ts';
import { type BatchGroup, batchGroups } from './record.ts';

/**
 * Changes a group, gives it another version, and tells of it.
 * @source batchGroupGet, version
 */
export function change(
  world: World,
  { id, profileId, version }: BatchGroup,
  changes: Partial<Pick<BatchGroup, 'total' | 'due' | 'paidBy'>> = {},
): BatchGroup {
  emit(world, batchGroupChanged, { profileId }, { groupId: id });
  return patch(world, batchGroups, id, { ...changes, version: anotherVersion(world, version) });
}

/**
 * A number that is not the one before, of either sign, so that nobody comes to rely on an order.
 * @assumed no more than 52 bits: larger ones are no longer exact in the JSON of many clients
 */
function anotherVersion(world: World, before: number): number {
  const size = Number.parseInt(hexDigits(world, 13), 16);
  const version = hexDigits(world, 1) < '8' ? size : 0 - size;
  return version === before ? version + 1 : version;
}
