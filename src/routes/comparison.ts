import { gap, type HandlersOf } from './binding.ts';

export const comparisonRoutes: HandlersOf<'comparison'> = {
  comparisonGetV3: gap('comparisonGetV3'),
  comparisonGet: gap('comparisonGet'),
};
