import { balanceUpdated } from '../../balances/index.ts';
import type { Money, World } from '../../kernel/index.ts';
import type { TransferStatus } from '../../lifecycles/transfer.ts';
import { findProfile, nameOf } from '../../profiles/index.ts';
import { findRecipient } from '../../recipients/index.ts';
import { findTransfer, isToOwnBalance, type Transfer, transferStateChanged } from '../../transfers/index.ts';
import type { Phase } from '../record.ts';
import { on, type Source } from '../source.ts';
import { tell } from '../tell.ts';

/** @assumed a payout that came back is in progress until it is refunded, and one that was charged back is cancelled */
const phases: Readonly<Record<TransferStatus, Phase>> = {
  incoming_payment_waiting: 'REQUIRES_ATTENTION',
  incoming_payment_initiated: 'IN_PROGRESS',
  processing: 'IN_PROGRESS',
  funds_converted: 'IN_PROGRESS',
  outgoing_payment_sent: 'COMPLETED',
  bounced_back: 'IN_PROGRESS',
  funds_refunded: 'CANCELLED',
  cancelled: 'CANCELLED',
  charged_back: 'CANCELLED',
};

/** A transfer to somebody, from when it is made to when it ends. */
function tellTransfer(world: World, transfer: Transfer): void {
  const { id, profileId, recipientId, delivered, charged, details } = transfer;
  const bulk = transfer.payments.some(({ method }) => method === 'TRUSTED_PRE_FUND_BULK');
  tell(world, {
    profileId,
    type: bulk ? 'PREFUNDING_TRANSFER' : 'TRANSFER',
    resourceType: 'TRANSFER',
    resourceId: String(id),
    title: findRecipient(world, recipientId)?.name ?? '',
    description: details.reference ?? '',
    primary: delivered,
    secondary: isSame(delivered, charged) ? null : charged,
    gain: false,
    phase: phases[transfer.status],
  });
}

const isSame = (a: Money, b: Money): boolean => a.currency === b.currency && a.amountMinor === b.amountMinor;

/**
 * Money of a transfer that arrives on a balance here: the sender's own, or that of somebody who was sent it.
 * @assumed one to an own balance is told of when it arrives, as it is a deposit to its owner
 */
function tellArrival(world: World, transfer: Transfer, profileId: number): void {
  const own = isToOwnBalance(world, transfer);
  const sender = findProfile(world, transfer.profileId);
  tell(world, {
    profileId,
    type: 'BALANCE_DEPOSIT',
    resourceType: 'TRANSFER',
    resourceId: String(transfer.id),
    title: own || !sender ? `To your ${transfer.target} balance` : nameOf(sender),
    description: transfer.details.reference ?? '',
    primary: transfer.delivered,
    secondary: own && !isSame(transfer.delivered, transfer.charged) ? transfer.charged : null,
    gain: true,
    phase: 'COMPLETED',
  });
}

export const transferSources: readonly Source[] = [
  on(transferStateChanged, (world, { transferId }) => {
    const transfer = findTransfer(world, transferId);
    if (transfer) tellTransfer(world, transfer);
  }),
  on(balanceUpdated, (world, { channel, direction, reference, balanceId, profileId }) => {
    if (channel !== 'TRANSFER' || direction !== 'credit') return;
    const transfer = findTransfer(world, Number(reference));
    if (transfer?.targetBalanceId === balanceId && transfer.status === 'outgoing_payment_sent')
      tellArrival(world, transfer, profileId);
  }),
];
