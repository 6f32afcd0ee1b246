import type { Sandbox } from '../sandbox.ts';
import { issueCard } from '../spend.ts';

const FIRM = 30_000_002;

/** What there is to limit, to rule and to ask about. */
export interface SpendingSubjects {
  readonly card: string;
  readonly rule: number;
  readonly supportCase: number;
}

const rule = { type: 'MCC', operation: 'BLOCK', description: 'No bets', values: ['7995', '0742'] };
const question = {
  type: 'GENERAL_ENQUIRY',
  subject: 'Where is it?',
  details: { transferId: 58_114_690, profileId: FIRM, userId: 10_000_001 },
  externalId: 'nb-77',
  description: 'It has not arrived',
};
const client = { clientId: 'localwise' };

/** A card with nothing to it yet, a rule, and a case that is open. */
export async function furnishSpending(sandbox: Sandbox): Promise<SpendingSubjects> {
  const { id: card } = issueCard(await sandbox.world(), FIRM);
  const made = await sandbox.call('spendControlsRuleCreate', { params: client, body: rule });
  const supportCase = (await sandbox.call('caseCreate', { body: question })).body.id;
  await sandbox.control('POST', `/resources/cases/${supportCase}/transitions`, { to: 'OPEN' });
  return { card, rule: made.body.id, supportCase };
}

const value = { value: { amount: 250.5, currency: 'GBP' } };
const TOKEN = { token: 'localwise-client-token' };

/** Requests about them, by operation. */
export function spendingRequestsOn({ card: cardToken, rule: ruleId, supportCase: caseId }: SpendingSubjects) {
  const own = { profileId: FIRM };
  const carded = { ...own, cardToken };
  const ruled = { ...client, ruleId };
  return {
    spendLimitsProfileGet: { params: own },
    spendLimitsProfileUpdate: {
      params: own,
      body: { type: 'PURCHASE', aggregateWindow: { daily: value, monthly: value } },
    },
    spendLimitsCardGet: { params: carded },
    spendLimitsCardUpdate: {
      params: carded,
      body: { transaction: value, daily: value, monthly: value, lifetime: value },
    },
    spendLimitsCardDelete: { params: { ...carded, granularity: 'daily' } },
    spendControlsProfileLimitsGet: { params: own },
    spendControlsRulesList: { ...TOKEN, params: client },
    spendControlsRuleCreate: { ...TOKEN, params: client, body: rule },
    spendControlsRuleApply: { ...TOKEN, params: client, body: { ruleId: String(ruleId) } },
    spendControlsRuleUnapply: { ...TOKEN, params: client, body: { ruleId } },
    spendControlsAppliedRulesList: { ...TOKEN, params: client },
    spendControlsRuleDelete: { ...TOKEN, params: ruled },
    caseCreate: { ...TOKEN, body: question },
    caseGet: { ...TOKEN, params: { caseId } },
    caseCommentsGet: { ...TOKEN, params: { caseId } },
    caseCommentCreate: { ...TOKEN, params: { caseId }, body: { comment: 'Here it is' } },
  };
}
