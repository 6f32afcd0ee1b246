import { instant } from '../../../state/kernel/index.ts';
import { verificationStateChanged } from '../../../state/profiles/index.ts';
import { showMicrosBare } from '../dates.ts';
import { sayingFacts } from './dummies-money.ts';
import type { DummyMaker } from './dummy.ts';
import { profileEvents } from './profiles.ts';
import { isAtLeast } from './render.ts';

const facts = sayingFacts(Object.fromEntries(profileEvents));
const profile = { id: 0, type: 'profile' } as const;

/** Test notifications about people, their reviews, recipients, disputes and cases. @source webhookApplicationSubscriptionTest */
export const peopleDummies: Readonly<Record<string, DummyMaker>> = Object.fromEntries<DummyMaker>([
  facts(verificationStateChanged, { profileId: 0, state: 'verified', at: instant(0) }),
  [
    'profiles#cdd-check-state-change',
    ({ now, time }) => ({
      resource: profile,
      current_state: 'VERIFIED',
      required_evidences: [],
      occurred_at: time(now),
    }),
  ],
  [
    'profiles#state-change',
    ({ now, time }) => ({ resource: profile, current_state: 'ACTIVE', occurred_at: time(now) }),
  ],
  [
    'profiles#overdraft-limit-threshold',
    () => ({
      resource: profile,
      overdraft: { used: 0, limit: 0, profile_limit_currency: 'EUR', limit_usage_percentage: 0, currency: 'EUR' },
    }),
  ],
  [
    'users#state-change',
    ({ now, time }) => ({
      resource: { id: 0, type: 'user' },
      previous_state: 'WITHDRAW_ONLY',
      current_state: 'ACTIVE',
      occurred_at: time(now),
    }),
  ],
  ['kyc-reviews#state-change', review],
  [
    'recipients#state-change',
    ({ now, time, clientId }) => ({
      resource: {
        id: '0',
        occurred_at: time(now),
        data: { recipientId: 0, profileId: 0, currency: 'EUR', state: 'CREATE', clientId },
      },
    }),
  ],
  [
    'transaction-disputes#update',
    ({ now, time, uuid }) => ({
      resource: { id: uuid(1), profile_id: 0, transaction_id: 0, type: 'transaction-dispute' },
      reason: 'WRONG_AMOUNT',
      status: 'ACTIVE',
      sub_status: 'SUBMITTED',
      status_message: 'Submitted',
      created_at: time(now),
      created_by: '0',
      can_withdraw: true,
      occurred_at: time(now),
    }),
  ],
  ['partner-support#case-changed', supportCase],
]);

function review({ now, time, uuid, schema }: Parameters<DummyMaker>[0]): object {
  const newest = isAtLeast(schema, '5.0.0');
  const when = isAtLeast(schema, '4.0.0') ? time : showMicrosBare;
  return {
    resource: {
      id: uuid(1),
      state: 'PASSED',
      ...(newest ? { prevState: 'PROCESSING' } : {}),
      profileId: 0,
      createdAt: when(now),
      updatedAt: when(now),
      triggerReferences: [{ type: 'QUOTE', triggerData: { id: uuid(2) } }],
      requirements: [],
      ...(newest ? { requirementChanges: [] } : {}),
    },
  };
}

function supportCase({ now, time, schema }: Parameters<DummyMaker>[0]): object {
  if (isAtLeast(schema, '5.0.0')) {
    const times = { createdAt: time(now), updatedAt: time(now) };
    return { resource: { id: 0, profileId: 0, status: 'IN_REVIEW', ...times, type: 'GENERAL_ENQUIRY', messages: [] } };
  }
  return {
    resource: {
      case_id: 0,
      case_type: 'GENERAL_ENQUIRY',
      details: { transfer_id: 0, user_id: 0, profile_id: 0 },
      status: 'OPEN',
      type: 'partner-support-case',
    },
    type: 'NEW_CASE',
    occurred_at: time(now),
  };
}
