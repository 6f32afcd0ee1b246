import type { Actor } from '../access/index.ts';
import { type Card, type CardOrder, findOrderOf, requireNamedCard } from '../cards/index.ts';
import { hexDigits, refuse, type World } from '../kernel/index.ts';
import { tokensOf } from './find.ts';
import type { WalletName } from './record.ts';
import { addToken, requireProvisionable } from './tokens.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Characters that only the scheme could read, a multiple of four. */
function opaque(world: World, length: number): string {
  let text = '';
  while (text.length < length) text += BASE64[world.chance() & 63];
  return text;
}

/**
 * Puts a card into a wallet on its holder's device; there is one token of a card and a wallet that waits.
 * @assumed the token appears with the payload, inactive until the operator or the partner says more
 */
function provision(world: World, actor: Actor, cardToken: string, wallet: WalletName): Card {
  const card = requireNamedCard(world, actor, cardToken);
  requireProvisionable(card);
  const waits = tokensOf(world, card.id).some(token => token.wallet === wallet && token.status === 'INACTIVE');
  if (!waits) addToken(world, card, wallet);
  return card;
}

export interface GooglePayload {
  readonly card: Card;
  readonly order: CardOrder | undefined;
  /** Base64, for the scheme. */
  readonly opaqueCard: string;
}

/**
 * What an app hands to Google Pay. What is encrypted in it for the scheme is made up.
 * @throws Refusal `card.not-found`, `access.forbidden`, `payment-token.card-not-active`
 * @source pushProvisioningGooglePayGet
 */
export function googlePayload(world: World, actor: Actor, cardToken: string): GooglePayload {
  const card = provision(world, actor, cardToken, 'GOOGLE_PAY');
  return { card, order: findOrderOf(world, card), opaqueCard: opaque(world, 512) };
}

export interface AppleWish {
  /** Of the device and of whoever vouches for it: base64. */
  readonly certificates: readonly string[];
  /** Hexadecimal, as is its signature. */
  readonly nonce: string;
  readonly nonceSignature: string;
}

export interface ApplePayload {
  /** Hexadecimal. */
  readonly passData: string;
  /** Base64. */
  readonly activationData: string;
  /** Hexadecimal: a point of a curve, as it is written whole. */
  readonly ephemeralKey: string;
}

/**
 * What an app hands to Apple Pay. What is encrypted in it for the scheme is made up.
 * @throws Refusal `payment-token.bad-certificates`, `payment-token.bad-nonce`, `card.not-found`, `access.forbidden`,
 * `payment-token.card-not-active`
 * @source pushProvisioningApplePayGet
 */
export function applePayload(world: World, actor: Actor, cardToken: string, wish: AppleWish): ApplePayload {
  const { certificates, nonce, nonceSignature } = wish;
  const fit = certificates.length >= 2 && certificates.every(text => /^[A-Za-z0-9+/]+={0,2}$/.test(text));
  if (!fit) refuse('payment-token.bad-certificates');
  for (const [path, text] of Object.entries({ nonce, nonceSignature })) {
    if (!/^([0-9a-f]{2})+$/i.test(text)) refuse('payment-token.bad-nonce', { path });
  }
  provision(world, actor, cardToken, 'APPLE_PAY');
  return {
    passData: hexDigits(world, 256).toUpperCase(),
    activationData: opaque(world, 128),
    ephemeralKey: `04${hexDigits(world, 128).toUpperCase()}`,
  };
}
