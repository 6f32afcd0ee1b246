import type * as schemas from '../../contract/generated/schemas.ts';
import { add, isZero, type Money, negate, toLabel, toUnits } from '../../state/kernel/index.ts';
import type { Fee, PaymentOption } from '../../state/quotes/index.ts';
import { showSeconds } from './dates.ts';

type Option = NonNullable<schemas.Quote['paymentOptions']>[number];
type Price = NonNullable<Option['price']>;
type Item = NonNullable<Price['items']>[number];

/** What depends on the quote and the world rather than on the option. */
export interface OptionSetting {
  /** Whether a delivery estimate is still shown. */
  readonly delivered: boolean;
  /** Whether the product of the way to pay is named. */
  readonly product: boolean;
  readonly decision: string;
}

export const showPaymentOption = (option: PaymentOption, { delivered, product, decision }: OptionSetting): Option => ({
  disabled: option.disabledReason !== null,
  disabledReason: option.disabledReason ? { ...option.disabledReason, arguments: [] } : undefined,
  estimatedDelivery: delivered ? showSeconds(option.deliveryAt) : null,
  formattedEstimatedDelivery: delivered ? option.delivery : null,
  estimatedDeliveryDelays: [],
  fee: showFee(option),
  price: showPrice(option, decision),
  sourceAmount: toUnits(option.source),
  targetAmount: toUnits(option.target),
  sourceCurrency: option.source.currency,
  targetCurrency: option.target.currency,
  payIn: option.payIn,
  payOut: option.payOut,
  allowedProfileTypes: ['PERSONAL', 'BUSINESS'],
  payInProduct: product ? option.payInProduct : undefined,
  feePercentage: option.feeShare,
});

/** The summary has no place for taxes: they stand with the service's own fee. */
const showFee = ({ fee, priceSetId }: PaymentOption): NonNullable<Option['fee']> => ({
  transferwise: toUnits(add(fee.transferwise, fee.tax)),
  payIn: toUnits(fee.payIn),
  discount: toUnits(fee.discount),
  partner: toUnits(fee.partner),
  total: toUnits(fee.total),
  priceSetId,
});

function showPrice({ fee, priceSetId, deferredFee, unroundedAmountToConvert }: PaymentOption, decision: string): Price {
  const { currency } = fee.total;
  return {
    priceSetId,
    priceDecisionReferenceId: decision,
    total: { type: 'TOTAL', label: 'Total fees', value: showValue(fee.total), explanation: undefined },
    items: itemsOf(fee),
    deferredFee: deferredFee ? { amount: toUnits(deferredFee), currency } : undefined,
    calculatedOn: { unroundedAmountToConvert: { amount: Number(unroundedAmountToConvert), currency } },
  };
}

/** The parts of the fee: our own always, the others where there is something to show. They add up to the total. */
function itemsOf(fee: Fee): Item[] {
  const parts: [type: string, label: string, amount: Money][] = [
    ['FEE', 'fee', fee.payIn],
    ['PARTNER', 'Convenience Fee', fee.partner],
    ['TAX', 'IOF', fee.tax],
  ];
  const shown = parts.filter(([, , amount]) => !isZero(amount));
  const items = shown.map(([type, label, amount]) => itemOf(type, label, amount));
  const own = itemOf('TRANSFERWISE', 'Our fee', fee.transferwise);
  return isZero(fee.discount) ? [...items, own] : [...items, own, discountItem(fee.discount)];
}

const itemOf = (type: string, label: string, amount: Money): Item => ({
  id: undefined,
  type,
  label,
  value: showValue(amount),
  explanation: undefined,
});

const discountItem = (amount: Money): Item => ({
  ...itemOf('DISCOUNT', 'Discount applied', negate(amount)),
  id: 'discount',
  explanation: {
    plainText: `A discount of ${toLabel(amount)} was applied.`,
    markdown: `A discount of **${toLabel(amount)}** was applied.`,
  },
});

const showValue = (amount: Money) => ({
  amount: toUnits(amount),
  currency: amount.currency,
  label: toLabel(amount),
});
