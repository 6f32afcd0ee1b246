import { type Actor, requireUser } from '../access/index.ts';
import { begin, insert, nextNumber, parseAmount, refuse, steer, type World } from '../kernel/index.ts';
import { cardOrderLifecycle } from '../lifecycles/card-order.ts';
import { outcomeFor } from '../overrides/index.ts';
import { findProfile, mayAct, type Profile, requireWorkingProfile } from '../profiles/index.ts';
import { requireCardAddress } from './address.ts';
import { estimateFrom } from './delivery.ts';
import { findCard } from './find.ts';
import { requireRoomFor } from './limits.ts';
import { cardOrderFate } from './outcomes.ts';
import { isProgram, programsFor } from './programs.ts';
import {
  type CardAddress,
  type CardDelivery,
  type CardOrder,
  type CardProgram,
  cardOrders,
  isLive,
  isVirtual,
} from './record.ts';
import { areFulfilled, firstRequirements } from './requirements.ts';
import { raiseCardReview } from './review.ts';

export interface CardWish {
  /** A program's name. */
  readonly program: string;
  readonly cardHolderName: string;
  /** What is written on the card; null for the holder's name. */
  readonly embossedName: string | null;
  readonly phoneNumber: string | null;
  readonly address: CardAddress;
  readonly delivery: CardDelivery['option'] | null;
  /** In whole units of the program's currency. */
  readonly lifetimeLimit: number | null;
  readonly cardHolderProfileId: number | null;
  readonly replaces: CardOrder['replaces'];
}

/**
 * Orders a card. It is made once everything required is there.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `order.unknown-program`,
 * `order.program-not-offered`, `order.no-holder-name`, `order.virtual-is-not-printed`,
 * `order.bad-embossing`, `order.no-kiosk`, `card.bad-phone`, `order.bad-limit`,
 * `order.holder-not-allowed`, `card.not-found`, `order.other-program`, `order.replaced-is-over`,
 * `order.bad-address`, `order.limit-exceeded`
 * @source cardOrderCreate
 * @assumed a postal service that is asked for by name is used; without a telephone number the profile's is taken
 */
export function orderCard(world: World, actor: Actor, profileId: number, wish: CardWish): CardOrder {
  const profile = requireWorkingProfile(world, actor, profileId);
  const program = requireProgram(world, profile, wish.program);
  checkWish(wish, program);
  const lifetimeLimitMinor = limitOf(wish, program);
  requireHolder(world, actor, profile, wish.cardHolderProfileId);
  requireReplaceable(world, profile, program, wish);
  requireCardAddress(wish.address);
  requireRoomFor(world, profileId, program, wish.replaces?.cardToken);
  const { cardHolderName, embossedName, address, cardHolderProfileId, replaces } = wish;
  const requirements = firstRequirements(world, profile, program, cardHolderProfileId);
  const order = insert(world, cardOrders, {
    id: nextNumber(world, 'card-order'),
    status: areFulfilled(requirements) ? 'REQUIREMENTS_FULFILLED' : 'PLACED',
    profileId,
    clientId: requireUser(actor).clientId ?? profile.clientId ?? '',
    program,
    address,
    cardHolderName,
    embossedName,
    phoneNumber: wish.phoneNumber ?? profile.contact.phoneNumber ?? null,
    lifetimeLimitMinor,
    cardHolderProfileId,
    replaces,
    delivery: deliveryOf(wish, program),
    deliveryEstimateAt: estimateFrom(world.now, program),
    requirements,
    presetPin: null,
    cardToken: null,
    createdAt: world.now,
    updatedAt: world.now,
  });
  begin(world, cardOrderLifecycle, order);
  steer(world, cardOrderLifecycle, order.id, outcomeFor(world, cardOrderFate, { firstLine: address.firstLine }));
  raiseCardReview(world, order);
  return order;
}

function requireProgram(world: World, profile: Profile, name: string): CardProgram {
  if (!isProgram(name)) refuse('order.unknown-program', { program: name, arguments: ['program', name] });
  const offered = programsFor(world, profile).find(program => program.name === name);
  return offered ?? refuse('order.program-not-offered', { program: name, profileId: profile.id });
}

const LONGEST_EMBOSSING = 22;

function checkWish({ cardHolderName, embossedName, phoneNumber, delivery }: CardWish, program: CardProgram): void {
  if (cardHolderName.trim() === '') refuse('order.no-holder-name');
  if (embossedName !== null) {
    if (isVirtual({ program })) refuse('order.virtual-is-not-printed', { path: 'embossedName' });
    const { length } = [...embossedName];
    if (length === 0 || length > LONGEST_EMBOSSING) refuse('order.bad-embossing', { most: LONGEST_EMBOSSING });
  }
  if (delivery === 'KIOSK_COLLECTION') {
    if (isVirtual({ program })) refuse('order.virtual-is-not-printed', { path: 'deliveryOption' });
    if (!program.kiosk) refuse('order.no-kiosk', { program: program.name });
  }
  if (phoneNumber !== null) requirePhone(phoneNumber);
}

/** @throws Refusal `card.bad-phone` unless it is a plus, a country code and a number */
export function requirePhone(phoneNumber: string): void {
  if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber.replace(/[\s().-]/g, ''))) {
    refuse('card.bad-phone', { arguments: ['phoneNumber', phoneNumber] });
  }
}

function limitOf({ lifetimeLimit }: CardWish, { currency }: CardProgram): number | null {
  if (lifetimeLimit === null) return null;
  const limit = parseAmount(lifetimeLimit, currency);
  if (!limit || limit.amountMinor < 0) {
    refuse('order.bad-limit', { currency, arguments: ['lifetimeLimit', lifetimeLimit] });
  }
  return limit.amountMinor;
}

/** Only a business has cards that other people hold, and only people of the same user do. */
function requireHolder(world: World, actor: Actor, { type }: Profile, id: number | null): void {
  if (id === null) return;
  const holder = findProfile(world, id);
  const isAllowed = type === 'business' && holder?.type === 'personal' && mayAct(world, actor, holder);
  if (!isAllowed) refuse('order.holder-not-allowed', { holderId: id });
}

function requireReplaceable(
  world: World,
  { id: profileId }: Profile,
  program: CardProgram,
  { replaces }: CardWish,
): void {
  if (!replaces) return;
  const { cardToken: token } = replaces;
  const path = 'replacementDetails.cardToken';
  const card = findCard(world, token);
  if (card?.profileId !== profileId) refuse('card.not-found', { token, path });
  if (card.program.name !== program.name) refuse('order.other-program', { program: card.program.name, path });
  if (!isLive(card) && card.status !== 'EXPIRED') {
    refuse('order.replaced-is-over', { token, status: card.status, path });
  }
}

function deliveryOf({ delivery }: CardWish, program: CardProgram): CardDelivery | null {
  const option = isVirtual({ program }) ? null : (delivery ?? program.delivery);
  return option && { option, vendor: null, trackingUrl: null, trackingNumber: null };
}
