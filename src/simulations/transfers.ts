import type { Actor } from '../state/access/index.ts';
import { mayBePaidAlone } from '../state/batches/index.ts';
import { type MoveDetails, refuse, type World } from '../state/kernel/index.ts';
import type { TransferStatus } from '../state/lifecycles/transfer.ts';
import { findProfile } from '../state/profiles/index.ts';
import { findRecipient } from '../state/recipients/index.ts';
import {
  bounceTransfer,
  convertTransfer,
  payOutTransfer,
  receiveBankTransfer,
  refundTransfer,
  requireTransfer,
  type Transfer,
} from '../state/transfers/index.ts';

/** The verb that reaches each state. */
const steps = {
  processing: receiveBankTransfer,
  funds_converted: convertTransfer,
  outgoing_payment_sent: payOutTransfer,
  bounced_back: bounceTransfer,
  funds_refunded: refundTransfer,
} as const satisfies Partial<Record<TransferStatus, (world: World, id: number, details: MoveDetails) => void>>;

export type DrivenStatus = keyof typeof steps;

/**
 * Drives a transfer to `target`, one step of its life, as the sandbox's own endpoint does.
 * @throws Refusal `transfer.not-found`, `access.forbidden`, `transfer.not-simulated` for email recipients,
 * `transfer.suspended` while the profile is not verified, and what the step itself refuses
 * @source simulationTransferStateChange
 */
export function driveTransfer(world: World, actor: Actor, id: number, target: DrivenStatus): Transfer {
  const transfer = requireTransfer(world, actor, id);
  if (findRecipient(world, transfer.recipientId)?.type === 'email')
    refuse('transfer.not-simulated', { transferId: id });
  if (findProfile(world, transfer.profileId)?.status !== 'verified') {
    refuse('transfer.suspended', { transferId: id, cause: 'missing verification of the profile' });
  }
  // Funding has already moved it, yet the documentation asks testers to call `processing`.
  if (target === 'processing' && transfer.status === 'processing') return transfer;
  if (target === 'processing' && !mayBePaidAlone(world, transfer)) {
    refuse('transfer.wrong-status', {
      status: transfer.status,
      move: 'receive while its batch group is not to be paid',
    });
  }
  // The contract says that the refund of a simulated bounce is told by no event of its own; it was seen to be.
  steps[target](world, id, { reason: 'simulation', unannounced: world.settings.dialect === 'contract' });
  return requireTransfer(world, actor, id);
}
