import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { amountsOf, type Balance, type NewBalance, type TopUp } from '../../state/balances/index.ts';
import { type Money, refuse, type World } from '../../state/kernel/index.ts';
import { readAmount, showMoney } from './amounts.ts';
import { showMicros } from './dates.ts';
import { readId } from './ids.ts';

/** @assumed an icon is taken from those who send one, though only answers document it */
export function readNewBalance(body: Operations['balanceCreate']['request']['body'] & { icon?: unknown }): NewBalance {
  return { currency: body.currency, type: body.type, name: body.name ?? null, icon: readIcon(body.icon) };
}

function readIcon(icon: unknown): Balance['icon'] {
  if (typeof icon !== 'object' || icon === null || !('value' in icon) || typeof icon.value !== 'string') return null;
  return { type: 'EMOJI', value: icon.value };
}

const isType = (text: string): text is Balance['type'] => text === 'STANDARD' || text === 'SAVINGS';

/**
 * The `types` filter: at least one, separated by commas.
 * @throws Refusal `balance.unknown-type`
 */
export function readTypes(types: string): Balance['type'][] {
  const named = types.split(',').map(part => part.trim());
  return named.every(isType) ? named : refuse('balance.unknown-type', { arguments: ['types', types] });
}

export function showBalanceV4(world: World, balance: Balance): schemas.Balance {
  const { id, currency, type, name, icon, investmentState, recipientId, createdAt, updatedAt } = balance;
  const { available, reserved, cash, worth } = amountsOf(world, balance);
  return {
    id,
    currency,
    type,
    name,
    icon: icon && { type: 'EMOJI', value: icon.value },
    investmentState,
    amount: showMoney(available),
    reservedAmount: showMoney(reserved),
    cashAmount: showMoney(cash),
    totalWorth: showMoney(worth),
    creationTime: showMicros(createdAt),
    modificationTime: showMicros(updatedAt),
    visible: true,
    primary: type === 'STANDARD',
    groupId: null,
    recipientId,
  };
}

/** A top-up as it is ordered; null stands for what was left to us. */
export interface TopUpOrder {
  readonly profileId: number;
  readonly balanceId: number | null;
  readonly amount: Money;
  readonly channel: TopUp['channel'] | null;
}

/**
 * A top-up as it is ordered. The balance may be left empty.
 * @throws Refusal `balance.unknown-currency`, `balance.bad-amount`
 */
export function readTopUp(body: Operations['simulationBalanceTopup']['request']['body']): TopUpOrder {
  return {
    profileId: readId(body.profileId) ?? NO_ID,
    // Only an empty text leaves it open; a number beyond all ids must not.
    balanceId: body.balanceId === '' ? null : (readId(body.balanceId) ?? NO_ID),
    amount: readAmount(body.amount, body.currency, { value: 'amount', currency: 'currency' }),
    channel: body.channel ?? null,
  };
}

/** Nothing has this id. */
const NO_ID = 0;

export function showTopUp(
  world: World,
  { topUp, balance }: { readonly topUp: TopUp; readonly balance: Balance },
): Operations['simulationBalanceTopup']['replies'][200] {
  const { available, cash, worth } = amountsOf(world, balance);
  const amounts = { cashAmount: showMoney(cash), availableAmount: showMoney(available), totalWorth: showMoney(worth) };
  return {
    transactionId: topUp.id,
    state: 'COMPLETED',
    balancesAfter: [{ id: balance.id, ...showMoney(available), ...amounts }],
  };
}
