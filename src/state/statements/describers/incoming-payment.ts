import { findIncomingPayment } from '../../receiving/index.ts';
import type { Describer } from '../act.ts';

/**
 * Money that somebody sent to account details, and its way back.
 * @source balanceStatementGet
 * @assumed a return is a transfer to whoever had sent the money, under the payment's own reference
 */
export const describeIncomingPayment: Describer = (world, { id, reason }) => {
  const payment = findIncomingPayment(world, Number(id));
  if (!payment) return undefined;
  const { sender, reference: paymentReference } = payment;
  const reference = `TRANSFER-${payment.id}`;
  const counterparty = { name: sender.name, account: sender.account };
  const shared = { reference, paymentReference, counterparty };
  if (reason === 'payment return') return { ...shared, type: 'TRANSFER', saying: 'returned' };
  return reason === 'incoming payment' ? { ...shared, type: 'DEPOSIT', saying: 'received' } : undefined;
};
