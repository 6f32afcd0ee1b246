/** Whether a payment stays within rules and limits. */
import { add, isLess, type Money, type World } from '../kernel/index.ts';
import { cardUsage, ownerOf, profileUsage, type SpendAttempt } from './count.ts';
import { cardLimitOf, currencyOf, profileLimitOf, termsOf, worthOf } from './limits.ts';
import { forbids } from './rules.ts';

/** Why a payment is declined, in the words of card transactions. */
export interface Decline {
  readonly reason: string;
  readonly detail: string | null;
}

/**
 * What a payment is declined for, if anything: the application's rules first, then the limits of the card, then those
 * of the profile.
 * @source CardTransaction `declineReason`, `detailedDeclineReason`
 * @assumed the order; amounts count at the mid-market rate; a lifetime limit of nothing declines even a payment of
 * nothing
 */
export const declineBySpending = (world: World, attempt: SpendAttempt): Decline | undefined =>
  declineByRules(world, attempt) ?? declineByCard(world, attempt) ?? declineByProfile(world, attempt);

function declineByRules(world: World, { card, amount, mcc }: SpendAttempt): Decline | undefined {
  const forbidden = forbids(world, card.clientId, { mcc, currency: amount.currency });
  return forbidden ? { reason: 'TRANSACTION_TYPE_NOT_SUPPORTED', detail: null } : undefined;
}

function declineByCard(world: World, { card, amount }: SpendAttempt): Decline | undefined {
  const { transaction, lifetime, daily, monthly } = cardLimitOf(world, card);
  const used = cardUsage(world, card);
  const here = worthOf(world, amount, card.program.currency);
  if (transaction && isLess(transaction, here)) return exceeded('TRANSACTION');
  if (lifetime && (lifetime.amountMinor === 0 || isBeyond(lifetime, used.lifetime, here))) return exceeded('LIFETIME');
  if (daily && isBeyond(daily, used.daily, here)) return exceeded('DAILY', 'CARD');
  if (monthly && isBeyond(monthly, used.monthly, here)) return exceeded('MONTHLY', 'CARD');
  return undefined;
}

function declineByProfile(world: World, { card, amount, kind }: SpendAttempt): Decline | undefined {
  const owner = ownerOf(world, card);
  const { daily, monthly } = profileLimitOf(world, owner, kind);
  const used = profileUsage(world, owner, kind);
  const currency = currencyOf(owner);
  const here = worthOf(world, amount, currency);
  if (isBeyond(daily, used.daily, here)) return exceeded('DAILY', 'PROFILE');
  if (!isBeyond(monthly, used.monthly, here)) return undefined;
  // Nothing the customer could change would let it pass.
  const isHighest = !isLess(monthly, termsOf(kind, currency).highest);
  return isHighest
    ? { reason: 'PAYMENT_METHOD_MONTHLY_LIMIT_EXCEEDED', detail: 'PAYMENT_METHOD_MAX_MONTHLY_LIMIT_EXCEEDED' }
    : exceeded('MONTHLY', 'PROFILE');
}

const isBeyond = (limit: Money, used: Money, amount: Money): boolean => isLess(limit, add(used, amount));

const exceeded = (window: 'TRANSACTION' | 'LIFETIME' | 'DAILY' | 'MONTHLY', whose?: 'CARD' | 'PROFILE'): Decline => ({
  reason: `PAYMENT_METHOD_${window}_LIMIT_EXCEEDED`,
  detail: whose === undefined ? null : `${whose}_GENERAL_${window}_LIMIT_EXCEEDED_CHANGEABLE`,
});
