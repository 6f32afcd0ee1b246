import { fractionDigits, isCurrency, type Money, parseAmount, refuse, toUnits } from '../../state/kernel/index.ts';

/** An amount as the contract shows it, in whole units. */
export const showMoney = (amount: Money): { readonly value: number; readonly currency: string } => ({
  value: toUnits(amount),
  currency: amount.currency,
});

/** Where in the request an amount and its currency stand, for refusals. */
export interface AmountPaths {
  readonly value: string;
  readonly currency: string;
}

/**
 * An amount as it was sent, in whole units. Its sign is for the verb to judge.
 * @throws Refusal `balance.unknown-currency`, `balance.bad-amount`
 */
export function readAmount(value: number, currency: string, paths: AmountPaths): Money {
  if (!isCurrency(currency)) refuse('balance.unknown-currency', { currency, path: paths.currency });
  const amount = parseAmount(value, currency);
  const details = { currency, digits: fractionDigits(currency), path: paths.value, arguments: [paths.value, value] };
  return amount ?? refuse('balance.bad-amount', details);
}
