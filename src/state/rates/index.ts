import type { Family } from '../kernel/index.ts';
import { rateOverrides } from './overrides.ts';

export {
  balanceCurrencies,
  type CurrencyFacts,
  currencyFacts,
  currencyList,
  payInCurrencies,
  receivingCurrencies,
} from './currencies.ts';
export { type RateOverride, rateIn, setRate } from './overrides.ts';
export { midRate, rateAt } from './rates.ts';
export { type RateReading, type RateWish, ratesFor } from './read.ts';

export const rateFamily: Family = { tables: [rateOverrides] };
