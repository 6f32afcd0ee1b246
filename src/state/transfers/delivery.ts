import type { Actor } from '../access/index.ts';
import type { Instant, World } from '../kernel/index.ts';
import { deliveryOf, type Quote } from '../quotes/index.ts';
import { findRecipient } from '../recipients/index.ts';
import { requireTransfer } from './find.ts';

/** When money would arrive that is paid now, in this way. */
export const deliveryFromNow = (world: World, quote: Quote, recipientId: number, payIn: string): Instant =>
  deliveryOf({
    targetCurrency: quote.target,
    payIn,
    payOut: quote.payOut,
    fundedAt: world.now,
    recipientType: findRecipient(world, recipientId)?.type,
  });

/**
 * When the recipient should have the money: once sent, that moment; before, the usual time counted from the payment, or
 * from creation while nobody has paid. What ended otherwise keeps its last estimate.
 * @throws Refusal `transfer.not-found`, `access.forbidden`
 * @source deliveryEstimateGet
 */
export function estimateDelivery(world: World, actor: Actor, id: number): Instant {
  const { sentAt, deliveryAt } = requireTransfer(world, actor, id);
  return sentAt ?? deliveryAt;
}
