import type { Actor } from '../state/access/index.ts';
import { type Balance, findStandardBalance, requireBalance, type TopUp, topUp } from '../state/balances/index.ts';
import { type Money, refuse, type World } from '../state/kernel/index.ts';
import { requireProfile } from '../state/profiles/index.ts';

/** Money a tester wants on a balance; null leaves the choice to the sandbox. */
export interface TopUpOrder {
  readonly profileId: number;
  readonly balanceId: number | null;
  readonly amount: Money;
  readonly channel: TopUp['channel'] | null;
}

/**
 * Puts money on a balance as if the customer had paid it in. The real sandbox lets the currency decide where no balance
 * is named, and takes the money from a card where no channel is.
 * @throws Refusal what `topUp` refuses, and `balance.none-in-currency`
 * @source simulationBalanceTopup; recorded: 1 of 2 top-ups had an empty balance id
 */
export function topUpBalance(world: World, actor: Actor, order: TopUpOrder): { topUp: TopUp; balance: Balance } {
  const { profileId, amount, channel } = order;
  const balance =
    order.balanceId === null
      ? standardBalance(world, actor, profileId, amount.currency)
      : requireBalance(world, actor, profileId, order.balanceId);
  const wish = { profileId, balanceId: balance.id, amount, channel: channel ?? 'CARD' } as const;
  return { topUp: topUp(world, actor, wish), balance };
}

function standardBalance(world: World, actor: Actor, profileId: number, currency: string): Balance {
  requireProfile(world, actor, profileId);
  const found = findStandardBalance(world, profileId, currency);
  return found ?? refuse('balance.none-in-currency', { path: 'currency', currency });
}
