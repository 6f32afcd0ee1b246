import { findBalance } from '../balances/index.ts';
import { type Change, emit, type Family, machine, type World } from '../kernel/index.ts';
import { accountDetailsLifecycle } from '../lifecycles/account-details.ts';
import { accountDetailsOrderLifecycle } from '../lifecycles/account-details-order.ts';
import { incomingPaymentLifecycle } from '../lifecycles/incoming-payment.ts';
import { paymentReturnLifecycle } from '../lifecycles/payment-return.ts';
import { orderStateChanged, paymentMoved, paymentStateChanged } from './events.ts';
import { closeDetails, closeWithBalance, deprecateDetails } from './issue.ts';
import { fulfilOrder, fulfilWhenVerified, issueOrder, submitOrder } from './order.ts';
import { arrivalFate, detailsOrderFate } from './outcomes.ts';
import { cancelPayment, completePayment, requireAnyPayment } from './receive.ts';
import {
  type AccountDetailsOrder,
  accountDetails,
  type IncomingPayment,
  incomingPayments,
  orders,
  type PaymentReturn,
  paymentReturns,
  swiftMessages,
} from './record.ts';
import { debitReturn, debitWhenCovered, refundPayment, sendReturn } from './return.ts';

export {
  arrivalCredited,
  orderStateChanged,
  paymentMoved,
  paymentStateChanged,
  swiftCredited,
  swiftReceived,
} from './events.ts';
export {
  findAccountDetails,
  findByAccount,
  findDetailsOf,
  findIncomingPayment,
  findSwiftMessage,
  listAccountDetails,
  listOrders,
  type Receivable,
  requirePayment,
  type WholeDetails,
  wholeDetailsOf,
} from './find.ts';
export { addDetails, closeDetails, deprecateDetails } from './issue.ts';
export { numbersFor } from './numbers.ts';
export { type BankFacts, findOffer, type Offer, offers } from './offers.ts';
export { fulfilOrder, issueOrder, orderDetails, submitOrder } from './order.ts';
export { type Arrival, cancelPayment, completePayment, receivePayment } from './receive.ts';
export {
  type AccountDetails,
  type AccountDetailsOrder,
  accountDetails,
  type Charge,
  type IncomingPayment,
  incomingPayments,
  orders,
  type Party,
  type PaymentReturn,
  type PostalAddress,
  paymentReturns,
  type ReturnReason,
  type Sender,
  type SwiftMessage,
  swiftMessages,
} from './record.ts';
export { debitReturn, refundPayment, returnPayment, sendReturn } from './return.ts';
export { inOneLine, receiveSwift, type SwiftArrival, type SwiftOrder } from './swift.ts';

const detailsMachine = machine({
  lifecycle: accountDetailsLifecycle,
  resource: 'account-details',
  table: accountDetails,
  verbs: { deprecate: deprecateDetails, close: closeDetails },
});

const orderMachine = machine({
  lifecycle: accountDetailsOrderLifecycle,
  resource: 'account-details-orders',
  table: orders,
  verbs: { submit: submitOrder, fulfil: fulfilOrder, issue: issueOrder },
  announce: (world, order: AccountDetailsOrder) => {
    const { id: orderId, detailsId, ...told } = order;
    emit(world, orderStateChanged, { profileId: order.profileId }, { ...told, orderId, issued: detailsId !== null });
  },
});

const paymentMachine = machine({
  lifecycle: incomingPaymentLifecycle,
  resource: 'incoming-payments',
  table: incomingPayments,
  verbs: { complete: completePayment, cancel: cancelPayment, refund: refundPayment },
  announce: (world, payment: IncomingPayment, { from, to }) => {
    const { id: paymentId, profileId, balanceId, detailsId, amount, sender } = payment;
    const facts = { paymentId, profileId, balanceId, detailsId, amount, sender, from, to };
    emit(world, paymentStateChanged, { profileId }, facts);
  },
});

const returnMachine = machine({
  lifecycle: paymentReturnLifecycle,
  resource: 'payment-returns',
  table: paymentReturns,
  verbs: { debit: debitReturn, refund: sendReturn },
  announce: announceReturn,
});

/** That a return was asked for is no news: as a transfer, the payment was in that state already. */
function announceReturn(world: World, { paymentId, balanceId }: PaymentReturn, { from, to }: Change): void {
  if (from === null) return;
  const { profileId } = requireAnyPayment(world, paymentId);
  const recipientId = findBalance(world, balanceId)?.recipientId ?? 0;
  emit(world, paymentMoved, { profileId }, { transferId: paymentId, profileId, recipientId, from, to });
}

export const receivingFamily: Family = {
  tables: [accountDetails, orders, incomingPayments, paymentReturns, swiftMessages],
  machines: [detailsMachine, orderMachine, paymentMachine, returnMachine],
  reactions: [fulfilWhenVerified, closeWithBalance, debitWhenCovered],
  subjects: [detailsOrderFate, arrivalFate],
};
