import type { Actor } from '../access/index.ts';
import {
  emit,
  type Instant,
  insert,
  isPositive,
  type Money,
  nextNumber,
  refuse,
  table,
  type World,
} from '../kernel/index.ts';
import { bank, cardAcquirer } from '../ledger/index.ts';
import { requireReceivingProfile } from '../profiles/index.ts';
import { creditBalance, requireOperable, requireRoom } from './book.ts';
import { toppedUp } from './events.ts';
import { requireBalance } from './find.ts';

/** Money a customer added, by card or from a bank. Its ledger entry has the subject `topup:{id}`. */
export interface TopUp {
  readonly id: number;
  readonly profileId: number;
  readonly balanceId: number;
  readonly channel: 'TRANSFER' | 'CARD';
  readonly amount: Money;
  readonly createdAt: Instant;
}

export const topUps = table<TopUp>()('top-ups', { byBalance: { key: topUp => topUp.balanceId } });

/** The top-up behind a ledger entry's subject, for statements. */
export const findTopUp = (world: World, id: number): TopUp | undefined => world.table(topUps).get(id);

export interface TopUpWish {
  readonly profileId: number;
  readonly balanceId: number;
  readonly amount: Money;
  readonly channel: TopUp['channel'];
}

/**
 * Adds a customer's own money to a balance.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.withdraw-only`, `balance.not-found`, `balance.not-positive`, `balance.currency-mismatch`,
 * `balance.not-operable`, `balance.limit-exceeded`
 * @source simulationBalanceTopup
 * @assumed money from a bank carries the reference `BNK-…` as other bank credits do; money by card carries none
 */
export function topUp(world: World, actor: Actor, wish: TopUpWish): TopUp {
  const { profileId, balanceId, amount, channel } = wish;
  requireReceivingProfile(world, actor, profileId);
  const balance = requireBalance(world, actor, profileId, balanceId);
  if (!isPositive(amount)) refuse('balance.not-positive', { path: 'amount' });
  if (amount.currency !== balance.currency) {
    refuse('balance.currency-mismatch', { path: 'currency', balanceId, currency: amount.currency });
  }
  requireOperable(balance);
  requireRoom(world, balance, amount);
  const id = nextNumber(world, 'topup');
  const from = channel === 'CARD' ? cardAcquirer(amount.currency) : bank(amount.currency);
  const reference = channel === 'CARD' ? null : `BNK-${id}`;
  creditBalance(world, balance, amount, from, { channel, reference, reason: 'top-up', subject: `topup:${id}` });
  const made = insert(world, topUps, { id, profileId, balanceId, channel, amount, createdAt: world.now });
  emit(world, toppedUp, { profileId }, { topUpId: id });
  return made;
}
