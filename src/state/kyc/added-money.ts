import { toppedUp } from '../balances/index.ts';
import type { DomainEvent, World } from '../kernel/index.ts';
import { raiseReview } from './open.ts';

type Added = NonNullable<(typeof toppedUp)['facts']>;

/**
 * A customer who adds money is reviewed where the world requires it, as with whatever else they do.
 * @source kyc-reviews#state-change, ADD_MONEY
 * @assumed the money is on the balance already, and does not wait for the review
 */
export function reviewAddedMoney(world: World, { type, scope: { profileId }, facts }: DomainEvent): void {
  if (type !== toppedUp.type || profileId === undefined) return;
  raiseReview(world, profileId, { type: 'ADD_MONEY', id: (facts as Added).topUpId });
}
