import { requireAccount } from '../state/balances/index.ts';
import { requireProfile } from '../state/profiles/index.ts';
import { balanceCurrencies, receivingCurrencies } from '../state/rates/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readEligibility, showAccount, showCodes, showEligibility } from './views/account.ts';

export const multiCurrencyAccountRoutes: HandlersOf<'multi-currency-account'> = {
  mcaAvailableCurrenciesGet: ({ world, actor, params }) => {
    requireProfile(world, actor, params.profileId);
    return reply(200, showCodes(balanceCurrencies));
  },
  mcaPayinCurrenciesGet: ({ world, actor, params }) => {
    requireProfile(world, actor, params.profileId);
    return reply(200, showCodes(receivingCurrencies));
  },
  mcaGet: ({ world, actor, params }) => reply(200, showAccount(world, requireAccount(world, actor, params.profileId))),
  mcaEligibilityGet: ({ world, actor, query }) => reply(200, showEligibility(readEligibility(world, actor, query))),
};
