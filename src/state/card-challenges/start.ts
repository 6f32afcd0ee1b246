import { type Merchant, requireSensible } from '../card-payments/index.ts';
import { findCard } from '../cards/index.ts';
import {
  begin,
  insert,
  later,
  type Money,
  nextNumber,
  refuse,
  schedule,
  seconds,
  type World,
} from '../kernel/index.ts';
import { cardChallengeLifecycle as lifecycle } from '../lifecycles/card-challenge.ts';
import { type CardChallenge, cardChallenges } from './record.ts';

export interface ChallengeWish {
  readonly amount: Money;
  readonly merchant: Merchant;
  readonly channel: CardChallenge['channel'];
  readonly url: string | null;
  readonly expiresAfterSeconds: number;
}

/**
 * A purchase online asks the cardholder first, and waits for the answer.
 * @throws Refusal `card.not-found`, `balance.negative-amount`
 * @source cards#3ds-challenge
 * @assumed there is no transaction before the answer, and the card is not looked at before it either
 */
export function startChallenge(world: World, cardToken: string, wish: ChallengeWish): CardChallenge {
  const card = findCard(world, cardToken) ?? refuse('card.not-found', { token: cardToken });
  const { amount, merchant, channel, url, expiresAfterSeconds } = wish;
  const asked = { type: 'ECOM_PURCHASE', entry: 'ECOM_3DS', amount, merchant, fees: [] } as const;
  const purchase = { ...asked, confirmed: true, wrong: null, forced: null, refundOf: null } as const;
  requireSensible(purchase);
  const id = String(nextNumber(world, 'challenge'));
  const made = insert(world, cardChallenges, {
    id,
    status: lifecycle.initial,
    ...{ profileId: card.profileId, clientId: card.clientId, cardToken, purchase, channel, url, expiresAfterSeconds },
    transactionId: null,
    createdAt: world.now,
  });
  const { name } = lifecycle;
  const at = later(world.now, seconds(expiresAfterSeconds));
  schedule(world, at, 'move', `${name}:${id}`, { lifecycle: name, id, move: 'expire' });
  begin(world, lifecycle, made);
  return made;
}
