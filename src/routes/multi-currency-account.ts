import { gap, type HandlersOf } from './binding.ts';

export const multiCurrencyAccountRoutes: HandlersOf<'multi-currency-account'> = {
  mcaAvailableCurrenciesGet: gap('mcaAvailableCurrenciesGet'),
  mcaPayinCurrenciesGet: gap('mcaPayinCurrenciesGet'),
  mcaGet: gap('mcaGet'),
  mcaEligibilityGet: gap('mcaEligibilityGet'),
};
