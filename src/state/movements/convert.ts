import type { Actor } from '../access/index.ts';
import {
  type Balance,
  creditBalance,
  debitBalance,
  findStandardBalance,
  requireBalance,
  requireFunds,
  requireOperable,
  requireRoom,
} from '../balances/index.ts';
import { nextNumber, refuse, subtract, type World } from '../kernel/index.ts';
import { exchange, fee as feeIncome, post, tax as taxPayable } from '../ledger/index.ts';
import { requireWorkingProfile } from '../profiles/index.ts';
import { fundQuote, optionsOf, type PaymentOption, type Quote, requireQuote, requireUsable } from '../quotes/index.ts';
import { requireCurrency } from './move.ts';
import type { Movement } from './record.ts';
import { record } from './write.ts';

export interface ConversionWish {
  readonly quoteId: string;
  /** A balance of the quote's currency; null for the STANDARD one. */
  readonly sourceBalanceId: number | null;
  readonly targetBalanceId: number | null;
}

/**
 * Converts money between two of a profile's balances at the price of a quote, which is used up by it.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `quote.not-found`, `movement.wrong-payout`, `quote.expired`,
 * `quote.already-used`, `balance.not-found`, `balance.none-in-currency`, `balance.currency-mismatch`,
 * `movement.same-balance`, `balance.not-operable`, `balance.insufficient-funds`, `balance.limit-exceeded`
 * @source balanceMovement
 * @assumed where one balance is named, the other is the STANDARD one of the quote's currency. Whether the quote showed
 * the balance as a usable way to pay does not matter any more: the balances are looked at as they are now.
 */
export function convertWithQuote(world: World, actor: Actor, profileId: number, wish: ConversionWish): Movement {
  requireWorkingProfile(world, actor, profileId);
  const quote = requireQuote(world, actor, profileId, wish.quoteId);
  const option = optionsOf(quote).find(({ payIn, payOut }) => payIn === 'BALANCE' && payOut === 'BALANCE');
  if (quote.payOut !== 'BALANCE' || !option) refuse('movement.wrong-payout', { quoteId: quote.id });
  requireUsable(quote);
  const side = (name: 'source' | 'target'): Balance => balanceFor(world, actor, quote, name, wish[`${name}BalanceId`]);
  const from = side('source');
  const to = side('target');
  if (from.id === to.id) refuse('movement.same-balance');
  for (const balance of [from, to]) requireOperable(balance);
  requireFunds(world, from, option.source);
  requireRoom(world, to, option.target);
  const id = nextNumber(world, 'movement');
  bookConversion(world, from, to, option, `movement:${id}`);
  fundQuote(world, quote);
  const { source, target, fee } = option;
  const terms = { source, target, rate: quote.rate, fee: fee.total, quoteId: quote.id };
  return record(world, { id, type: 'CONVERSION', from, to, ...terms });
}

function balanceFor(world: World, actor: Actor, quote: Quote, side: 'source' | 'target', id: number | null): Balance {
  const { profileId, [side]: currency } = quote;
  const path = `${side}BalanceId`;
  if (id === null) {
    return findStandardBalance(world, profileId, currency) ?? refuse('balance.none-in-currency', { path, currency });
  }
  const balance = requireBalance(world, actor, profileId, id, path);
  requireCurrency(balance, currency, path);
  return balance;
}

/** The whole source amount leaves in one line, so that a statement shows one; fee and tax are then taken out of it. */
function bookConversion(world: World, from: Balance, to: Balance, option: PaymentOption, subject: string): void {
  const { source, target, fee } = option;
  const why = { channel: 'CONVERSION', reference: null, reason: 'conversion', subject } as const;
  const position = exchange(source.currency);
  debitBalance(world, from, source, position, why);
  const kept = { debit: position, subject };
  const ownFee = subtract(fee.total, fee.tax);
  post(world, { ...kept, credit: feeIncome(source.currency), amount: ownFee, reason: 'conversion fee' });
  post(world, { ...kept, credit: taxPayable(source.currency), amount: fee.tax, reason: 'conversion tax' });
  creditBalance(world, to, target, exchange(target.currency), why);
}
