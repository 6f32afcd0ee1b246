/** Transfers that a partner makes for its own customers. */
import { type Actor, requireUser } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { requireQuote } from '../quotes/index.ts';
import { makeTransfer, type NewTransfer } from './create.ts';
import { findByWish, findTransfer } from './find.ts';
import type { Originator } from './originator.ts';
import type { Transfer, TransferKind } from './record.ts';

export interface NewThirdPartyTransfer extends NewTransfer {
  readonly kind: Exclude<TransferKind, 'standard'>;
  readonly originator: Originator;
}

/**
 * Makes a transfer whose real sender is somebody the partner serves. The same own id is the same transfer, whatever else
 * was sent: among those of the profile for third parties, among those of the user in the older way.
 * @throws Refusal `access.forbidden`, `quote.not-found`, and what `makeTransfer` refuses
 * @source transferThirdPartyCreate; transferPartnerLicenceCreate
 */
export function createThirdPartyTransfer(
  world: World,
  actor: Actor,
  profileId: number,
  wish: NewThirdPartyTransfer,
): Transfer {
  const { userId } = requireUser(actor);
  requireProfile(world, actor, profileId);
  const known = findByWish(world, { ...wish, userId, profileId });
  if (known) return known;
  return makeTransfer(world, actor, wish, requireQuote(world, actor, profileId, wish.quoteId));
}

/**
 * A transfer of the profile that was made for somebody else. Any other is not there.
 * @throws Refusal `access.forbidden`, `transfer.not-found`
 * @source transferThirdPartyGet
 */
export function requireThirdPartyTransfer(world: World, actor: Actor, profileId: number, id: number): Transfer {
  requireProfile(world, actor, profileId);
  const transfer = findTransfer(world, id);
  if (transfer?.profileId === profileId && transfer.originator) return transfer;
  return refuse('transfer.not-found', { transferId: id });
}
