import { currencyList } from '../state/rates/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readLanguage, showCurrencies } from './views/currencies.ts';

export const currenciesRoutes: HandlersOf<'currencies'> = {
  currenciesGet: ({ headers }) => reply(200, showCurrencies(currencyList, readLanguage(headers['accept-language']))),
};
