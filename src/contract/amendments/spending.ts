import { type Amendment, body, listOf, objectOf, ref, schema } from '../amendment.ts';
import type { Json } from '../json.ts';

const answers = (operationIds: readonly string[], schema: Json): Amendment => ({
  where: operationIds.map(operationId => `${operationId}/responses/200`),
  what: { add: { content: { 'application/json': { schema } } } },
  why: 'a change answers with the limits as they are from then on, but the reply has no body',
  source: 'the description of the same reply, which refers to the read',
});

/** Limits of what cards may spend, rules of what they may be used for, and cases of partner support. */
export const spendingAmendments: readonly Amendment[] = [
  answers(['spendLimitsProfileUpdate'], objectOf({ spendLimits: listOf(ref('profile-limits')) })),
  answers(['spendLimitsCardUpdate', 'spendLimitsCardDelete'], ref('card-limits')),
  {
    where: [
      body('spendControlsRuleApply', '/properties/ruleId'),
      body('spendControlsRuleUnapply', '/properties/ruleId'),
    ],
    what: { set: { type: ['integer', 'string'] } },
    why: 'a rule is created and listed with a number for its id, and sent back as a text',
    source: 'spendControlsRulesList; spendControlsAppliedRulesList',
  },
  {
    where: [schema('rule', '/properties/description'), schema('case', '/properties/externalId')],
    what: { nullable: true },
    why: 'it need not be sent, and is shown all the same',
    source: 'spendControlsRuleCreate; caseCreate',
  },
];
