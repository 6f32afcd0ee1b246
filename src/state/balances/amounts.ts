import { add, type Money, type World } from '../kernel/index.ts';
import { availableOn, reservedOn } from '../ledger/index.ts';
import { accountOf, type Balance } from './record.ts';

/** What may be spent: the money on the balance less what is reserved. Below zero where an overdraft is in use. */
export const spendable = (world: World, balance: Balance): Money => availableOn(world, accountOf(balance));

/** What is reserved for pending operations. */
export const reserved = (world: World, balance: Balance): Money => reservedOn(world, accountOf(balance));

/** A balance in figures, all in its currency. */
export interface BalanceAmounts {
  readonly available: Money;
  readonly reserved: Money;
  readonly cash: Money;
  readonly worth: Money;
}

/** @assumed cash is what may be spent and what is reserved, and no balance is worth more, as nothing is invested here */
export function amountsOf(world: World, balance: Balance): BalanceAmounts {
  const available = spendable(world, balance);
  const held = reserved(world, balance);
  const cash = add(available, held);
  return { available, reserved: held, cash, worth: cash };
}
