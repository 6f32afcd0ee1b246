import type { Actor } from '../access/index.ts';
import { type Card, findCard, requireCard } from '../cards/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { findProfile, mayAct } from '../profiles/index.ts';
import { type PaymentToken, paymentTokens, type WalletName } from './record.ts';

export const tokensOf = (world: World, cardToken: string): PaymentToken[] => [
  ...world.table(paymentTokens).list('byCard', cardToken),
];

/**
 * What wallets hold of a card, but for what is gone from them.
 * @param wallets none for all
 * @throws Refusal `access.forbidden`, `card.not-found`
 * @source pushProvisioningPaymentTokensList
 */
export function listTokens(
  world: World,
  actor: Actor,
  profileId: number,
  cardToken: string,
  wallets: readonly WalletName[],
): PaymentToken[] {
  const { id } = requireCard(world, actor, profileId, cardToken);
  return tokensOf(world, id).filter(({ wallet }) => wallets.length === 0 || wallets.includes(wallet));
}

/** @throws Refusal `payment-token.not-found` */
export const requireAnyToken = (world: World, id: string): PaymentToken =>
  world.table(paymentTokens).get(id) ?? refuse('payment-token.not-found', { id });

/**
 * A token of a card of the profile.
 * @throws Refusal `payment-token.forbidden` where the profile or the card is another's, `payment-token.not-found`
 * @source digitalWalletActivatePaymentToken
 */
export function requireToken(world: World, actor: Actor, profileId: number, cardToken: string, id: string) {
  const card = requireReachable(world, actor, profileId, cardToken);
  const token = requireAnyToken(world, id);
  return token.cardToken === card.id ? token : refuse('payment-token.not-found', { id });
}

function requireReachable(world: World, actor: Actor, profileId: number, cardToken: string): Card {
  const profile = findProfile(world, profileId);
  const card = findCard(world, cardToken);
  const isOwn = profile && mayAct(world, actor, profile) && card?.profileId === profileId;
  return isOwn ? card : refuse('payment-token.forbidden', { profileId, token: cardToken });
}
