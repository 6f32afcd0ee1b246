import currencies from '../../../fixtures/reference/currencies.json' with { type: 'json' };

/** What is known of a currency that does not change. */
export type CurrencyFacts = (typeof currencies)[number];

/** Every currency that money can be sent to, the common ones first. */
export const currencyList: readonly CurrencyFacts[] = currencies;

/** Currencies that money can be paid in in, from a bank. */
export const payInCurrencies: readonly CurrencyFacts[] = currencies.filter(({ deposit }) => deposit);

/** Currencies that balances can be held in. */
export const balanceCurrencies: readonly CurrencyFacts[] = currencies.filter(({ balance }) => balance);

/** Currencies that account details are issued in, so that anyone can pay in. */
export const receivingCurrencies: readonly CurrencyFacts[] = currencies.filter(({ details }) => details !== null);

const byCode: ReadonlyMap<string, CurrencyFacts> = new Map(currencies.map(currency => [currency.code, currency]));

export const currencyFacts = (code: string): CurrencyFacts | undefined => byCode.get(code);
