import { negate, toUnits } from '../../../state/kernel/index.ts';
import { refundOrdered, settlementReceived } from '../../../state/settlements/index.ts';
import { isAtLeast, telling } from './render.ts';

export const settlementEvents = [
  telling(settlementReceived, ({ reference, due, received, payment }, { at, time, schema }) => ({
    resource: {
      settlement_reference: reference,
      source_currency: due.currency,
      // What Wise has paid out for the partner, and so negative.
      source_amount: toUnits(negate(due)),
      target_amount: toUnits(received),
      amount_matched: received.amountMinor === due.amountMinor,
      ...(isAtLeast(schema, '3.0.0') ? {} : { received_amount: toUnits(payment) }),
    },
    occurred_at: time(at),
  })),

  telling(refundOrdered, ({ payoutId, amount, transferId, customerTransactionId }) => ({
    payoutId,
    amount: toUnits(amount),
    currency: amount.currency,
    transferId,
    customerTransactionId,
  })),
];
