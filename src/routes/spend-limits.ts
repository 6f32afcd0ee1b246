import { gap, type HandlersOf } from './binding.ts';

export const spendLimitsRoutes: HandlersOf<'spend-limits'> = {
  spendLimitsProfileGet: gap('spendLimitsProfileGet'),
  spendLimitsProfileUpdate: gap('spendLimitsProfileUpdate'),
  spendLimitsCardGet: gap('spendLimitsCardGet'),
  spendLimitsCardUpdate: gap('spendLimitsCardUpdate'),
  spendLimitsCardDelete: gap('spendLimitsCardDelete'),
  spendControlsProfileLimitsGet: gap('spendControlsProfileLimitsGet'),
};
