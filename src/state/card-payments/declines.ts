import facts from '../../../fixtures/reference/card-declines.json' with { type: 'json' };
import { isActive, users } from '../access/index.ts';
import { MOST_WRONG_PINS, type PermissionType } from '../cards/index.ts';
import { parseAmount, type RelayAnswer, toUnits, type World, zero } from '../kernel/index.ts';
import type { CardStatus } from '../lifecycles/card.ts';
import { outcomeFor } from '../overrides/index.ts';
import { findProfile, stateOf } from '../profiles/index.ts';
import { declineBySpending } from '../spend/index.ts';
import { type Attempt, type Decline, isCardCheck, isCash, usesPin } from './attempt.ts';
import { cardPaymentCheck } from './outcomes.ts';
import { findPayer, hasMoney, payingBalances } from './payer.ts';
import { isCredit } from './record.ts';
import { spendingOf } from './spending.ts';

/** One thing that can speak against a payment. */
interface Objection {
  /** Money that comes to the cardholder is not asked about limits, or whether there is money. */
  readonly ofDebitsOnly?: true;
  readonly raise: (world: World, attempt: Attempt) => Decline | undefined;
}

const decline = (reason: string, detail: string | null = null): Decline => ({ reason, detail });

const unsupported: ReadonlySet<string> = new Set(facts.unsupportedCurrencies);

/** Every code that a payment can be declined with, for testers who force one. */
export const declineReasons: readonly string[] = facts.reasons;
export const declineDetails: readonly string[] = facts.details;

const byStatus: Readonly<Partial<Record<CardStatus, Decline>>> = {
  EXPIRED: decline('CARD_EXPIRED'),
  BLOCKED: decline('CARD_BLOCKED'),
  PURGED: decline('CARD_BLOCKED'),
  PARTNER_SUSPENDED: decline('CARD_PARTNER_SUSPENDED'),
  FROZEN: decline('CARD_FROZEN'),
  INACTIVE: decline('CARD_INACTIVE'),
};

const byPermission: Readonly<Record<PermissionType, string | null>> = {
  ECOM: 'ECOM_DISABLED',
  POS_CHIP: 'CHIP_DISABLED',
  POS_CONTACTLESS: 'CONTACTLESS_DISABLED',
  POS_MAGSTRIPE: 'MAGSTRIPE_DISABLED',
  MOBILE_WALLETS: 'WALLET_DISABLED',
  ATM_WITHDRAWAL: null,
};

const permissionOf = {
  CHIP: 'POS_CHIP',
  ECOM: 'ECOM',
  ECOM_3DS: 'ECOM',
  CONTACTLESS: 'POS_CONTACTLESS',
  MAGSTRIPE: 'POS_MAGSTRIPE',
  WALLET: 'MOBILE_WALLETS',
} as const;

const { wrongs } = facts;

/** In this order: the first that holds is what the merchant is told. */
const objections: readonly Objection[] = [
  { raise: (_, { card }) => (isFrozenByWise(card) ? reviewed : byStatus[card.status]) },
  { raise: accountObjection },
  { raise: (world, { card }) => (stateOf(world, card.profileId) === 'VIEW_ONLY' ? suspended : undefined) },
  { raise: (_, { card, purchase }) => (card.wrongPins > MOST_WRONG_PINS && usesPin(purchase) ? locked : undefined) },
  { raise: (_, { purchase: { wrong } }) => (wrong === null ? undefined : wrongs[wrong]) },
  { ofDebitsOnly: true, raise: permissionObjection },
  { raise: (_, { purchase }) => (unsupported.has(purchase.amount.currency) ? unknownCurrency : undefined) },
  { ofDebitsOnly: true, raise: (world, attempt) => declineBySpending(world, spendingOf(attempt)) },
  { raise: forcedObjection },
  { ofDebitsOnly: true, raise: checkObjection },
];

const reviewed = decline('CARD_FROZEN', 'SUSPECTED_FRAUD_REVIEW_ACTIVITY');
const suspended = decline('ACCOUNT_SUSPENDED');
const locked = decline('PIN_ENTRY_TRIES_EXCEEDED');
const unknownCurrency = decline('NON_SUPPORTED_CURRENCY');

const isFrozenByWise = ({ status, frozenBy }: Attempt['card']): boolean => status === 'FROZEN' && frozenBy === 'wise';

/** With what a partner may decline a payment that is relayed to it. */
export const relayRefusals: readonly string[] = facts.relayRefusals;

/** What was found about a payment. */
export interface Judgement {
  /** Undefined where nothing speaks against it. */
  readonly declined: Decline | undefined;
  /** What the partner answered; null where it was not asked. */
  readonly relayed: RelayAnswer | null;
}

/**
 * Whether a payment is declined, and why. The partner is asked after Wise's own rules and before there is money set
 * aside, so that money may still be missing after its yes.
 * @source cardTransactionGet, declineReason and relayAuthorisationData
 * @assumed the order in which things are looked at, and which currencies cards do not take; a profile that may only be
 * read counts as suspended; the partner's answer is a setting of the world
 */
export function judge(world: World, attempt: Attempt): Judgement {
  const credit = isCredit(attempt.purchase);
  for (const { raise, ofDebitsOnly } of objections) {
    const declined = credit && ofDebitsOnly ? undefined : raise(world, attempt);
    if (declined) return { declined, relayed: null };
  }
  if (credit) return { declined: undefined, relayed: null };
  const relayed = world.settings.cards.relay ?? null;
  if (relayed && relayed.responseCode !== 'APPROVED') return { declined: decline(relayed.responseCode), relayed };
  return { declined: fundsObjection(world, attempt), relayed };
}

/** What a tester wants, whatever speaks for the payment. */
function forcedObjection(world: World, { purchase: { forced, amount } }: Attempt): Decline | undefined {
  return forced ?? outcomeFor(world, cardPaymentCheck, { amount: String(toUnits(amount)) }) ?? undefined;
}

/** A refund opens the balance that it needs. */
function accountObjection(world: World, { card, purchase }: Attempt): Decline | undefined {
  const profile = findProfile(world, card.profileId);
  const user = profile && world.table(users).get(profile.userId);
  const open = profile?.closedAt === null && user !== undefined && isActive(user);
  const served = open && (isCredit(purchase) || payingBalances(world, card.profileId).length > 0);
  return served ? undefined : decline('ACCOUNT_INACTIVE');
}

/** Contactless and magnetic stripe of some cards wait for the first payment by chip and PIN. */
function permissionObjection(_: World, { card, purchase }: Attempt): Decline | undefined {
  const type = isCash(purchase) ? 'ATM_WITHDRAWAL' : permissionOf[purchase.entry];
  const { enabled, locked: waiting } = card.permissions[type];
  const { activation, type: form } = card.program;
  if (waiting && activation === 'chip-and-pin' && form === 'PHYSICAL' && isTapOrSwipe(type))
    return decline('PRE_ACTIVATED_CARD_PIN_ENTRY_REQUIRED');
  return enabled ? undefined : decline('PAYMENT_METHOD_NOT_ALLOWED', byPermission[type]);
}

const isTapOrSwipe = (type: PermissionType): boolean => type === 'POS_CONTACTLESS' || type === 'POS_MAGSTRIPE';

function checkObjection(world: World, { card, purchase }: Attempt): Decline | undefined {
  const { amount, merchant } = purchase;
  const unit = parseAmount(1, amount.currency) ?? zero(amount.currency);
  if (!isCardCheck({ amount, unit, mcc: merchant.mcc }) || hasMoney(world, card.profileId)) return undefined;
  return decline('SUSPECTED_FRAUD', 'SUSPECTED_FRAUD_NO_BALANCE');
}

function fundsObjection(world: World, { card, total }: Attempt): Decline | undefined {
  if (findPayer(world, card.profileId, total, card.program)) return undefined;
  const { convertsFreely } = card.program;
  return decline('INSUFFICIENT_FUNDS', convertsFreely ? null : 'INSUFFICIENT_FUNDS_FOR_BLOCKED_SMART_CONVERSION');
}
