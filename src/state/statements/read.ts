import type { Actor } from '../access/index.ts';
import { accountOf, type Balance, findAccount, findStandardBalance, requireBalance } from '../balances/index.ts';
import { type CurrencyCode, days, type Instant, instant, type Money, refuse, type World } from '../kernel/index.ts';
import { balanceAt } from '../ledger/index.ts';
import { type Profile, requireProfile } from '../profiles/index.ts';
import { findAccountDetails, type WholeDetails } from '../receiving/index.ts';
import { type Layout, linesOf, type StatementLine } from './lines.ts';
import { postedBetween } from './posted.ts';

/** From one moment to another, both included. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

export interface StatementWish extends Interval {
  readonly currency: CurrencyCode;
  readonly layout: Layout;
}

/** What went on and off a balance in an interval. */
export interface Statement extends Interval {
  readonly balance: Balance;
  readonly holder: Profile;
  /** Under which the balance receives money, as far as it does. */
  readonly details: WholeDetails | undefined;
  /** When it was drawn up. */
  readonly drawnAt: Instant;
  /** Newest first; each line's balance is the next one's and its own amount. */
  readonly lines: readonly StatementLine[];
  /** What the balance held before the interval. */
  readonly opening: Money;
  /** What it held at its end. */
  readonly closing: Money;
}

const MOST_DAYS = 469;

/**
 * The statement of a balance. It costs what it shows, however old the interval and however long the balance's history.
 * @throws Refusal `access.forbidden`, `balance.not-found`, `statement.other-currency`, `statement.inverted-interval`,
 * `statement.interval-too-long`
 * @source balanceStatementGet
 * @assumed money that is only reserved is not on a statement. An interval may reach into the future, where its end is
 * what the balance holds now.
 */
export function readStatement(
  world: World,
  actor: Actor,
  profileId: number,
  balanceId: number,
  wish: StatementWish,
): Statement {
  const holder = requireProfile(world, actor, profileId);
  const balance = requireBalance(world, actor, profileId, balanceId);
  const { currency: held } = balance;
  if (held !== wish.currency) refuse('statement.other-currency', { held, currency: wish.currency });
  return stateOf(world, holder, balance, wish);
}

/**
 * The same, of the STANDARD balance that an account holds in a currency.
 * @throws Refusal `access.forbidden`, `statement.account-not-found`, `balance.none-in-currency`,
 * `statement.inverted-interval`, `statement.interval-too-long`
 * @source balanceStatementGet, as older documentation has it
 */
export function readAccountStatement(
  world: World,
  actor: Actor,
  profileId: number,
  accountId: number,
  wish: StatementWish,
): Statement {
  const holder = requireProfile(world, actor, profileId);
  if (findAccount(world, profileId)?.id !== accountId) refuse('statement.account-not-found', { accountId });
  const { currency } = wish;
  const balance = findStandardBalance(world, profileId, currency);
  return stateOf(world, holder, balance ?? refuse('balance.none-in-currency', { path: 'currency', currency }), wish);
}

function stateOf(world: World, holder: Profile, balance: Balance, { from, to, layout }: StatementWish): Statement {
  if (from > to) refuse('statement.inverted-interval');
  if (to - from > days(MOST_DAYS)) refuse('statement.interval-too-long', { days: MOST_DAYS });
  const account = accountOf(balance);
  const lines = postedBetween(world, balance, from, to).flatMap(posted => linesOf(world, posted, layout));
  return {
    balance,
    holder,
    details: findAccountDetails(world, balance.id),
    drawnAt: world.now,
    from,
    to,
    lines: lines.reverse(),
    opening: balanceAt(world, account, instant(from - 1)),
    closing: balanceAt(world, account, to),
  };
}
