import type { Actor } from '../access/index.ts';
import {
  type Balance,
  moveAcross,
  requireBalance,
  requireFunds,
  requireOperable,
  requireRoom,
} from '../balances/index.ts';
import { isPositive, type Money, nextNumber, refuse, type World, zero } from '../kernel/index.ts';
import { requireWorkingProfile } from '../profiles/index.ts';
import type { Movement } from './record.ts';
import { record } from './write.ts';

export interface MoveWish {
  readonly sourceBalanceId: number;
  readonly targetBalanceId: number;
  /** In the currency of both balances. */
  readonly amount: Money;
}

/**
 * Puts money into a jar of the same currency, or takes it out again.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `balance.not-found`, `movement.same-balance`, `movement.jar-to-jar`,
 * `balance.not-positive`, `balance.currency-mismatch`, `balance.not-operable`, `balance.insufficient-funds`,
 * `balance.limit-exceeded`
 * @source balanceMovement
 * @assumed into a jar is a DEPOSIT and out of it a WITHDRAWAL; from jar to jar is refused, since only moves between a
 * jar and a STANDARD balance are documented
 */
export function moveBetweenBalances(world: World, actor: Actor, profileId: number, wish: MoveWish): Movement {
  const { amount } = wish;
  requireWorkingProfile(world, actor, profileId);
  const source = requireBalance(world, actor, profileId, wish.sourceBalanceId, 'sourceBalanceId');
  const target = requireBalance(world, actor, profileId, wish.targetBalanceId, 'targetBalanceId');
  if (source.id === target.id) refuse('movement.same-balance');
  if (!isPositive(amount)) refuse('balance.not-positive', { path: 'amount.value' });
  requireCurrency(source, amount.currency, 'amount.currency');
  requireCurrency(target, amount.currency, 'amount.currency');
  if (source.type === 'SAVINGS' && target.type === 'SAVINGS')
    refuse('movement.jar-to-jar', { path: 'targetBalanceId' });
  for (const balance of [source, target]) requireOperable(balance);
  requireFunds(world, source, amount);
  requireRoom(world, target, amount);
  const id = nextNumber(world, 'movement');
  const why = { channel: 'BALANCE', reference: null, reason: 'jar move', subject: `movement:${id}` } as const;
  moveAcross(world, source, target, amount, why);
  const type = target.type === 'SAVINGS' ? 'DEPOSIT' : 'WITHDRAWAL';
  const terms = { source: amount, target: amount, rate: 1, fee: zero(amount.currency), quoteId: null };
  return record(world, { id, type, from: source, to: target, ...terms });
}

/**
 * Refuses money of one currency for a balance of another.
 * @throws Refusal `balance.currency-mismatch`
 */
export function requireCurrency({ id, currency: held }: Balance, currency: string, path: string): void {
  if (held !== currency) refuse('balance.currency-mismatch', { path, balanceId: id, currency });
}
