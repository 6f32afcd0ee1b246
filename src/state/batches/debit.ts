/** How a direct debit goes on, and what becomes of the group's transfers. */
import { findDebitAccount } from '../direct-debits/index.ts';
import { advance, type MoveDetails, mayMove, nextNumber, patch, requireMove, type World } from '../kernel/index.ts';
import { directDebit } from '../ledger/index.ts';
import { type PaymentInitiationMove, paymentInitiationLifecycle } from '../lifecycles/payment-initiation.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { announcePayment, chargeBackTransfer, transfersOfBatch } from '../transfers/index.ts';
import { requireAnyGroup, requireAnyInitiation, waitingIn } from './find.ts';
import { payAll } from './pay.ts';
import { type PaymentInitiation, paymentInitiations } from './record.ts';

function requireStep(world: World, id: number, move: PaymentInitiationMove): PaymentInitiation {
  const initiation = requireAnyInitiation(world, id);
  requireMove(paymentInitiationLifecycle, initiation, move, 'batch.initiation-wrong-status');
  return initiation;
}

/**
 * The bank is told to collect: the debit has an id, and the transfers know that money is on its way.
 * @throws Refusal `batch.initiation-not-found`, `batch.initiation-wrong-status`
 * @source batchGroupPaymentInitiationGet `PROCESSING`
 * @assumed the debit is a transfer of Wise's own, whose id can be read here and nowhere else
 */
export function processInitiation(world: World, id: number, details: MoveDetails = {}): void {
  const { batchGroupId } = requireStep(world, id, 'process');
  patch(world, paymentInitiations, id, { transferId: nextNumber(world, 'transfer') });
  advance(world, paymentInitiationLifecycle, id, 'process', details);
  for (const transfer of waitingIn(world, requireAnyGroup(world, batchGroupId))) {
    if (mayMove(transferLifecycle, transfer, 'announce')) announcePayment(world, transfer.id);
  }
}

/**
 * The money was collected, and pays for every transfer that still waits for it.
 * @throws Refusal `batch.initiation-not-found`, `batch.initiation-wrong-status`
 * @source batchGroupPaymentInitiationGet `COMPLETED`
 * @assumed no more is collected than what the transfers that still wait cost
 */
export function completeInitiation(world: World, id: number, details: MoveDetails = {}): void {
  const { batchGroupId } = requireStep(world, id, 'complete');
  const group = requireAnyGroup(world, batchGroupId);
  const waiting = waitingIn(world, group);
  advance(world, paymentInitiationLifecycle, id, 'complete', details);
  payAll(world, group, waiting, { method: 'DIRECT_DEBIT', account: directDebit(group.source) });
}

/** What the networks say of a debit that was not paid, and of one that was returned. */
const returnCodes = {
  ACH: { fail: 'R01', chargeBack: 'R10' },
  EFT: { fail: '901', chargeBack: '922' },
} as const;

function noteReturn(world: World, { id, accountId }: PaymentInitiation, move: 'fail' | 'chargeBack'): void {
  const network = findDebitAccount(world, accountId)?.network ?? 'ACH';
  patch(world, paymentInitiations, id, { returnCode: returnCodes[network][move] });
}

/**
 * The bank would not pay. The transfers wait on, and may be paid for in another way.
 * @throws Refusal `batch.initiation-not-found`, `batch.initiation-wrong-status`
 * @source batchGroupPaymentInitiationGet `FAILED`
 * @assumed the transfers stay as announced, since nothing leads back; the code is the network's own for a lack of funds
 */
export function failInitiation(world: World, id: number, details: MoveDetails = {}): void {
  noteReturn(world, requireStep(world, id, 'fail'), 'fail');
  advance(world, paymentInitiationLifecycle, id, 'fail', details);
}

/**
 * The payer had the money returned, and with it every transfer it paid for that can still be.
 * @throws Refusal `batch.initiation-not-found`, `batch.initiation-wrong-status`
 * @source batchGroupPaymentInitiationGet `CHARGED_BACK`
 * @assumed a transfer that was refunded or bounced meanwhile keeps its end
 */
export function chargeBackInitiation(world: World, id: number, details: MoveDetails = {}): void {
  const initiation = requireStep(world, id, 'chargeBack');
  noteReturn(world, initiation, 'chargeBack');
  advance(world, paymentInitiationLifecycle, id, 'chargeBack', details);
  for (const transfer of [...transfersOfBatch(world, initiation.batchGroupId)]) {
    const debited = transfer.payments.some(({ method }) => method === 'DIRECT_DEBIT');
    if (debited && mayMove(transferLifecycle, transfer, 'chargeBack')) chargeBackTransfer(world, transfer.id);
  }
}
