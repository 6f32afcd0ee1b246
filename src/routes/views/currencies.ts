import names from '../../../fixtures/reference/currency-names.json' with { type: 'json' };
import type { Operations } from '../../contract/generated/operations.ts';
import { LARGEST_MINOR, money, toUnits } from '../../state/kernel/index.ts';
import type { CurrencyFacts } from '../../state/rates/index.ts';

/** Currency names by language, then code; English is in the facts themselves. */
const namesIn: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(Object.entries(names));

/**
 * The first language of an `Accept-Language` header that names are known in, by the weights given; English otherwise.
 * A tag with a region means its language: `de-AT` is `de`.
 */
export function readLanguage(header: string | undefined): string {
  const wishes = (header ?? '').split(',').map(part => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map(p => /^\s*q\s*=\s*([\d.]+)/.exec(p)?.[1]).find(q => q !== undefined);
    return { tag, language: tag.split(/[-_]/)[0] ?? '', weight: weight === undefined ? 1 : Number(weight) };
  });
  const known = wishes.filter(({ language, weight }) => weight > 0 && (language === 'en' || namesIn.has(language)));
  return known.sort((a, b) => b.weight - a.weight)[0]?.language ?? 'en';
}

export function showCurrencies(
  list: readonly CurrencyFacts[],
  language: string,
): Operations['currenciesGet']['replies'][200] {
  const translated = namesIn.get(language) ?? {};
  return list.map(({ code, symbol, name, countryKeywords, supportsDecimals }) => ({
    code,
    symbol,
    name: translated[code] ?? name,
    countryKeywords,
    supportsDecimals,
  }));
}

/**
 * Who can pay in a currency can send to any, as clients of the older list read it.
 * @source older documentation
 * @assumed the most that can be sent in a currency is the most that can be paid out in it, or all that can be counted;
 * the least is 1, as documented, though a quote has the last word
 */
export const showCurrencyPairs = (sources: readonly CurrencyFacts[], targets: readonly CurrencyFacts[]) => {
  const targetCurrencies = targets.map(({ code }) => ({
    currencyCode: code,
    minInvoiceAmount: 1,
    fixedTargetPaymentAllowed: true,
  }));
  const sourceCurrencies = sources.map(({ code, maxTarget }) => ({
    currencyCode: code,
    maxInvoiceAmount: maxTarget ?? toUnits(money(LARGEST_MINOR, code)),
    targetCurrencies,
    totalTargetCurrencies: targetCurrencies.length,
  }));
  return { sourceCurrencies, total: sourceCurrencies.length };
};

/**
 * Currencies of balances, with what can be done in them.
 * @source older documentation
 * @assumed no sample of account details is shown; the documented answer has none either
 */
export const showBalanceCurrencies = (list: readonly CurrencyFacts[]) =>
  list.map(({ code, details, deposit }) => ({
    code,
    hasBankDetails: details !== null,
    payInAllowed: deposit,
    sampleBankDetails: null,
  }));
