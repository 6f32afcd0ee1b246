import type { Actor } from '../access/index.ts';
import { type Card, findCard, requireAnyCard } from '../cards/index.ts';
import {
  advance,
  begin,
  emit,
  insert,
  type MoveDetails,
  mayMove,
  patch,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { paymentTokenLifecycle } from '../lifecycles/payment-token.ts';
import { manualProvisioningAsked } from './events.ts';
import { requireAnyToken, requireToken } from './find.ts';
import { type PaymentToken, paymentTokens, type WalletName } from './record.ts';
import { panReference, tokenReference } from './references.ts';

type TokenMove = keyof typeof paymentTokenLifecycle.moves;

/** @throws Refusal `payment-token.card-not-active` */
export function requireProvisionable({ id: token, status }: Card): void {
  if (status !== 'ACTIVE') refuse('payment-token.card-not-active', { token, status });
}

/** Puts a card into a wallet, where it waits for its holder to prove that it is theirs. */
export function addToken(world: World, card: Card, wallet: WalletName): PaymentToken {
  const token = insert(world, paymentTokens, {
    id: tokenReference(world, card, wallet),
    status: 'INACTIVE',
    cardToken: card.id,
    wallet,
    panReference: null,
    createdAt: world.now,
    updatedAt: world.now,
  });
  begin(world, paymentTokenLifecycle, token);
  return token;
}

/**
 * Somebody types a card into a wallet: the partner is asked whether that is right.
 * @throws Refusal `card.not-found`, `payment-token.card-not-active`
 * @source cards#manual-provisioning-verification
 */
export function askForProvisioning(world: World, cardToken: string, wallet: WalletName): PaymentToken {
  const card = requireAnyCard(world, cardToken);
  requireProvisionable(card);
  const token = addToken(world, card, wallet);
  const { profileId, clientId, pan } = card;
  const facts = { profileId, clientId, cardToken, reference: token.id, lastDigits: pan.slice(-4), wallet };
  emit(world, manualProvisioningAsked, { profileId, clientId }, { ...facts, createdAt: token.createdAt });
  return token;
}

function moveToken(
  world: World,
  { id, cardToken, wallet, panReference: known }: PaymentToken,
  name: TokenMove,
  details: MoveDetails = {},
): PaymentToken {
  const card = name === 'approve' ? findCard(world, cardToken) : undefined;
  const named = card && known === null ? { panReference: panReference(world, card, wallet) } : {};
  patch(world, paymentTokens, id, { ...named, updatedAt: world.now });
  advance(world, paymentTokenLifecycle, id, name, details);
  return requireAnyToken(world, id);
}

/** The verb behind each move, for whoever may cause it. */
const driven =
  (name: TokenMove) =>
  (world: World, id: string, details: MoveDetails = {}): PaymentToken => {
    const token = requireAnyToken(world, id);
    requireMove(paymentTokenLifecycle, token, name, 'payment-token.wrong-status');
    return moveToken(world, token, name, details);
  };

export const tokenVerbs = {
  approve: driven('approve'),
  decline: driven('decline'),
  suspend: driven('suspend'),
  resume: driven('resume'),
  deactivate: driven('deactivate'),
} as const;

/** Lets a token follow its card, where it can. */
export function moveIfOpen(world: World, token: PaymentToken, name: TokenMove): void {
  if (mayMove(paymentTokenLifecycle, token, name)) moveToken(world, token, name, { reason: 'follows its card' });
}

/**
 * The partner's word on a card that was typed into a wallet. The same word again changes nothing.
 * @throws Refusal `payment-token.forbidden`, `payment-token.not-found`
 * @source digitalWalletActivatePaymentToken
 * @assumed a token that is suspended or gone cannot be approved, nor an active one declined, and that is not allowed
 */
export function answerProvisioning(
  world: World,
  actor: Actor,
  profileId: number,
  cardToken: string,
  reference: string,
  word: 'APPROVE' | 'DECLINE',
): PaymentToken {
  const token = requireToken(world, actor, profileId, cardToken, reference);
  if (token.status === (word === 'APPROVE' ? 'ACTIVE' : 'DEACTIVATED')) return token;
  const name = word === 'APPROVE' ? 'approve' : 'decline';
  requireMove(paymentTokenLifecycle, token, name, 'payment-token.forbidden');
  return moveToken(world, token, name);
}
