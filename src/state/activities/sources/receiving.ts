import type { World } from '../../kernel/index.ts';
import type { AccountDetailsOrderStatus } from '../../lifecycles/account-details-order.ts';
import type { IncomingPaymentStatus } from '../../lifecycles/incoming-payment.ts';
import { findIncomingPayment, orderStateChanged, orders, paymentStateChanged } from '../../receiving/index.ts';
import type { Phase } from '../record.ts';
import { on, type Source } from '../source.ts';
import { tell } from '../tell.ts';

const paymentPhases: Readonly<Record<IncomingPaymentStatus, Phase>> = {
  PROCESSING: 'IN_PROGRESS',
  COMPLETED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
  REFUNDED: 'CANCELLED',
};

const orderPhases: Readonly<Record<AccountDetailsOrderStatus, Phase>> = {
  PENDING_USER: 'REQUIRES_ATTENTION',
  PENDING_TW: 'IN_PROGRESS',
  REQUIREMENTS_FULFILLED: 'IN_PROGRESS',
  DONE: 'COMPLETED',
};

/** Money that somebody sent to account details, told as the transfer that it is to partners. */
function tellPayment(world: World, paymentId: number): void {
  const payment = findIncomingPayment(world, paymentId);
  if (!payment) return;
  const { profileId, id, sender, reference, amount, status } = payment;
  tell(world, {
    profileId,
    type: 'BALANCE_DEPOSIT',
    resourceType: 'TRANSFER',
    resourceId: String(id),
    title: sender.name,
    description: reference ?? '',
    primary: amount,
    secondary: null,
    gain: true,
    phase: paymentPhases[status],
  });
}

/** Account details that were asked for. */
function tellOrder(world: World, orderId: string): void {
  const order = world.table(orders).get(orderId);
  if (!order) return;
  tell(world, {
    profileId: order.profileId,
    type: 'BANK_DETAILS_ORDER',
    resourceType: 'BANK_DETAILS_ORDER',
    resourceId: order.id,
    title: `${order.currency} account details`,
    description: '',
    primary: null,
    secondary: null,
    gain: false,
    phase: orderPhases[order.status],
  });
}

export const receivingSources: readonly Source[] = [
  on(paymentStateChanged, (world, { paymentId }) => tellPayment(world, paymentId)),
  on(orderStateChanged, (world, { orderId }) => tellOrder(world, orderId)),
];
