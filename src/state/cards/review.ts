import type { DomainEvent, World } from '../kernel/index.ts';
import { raiseReview, reviewChanged } from '../kyc/index.ts';
import { type CardOrder, cardOrders, type RequirementStatus } from './record.ts';
import { setRequirement } from './requirements.ts';

/** An order of a customer who is not verified starts a review, where the world requires reviews. */
export function raiseCardReview(world: World, { id, profileId, requirements }: CardOrder): void {
  if (requirements.VERIFICATION === 'COMPLETED') return;
  raiseReview(world, profileId, { type: 'CARD', id });
}

/**
 * The orders of a profile show whether its customer has something to do for a review that a card started. That it was
 * passed verifies the profile, which the orders follow by themselves.
 * @source cardOrderRequirementsGet, VERIFICATION
 */
export function followReview(world: World, { type, facts }: DomainEvent): void {
  if (type !== reviewChanged.type) return;
  const { review, minor } = facts as NonNullable<typeof reviewChanged.facts>;
  if (minor || !review.triggers.some(trigger => trigger.type === 'CARD')) return;
  const status: RequirementStatus = review.status === 'WAITING_CUSTOMER_INPUT' ? 'NEEDS_ACTION' : 'PENDING';
  for (const order of [...world.table(cardOrders).list('placedByProfile', review.profileId)]) {
    const before = order.requirements.VERIFICATION;
    const isOpen = before === 'PENDING' || before === 'NEEDS_ACTION';
    if (isOpen && before !== status) setRequirement(world, order.id, 'VERIFICATION', status);
  }
}
