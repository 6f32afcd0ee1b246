/** A transfer waits for the review of its sender. */
import { type DomainEvent, mayMove, resume, type World } from '../kernel/index.ts';
import {
  blockingReview,
  isBlocking,
  isGeneral,
  type Review,
  raiseReview,
  reviewChanged,
  type Trigger,
} from '../kyc/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { findTransfer } from './find.ts';
import { listKey, type Transfer, transfers } from './record.ts';

const ownTrigger = ({ id }: Transfer): Trigger => ({ type: 'TRANSFER', id });
const quoteTrigger = ({ quoteId: id }: Transfer): Trigger => ({ type: 'QUOTE', id });

/**
 * Has the sender reviewed where that is needed.
 * @source kycReviewGet, triggerReferences
 * @assumed a quote alone has nobody reviewed: the first transfer made from it does
 */
export function reviewSender(world: World, transfer: Transfer): void {
  const { profileId, source, target } = transfer;
  raiseReview(world, profileId, ownTrigger(transfer), { route: { source, target }, behind: quoteTrigger(transfer) });
}

/** The review that must pass before the transfer goes on. */
export const reviewAwaited = (world: World, transfer: Transfer): Review | undefined =>
  blockingReview(world, transfer.profileId, quoteTrigger(transfer), ownTrigger(transfer));

/** What a review held up goes on by itself once it has passed, where the world does. */
export function resumeReviewed(world: World, event: DomainEvent): void {
  if (event.type !== reviewChanged.type) return;
  const { review, minor } = event.facts as { readonly review: Review; readonly minor: boolean };
  if (minor || isBlocking(review)) return;
  for (const transfer of heldUpBy(world, review)) {
    const isHeld = mayMove(transferLifecycle, transfer, 'convert') || mayMove(transferLifecycle, transfer, 'payOut');
    const isFree = transfer.issues.length === 0 && reviewAwaited(world, transfer) === undefined;
    if (isHeld && isFree) resume(world, transferLifecycle, transfer);
  }
}

function heldUpBy(world: World, review: Review): Transfer[] {
  const { profileId, triggers } = review;
  const table = world.table(transfers);
  if (isGeneral(review)) {
    const statuses = ['processing', 'funds_converted'];
    return statuses.flatMap(status => [...table.list('byStatus', listKey({ profileId, status }))]);
  }
  return triggers.flatMap(({ type, id }) => {
    if (type === 'QUOTE') return table.find('byQuote', String(id)) ?? [];
    return type === 'TRANSFER' ? (findTransfer(world, Number(id)) ?? []) : [];
  });
}
