import { balanceCurrencies, currencyList, payInCurrencies } from '../../state/rates/index.ts';
import { reply } from '../binding.ts';
import { showBalanceCurrencies, showCurrencyPairs } from '../views/currencies.ts';
import type { LegacyRoute } from './row.ts';

const source = 'older documentation';

/** What can be sent and held, from before it depended on who asks. */
export const currencyRoutes: readonly LegacyRoute[] = [
  {
    method: 'GET',
    url: '/v1/currency-pairs',
    sameAs: 'currenciesGet',
    handler: () => reply(200, showCurrencyPairs(payInCurrencies, currencyList)),
    source,
  },
  {
    method: 'GET',
    url: '/v1/borderless-accounts/balance-currencies',
    sameAs: 'mcaAvailableCurrenciesGet',
    handler: () => reply(200, showBalanceCurrencies(balanceCurrencies)),
    source,
  },
];
