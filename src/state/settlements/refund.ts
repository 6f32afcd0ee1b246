import { bulkTermsOf, findBulkPayment } from '../funding/index.ts';
import { type DomainEvent, emit, nextNumber, type World } from '../kernel/index.ts';
import { requireAnyTransfer, transferStateChanged } from '../transfers/index.ts';
import { refundOrdered } from './events.ts';

/**
 * Lets a partner that settles net know that it has a customer to pay back, all that was charged. The transfer belongs
 * into the refunds of its next journal.
 * @source payout#create
 */
export function orderRefund(world: World, { type, facts }: DomainEvent): void {
  if (type !== transferStateChanged.type) return;
  const { transferId, to } = facts as { readonly transferId: number; readonly to: string };
  const payment = to === 'funds_refunded' ? findBulkPayment(world, transferId) : undefined;
  if (payment?.status !== 'PAID' && payment?.status !== 'SETTLED') return;
  const { clientId } = payment;
  const { refundUrl: url } = bulkTermsOf(world, clientId);
  if (url === null) return;
  const { charged: amount, customerTransactionId } = requireAnyTransfer(world, transferId);
  const payoutId = nextNumber(world, 'payout');
  emit(world, refundOrdered, { clientId }, { payoutId, clientId, url, amount, transferId, customerTransactionId });
}
