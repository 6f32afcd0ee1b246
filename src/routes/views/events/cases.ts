import type { World } from '../../../state/kernel/index.ts';
import { type CaseComment, caseChanged, firstComments, type SupportCase } from '../../../state/support/index.ts';
import { showMillisBare } from '../dates.ts';
import { isAtLeast, telling } from './render.ts';

type Facts = NonNullable<(typeof caseChanged)['facts']>;

export const caseEvents = [
  telling(caseChanged, (facts, { world, schema, at, time }) => {
    if (isAtLeast(schema, '5.0.0')) {
      const times = { createdAt: time(facts.createdAt), updatedAt: time(facts.updatedAt) };
      return { resource: { ...newest(facts), ...times, ...reference(facts), messages: messages(world, facts) } };
    }
    const { transferId: transfer_id, userId: user_id, profileId: profile_id } = facts.topic;
    return {
      resource: {
        case_id: facts.caseId,
        case_type: facts.type,
        details: { transfer_id, user_id, profile_id },
        status: facts.status,
        type: 'partner-support-case',
      },
      type: facts.news,
      occurred_at: time(at),
    };
  }),
];

/** The newest version belongs to another form of cases, with stages of its own. */
const stages: Readonly<Record<SupportCase['status'], string>> = {
  CREATING: 'CREATING',
  OPEN: 'IN_REVIEW',
  PENDING: 'WAITING_CUSTOMER_INPUT',
  SOLVED: 'RESOLVED',
  CLOSED: 'RESOLVED',
};

const newest = ({ caseId, topic, status, externalId, type }: Facts) => ({
  id: caseId,
  profileId: topic.profileId,
  status: stages[status],
  ...(externalId === null ? {} : { externalId }),
  type,
});

const reference = ({ topic: { transferId } }: Facts) =>
  transferId === null ? {} : { reference: { type: 'TRANSFER', referenceId: String(transferId) } };

const messages = (world: World, { caseId, comments }: Facts) =>
  firstComments(world, caseId, comments).map(({ publicId, body, author, createdAt }: CaseComment) => ({
    id: publicId,
    caseId,
    createdAt: showMillisBare(createdAt),
    content: { text: { freeText: body } },
    type: 'FREEFORM',
    author,
  }));
