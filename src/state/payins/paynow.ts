import type { Actor } from '../access/index.ts';
import { insert, nextNumber, refuse, type World } from '../kernel/index.ts';
import { requireReceivingProfile } from '../profiles/index.ts';
import { findByPayinSession, isPaid, type Transfer } from '../transfers/index.ts';
import { type PayNowRequest, payNowRequests } from './record.ts';
import { payNowPayee } from './reference.ts';

/**
 * What the sender needs to pay for a transfer by PayNow. Asking again answers the same.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.withdraw-only`, `payin.unknown-session`,
 * `payin.paynow-not-allowed` unless the transfer waits for Singapore dollars
 * @source paynowCreate
 * @assumed a session of another profile is unknown; a session is a transfer's, as none is opened for a top-up
 */
export function requestPayNow(world: World, actor: Actor, profileId: number, payinSessionId: string): PayNowRequest {
  requireReceivingProfile(world, actor, profileId);
  const transfer = findByPayinSession(world, payinSessionId);
  if (!transfer || transfer.profileId !== profileId) return refuse('payin.unknown-session', { payinSessionId });
  if (!awaitsPayNow(transfer)) refuse('payin.paynow-not-allowed');
  const known = world.table(payNowRequests).get(transfer.payinSessionId);
  if (known) return known;
  return insert(world, payNowRequests, {
    id: transfer.payinSessionId,
    transferId: transfer.id,
    profileId,
    reference: `PP${nextNumber(world, 'payin')}`,
    amount: transfer.charged,
    createdAt: world.now,
  });
}

const awaitsPayNow = (transfer: Transfer): boolean =>
  transfer.source === payNowPayee.currency && transfer.status === 'incoming_payment_waiting' && !isPaid(transfer);
