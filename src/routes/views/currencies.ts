import names from '../../../fixtures/reference/currency-names.json' with { type: 'json' };
import type { Operations } from '../../contract/generated/operations.ts';
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
