import { applyRule, createRule, deleteRule, listAppliedRules, listRules, unapplyRule } from '../state/spend/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readRule, readRuleId, showApplied, showRule } from './views/spend-rule.ts';

export const spendControlsRoutes: HandlersOf<'spend-controls'> = {
  spendControlsRulesList: ({ world, actor, params }) =>
    reply(200, listRules(world, actor, params.clientId).map(showRule)),
  spendControlsRuleCreate: ({ world, actor, params, body }) =>
    reply(200, showRule(createRule(world, actor, params.clientId, readRule(body)))),
  spendControlsRuleApply: ({ world, actor, params, body }) => {
    applyRule(world, actor, params.clientId, readRuleId(body));
    return reply(200, undefined);
  },
  spendControlsRuleUnapply: ({ world, actor, params, body }) => {
    unapplyRule(world, actor, params.clientId, readRuleId(body));
    return reply(200, undefined);
  },
  spendControlsAppliedRulesList: ({ world, actor, params }) =>
    reply(200, listAppliedRules(world, actor, params.clientId).map(showApplied)),
  spendControlsRuleDelete: ({ world, actor, params }) => {
    deleteRule(world, actor, params.clientId, params.ruleId);
    return reply(200, undefined);
  },
};
