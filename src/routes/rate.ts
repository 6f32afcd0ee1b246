import { ratesFor } from '../state/rates/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readRateWish, showRates } from './views/rate.ts';

export const rateRoutes: HandlersOf<'rate'> = {
  rateGet: ({ world, query }) => reply(200, showRates(ratesFor(world, readRateWish(query)))),
};
