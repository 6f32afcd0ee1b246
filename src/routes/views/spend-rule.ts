import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { refuse } from '../../state/kernel/index.ts';
import type { NewRule, SpendRule } from '../../state/spend/index.ts';
import { requireId } from './ids.ts';

/** @throws Refusal `spend.rule-incomplete`, naming what is missing */
export function readRule(body: Operations['spendControlsRuleCreate']['request']['body']): NewRule {
  const { type, operation, description = null, values } = body;
  const missing = (path: string): never => refuse('spend.rule-incomplete', { path });
  return {
    type: type ?? missing('type'),
    operation: operation ?? missing('operation'),
    description,
    values: values ?? missing('values'),
  };
}

/** @throws Refusal `request.malformed` when it is absent or no number */
export const readRuleId = ({ ruleId }: Operations['spendControlsRuleApply']['request']['body']): number =>
  requireId(ruleId, 'ruleId');

export const showRule = ({ id, type, operation, description, values }: SpendRule): schemas.Rule => ({
  id,
  type,
  operation,
  description,
  values,
});

export const showApplied = ({ id }: SpendRule): { readonly ruleId: number } => ({ ruleId: id });
