import { compareProviders } from '../state/quotes/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readComparison, showComparison, showComparisonV3 } from './views/comparison.ts';

export const comparisonRoutes: HandlersOf<'comparison'> = {
  comparisonGetV3: ({ world, query, headers }) =>
    reply(200, showComparisonV3(query, headers, compareProviders(world, readComparison(query)))),
  comparisonGet: ({ world, query, headers }) =>
    reply(200, showComparison(query, headers, compareProviders(world, readComparison(query)))),
};
