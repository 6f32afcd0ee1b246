import { gap, type HandlersOf } from './binding.ts';

export const spendControlsRoutes: HandlersOf<'spend-controls'> = {
  spendControlsRulesList: gap('spendControlsRulesList'),
  spendControlsRuleCreate: gap('spendControlsRuleCreate'),
  spendControlsRuleApply: gap('spendControlsRuleApply'),
  spendControlsRuleUnapply: gap('spendControlsRuleUnapply'),
  spendControlsAppliedRulesList: gap('spendControlsAppliedRulesList'),
  spendControlsRuleDelete: gap('spendControlsRuleDelete'),
};
