/** The ways to pay for a transfer, and where each is offered. */
import currencies from '../../../fixtures/reference/currencies.json' with { type: 'json' };
import fees from '../../../fixtures/reference/fees.json' with { type: 'json' };

export { fees };

export interface PaymentMethod {
  readonly payIn: string;
  readonly payInProduct: string;
  readonly priceSetId: number;
  /** A share of the whole amount sent, taken by the way of paying. */
  readonly percentage: number;
}

const groups: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(fees.groups),
  ['deposit', currencies.filter(c => c.deposit).map(c => c.code)],
  ['balance', currencies.filter(c => c.balance).map(c => c.code)],
]);

const methods = fees.payIns.map(({ payIn, product, priceSetId, percentage, offeredFor, toBalance = false }) => ({
  method: { payIn, payInProduct: product, priceSetId, percentage } satisfies PaymentMethod,
  currencies: new Set(groups.get(offeredFor)),
  toBalance,
}));

/** A way to pay by its name, wherever it is offered. */
export const findPaymentMethod = (payIn: string): PaymentMethod | undefined =>
  methods.find(({ method }) => method.payIn === payIn)?.method;

/** A share of the whole amount; ways to pay that nobody has priced cost nothing. */
export const payInPercentage = (payIn: string): number => findPaymentMethod(payIn)?.percentage ?? 0;

/**
 * The ways to pay in a currency, the bank transfer first. A balance can only be filled from a bank or a balance.
 * @source quoteCreate
 * @assumed which currencies offer which way
 */
export const paymentMethodsFor = (sourceCurrency: string, payOut: string): readonly PaymentMethod[] =>
  methods
    .filter(({ currencies: offered, toBalance }) => offered.has(sourceCurrency) && (payOut !== 'BALANCE' || toBalance))
    .map(({ method }) => method);
