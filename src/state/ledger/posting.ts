import {
  type CurrencyCode,
  type Instant,
  insert,
  type Money,
  money,
  nextNumber,
  patch,
  table,
  type World,
} from '../kernel/index.ts';
import { type AccountRef, sideOf } from './chart.ts';
import { writeLine } from './lines.ts';

/** An account's totals, in minor units. Posted is done; pending is reserved. A balance is a difference, never stored. */
export interface Account {
  readonly id: string;
  readonly kind: AccountRef['kind'];
  readonly currency: CurrencyCode;
  readonly debitsPosted: number;
  readonly creditsPosted: number;
  readonly debitsPending: number;
  readonly creditsPending: number;
}

export const accounts = table<Account>()('accounts', {});

/** One movement between two accounts of one currency. Never edited: a correction is another entry. */
export interface Entry {
  readonly id: number;
  readonly at: Instant;
  readonly debit: string;
  readonly credit: string;
  readonly amountMinor: number;
  readonly currency: CurrencyCode;
  /** The business act, e.g. `transfer funding`. */
  readonly reason: string;
  /** The record it was done for, e.g. `transfer:2148000001`. */
  readonly subject: string;
}

export const entries = table<Entry>()('entries', {
  byDebit: { key: entry => entry.debit },
  byCredit: { key: entry => entry.credit },
  bySubject: { key: entry => entry.subject },
});

export interface Posting {
  /** Loses value if it is a customer's: the account that is debited. */
  readonly debit: AccountRef;
  readonly credit: AccountRef;
  readonly amount: Money;
  readonly reason: string;
  readonly subject: string;
  /** How far below nothing a customer's account may end by this posting: not at all, unless it is said. */
  readonly overdraft?: Money;
}

/**
 * Moves money. Guards are the verb's business; what would break the books is a bug and throws.
 * Zero moves nothing and leaves no entry.
 */
export function post(world: World, { debit, credit, amount, reason, subject, overdraft }: Posting): void {
  const { amountMinor, currency } = amount;
  if (amountMinor === 0) return;
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) throw new Error(`cannot post ${amountMinor} ${currency}`);
  const currencies = [debit.currency, credit.currency, overdraft?.currency ?? currency];
  if (currencies.some(other => other !== currency)) throw new Error(`${reason}: currencies differ`);
  tally(world, debit, { debitsPosted: amountMinor }, overdraft?.amountMinor);
  tally(world, credit, { creditsPosted: amountMinor });
  const id = nextNumber(world, 'entry');
  insert(world, entries, {
    id,
    at: world.now,
    debit: debit.id,
    credit: credit.id,
    amountMinor,
    currency,
    reason,
    subject,
  });
  writeLine(world, debit, id, -amountMinor);
  writeLine(world, credit, id, amountMinor);
}

/**
 * Adds to an account's totals, opening it when this is the first time. What must never be (a customer's account below
 * what it is allowed, a total that is no longer exact) stops here whoever forgot to ask first. The allowance is granted
 * anew with every posting and never kept, so that forgetting to grant it can only refuse too much.
 */
export function tally(world: World, ref: AccountRef, by: Partial<Pick<Account, Total>>, overdraftMinor = 0): void {
  const found = world.table(accounts).get(ref.id);
  requireSound(ref, found ?? empty, by, overdraftMinor);
  if (!found) insert(world, accounts, { ...empty, id: ref.id, kind: ref.kind, currency: ref.currency, ...by });
  else
    patch(
      world,
      accounts,
      ref.id,
      Object.fromEntries(totals.filter(t => by[t]).map(t => [t, found[t] + (by[t] ?? 0)])),
    );
}

const totals = ['debitsPosted', 'creditsPosted', 'debitsPending', 'creditsPending'] as const;
type Total = (typeof totals)[number];
const empty = { debitsPosted: 0, creditsPosted: 0, debitsPending: 0, creditsPending: 0 };

function requireSound(
  ref: AccountRef,
  found: Pick<Account, Total>,
  by: Partial<Pick<Account, Total>>,
  overdraftMinor: number,
): void {
  const after = Object.fromEntries(totals.map(total => [total, found[total] + (by[total] ?? 0)])) as Pick<
    Account,
    Total
  >;
  if (!totals.every(total => Number.isSafeInteger(after[total])))
    throw new Error(`${ref.id}: a total is no longer exact`);
  if (ref.kind !== 'customer' || (by.debitsPosted ?? 0) <= 0) return;
  if (after.creditsPosted + overdraftMinor < after.debitsPosted) throw new Error(`${ref.id} would be overdrawn`);
}

/** What the account holds, counted on its own side. */
export function balanceOf(world: World, ref: AccountRef): Money {
  const found = world.table(accounts).get(ref.id) ?? empty;
  const debits = found.debitsPosted - found.creditsPosted;
  return money(sideOf(ref) === 'debit' ? debits : 0 - debits, ref.currency);
}

/** What is reserved on a customer's account. */
export const reservedOn = (world: World, ref: AccountRef): Money =>
  money(world.table(accounts).get(ref.id)?.debitsPending ?? 0, ref.currency);

/** What may be spent: the balance less what is reserved. */
export function availableOn(world: World, ref: AccountRef): Money {
  return money(balanceOf(world, ref).amountMinor - reservedOn(world, ref).amountMinor, ref.currency);
}
