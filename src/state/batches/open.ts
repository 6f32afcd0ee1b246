import { type Actor, requireUser } from '../access/index.ts';
import {
  add,
  begin,
  emit,
  insert,
  isCurrency,
  LARGEST_MINOR,
  mayMove,
  nextNumber,
  nextUuid,
  refuse,
  type World,
  zero,
} from '../kernel/index.ts';
import { batchGroupLifecycle } from '../lifecycles/batch-group.ts';
import { requireWorkingProfile } from '../profiles/index.ts';
import { optionFor, requireOwnQuote } from '../quotes/index.ts';
import {
  createTransfer,
  findByCustomerTransaction,
  type NewTransfer,
  type Transfer,
  transfersOfBatch,
} from '../transfers/index.ts';
import { batchGroupChanged } from './events.ts';
import { requireGroup } from './find.ts';
import { type BatchGroup, batchGroups } from './record.ts';
import { change } from './version.ts';

const LONGEST_NAME = 100;
const MOST_TRANSFERS = 1_000;

/**
 * Opens a group for transfers in one source currency.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `batch.bad-name`, `batch.unknown-currency`
 * @source batchGroupCreate
 */
export function openGroup(
  world: World,
  actor: Actor,
  profileId: number,
  { name, source }: Pick<BatchGroup, 'name' | 'source'>,
): BatchGroup {
  requireWorkingProfile(world, actor, profileId);
  if (name.trim() === '' || name.length > LONGEST_NAME) refuse('batch.bad-name', { longest: LONGEST_NAME });
  if (!isCurrency(source)) refuse('batch.unknown-currency', { arguments: ['sourceCurrency', source] });
  const group: BatchGroup = {
    id: nextUuid(world),
    status: batchGroupLifecycle.initial,
    shortId: nextNumber(world, 'batch'),
    version: 0,
    name,
    source,
    userId: requireUser(actor).userId,
    profileId,
    total: zero(source),
    due: null,
    paidBy: null,
    createdAt: world.now,
  };
  insert(world, batchGroups, group);
  begin(world, batchGroupLifecycle, group);
  emit(world, batchGroupChanged, { profileId }, { groupId: group.id });
  return group;
}

/**
 * Makes a transfer in a group. The same `customerTransactionId` again is the same transfer, also when the group has
 * been completed since.
 * @throws Refusal `batch.not-found`, `access.forbidden`, `batch.transfer-elsewhere`, `batch.not-modifiable`,
 * `batch.limit-reached`, `quote.not-found`, `batch.foreign-quote`, `batch.currency-mismatch`, `batch.total-too-high`, and
 * whatever making a transfer refuses
 * @source batchGroupTransferCreate
 * @assumed an id that was used for a transfer outside of the group is a mistake, as the group would lack the transfer;
 * the quote must be of the group's profile and currency, as the group is paid for at once; a group costs no more than
 * the largest amount there is
 */
export function addTransfer(
  world: World,
  actor: Actor,
  profileId: number,
  groupId: string,
  wish: NewTransfer,
): Transfer {
  const group = requireGroup(world, actor, profileId, groupId);
  const known = findByCustomerTransaction(world, actor, wish.customerTransactionId);
  if (known?.batchId === group.id) return known;
  if (known) refuse('batch.transfer-elsewhere', { transferId: known.id });
  requireRoom(world, group);
  requireFitting(world, actor, group, wish.quoteId);
  const transfer = createTransfer(world, actor, { ...wish, batchId: group.id });
  change(world, group, { total: add(group.total, transfer.charged) });
  return transfer;
}

function requireRoom(world: World, group: BatchGroup): void {
  if (!mayMove(batchGroupLifecycle, group, 'complete')) refuse('batch.not-modifiable', { status: group.status });
  if (transfersOfBatch(world, group.id).size >= MOST_TRANSFERS) refuse('batch.limit-reached', { most: MOST_TRANSFERS });
}

function requireFitting(world: World, actor: Actor, group: BatchGroup, quoteId: string): void {
  const quote = requireOwnQuote(world, actor, quoteId);
  if (quote.profileId !== group.profileId) refuse('batch.foreign-quote', { quoteId });
  if (quote.source !== group.source) {
    refuse('batch.currency-mismatch', { currency: quote.source, wanted: group.source });
  }
  const { source: cost } = optionFor(quote, quote.preferredPayIn ?? undefined);
  if (add(group.total, cost).amountMinor > LARGEST_MINOR) refuse('batch.total-too-high', {});
}
