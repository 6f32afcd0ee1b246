import { type RequirementChange, reviewChanged } from '../../../state/kyc/index.ts';
import { cddCheckChanged } from '../../../state/verification/index.ts';
import { showMicrosBare } from '../dates.ts';
import { showRequiredBy, showRequirements, showTrigger } from '../kyc-review.ts';
import { isAtLeast, telling } from './render.ts';

export const kycEvents = [
  telling(reviewChanged, ({ review, from, changes }, { schema, time }) => {
    const newest = isAtLeast(schema, '5.0.0');
    const when = isAtLeast(schema, '4.0.0') ? time : showMicrosBare;
    const requiredBy = showRequiredBy(review, when);
    return {
      resource: {
        id: review.id,
        state: review.status,
        ...(newest ? { prevState: from ?? review.status } : {}),
        profileId: review.profileId,
        ...(requiredBy === null ? {} : { requiredBy }),
        createdAt: when(review.createdAt),
        updatedAt: when(review.updatedAt),
        triggerReferences: review.triggers.map(showTrigger),
        requirements: showRequirements(review, when).map(group => group.map(withoutNothing)),
        ...(newest ? { requirementChanges: changes.map(showChange) } : {}),
      },
    };
  }),

  telling(cddCheckChanged, (facts, { time }) => ({
    resource: { id: facts.profileId, type: 'profile' },
    current_state: facts.state,
    ...(facts.outcome === null ? {} : { review_outcome: facts.outcome }),
    required_evidences: facts.required,
    ...(facts.sourceOfIncome === null ? {} : { source_of_income: facts.sourceOfIncome }),
    ...(facts.sourceOfFunding === null ? {} : { source_of_funding: facts.sourceOfFunding }),
    occurred_at: time(facts.at),
  })),
];

/** What is absent in an event is not written, where a reply says null. */
const withoutNothing = ({ additionalRequirements, ...requirement }: ReturnType<typeof showRequirements>[0][0]) => ({
  ...requirement,
  ...(additionalRequirements === null ? {} : { additionalRequirements }),
});

const showChange = ({ key, from, to, additional }: RequirementChange) => ({
  key,
  newState: to,
  ...(from === null ? {} : { prevState: from }),
  ...(additional.length === 0 ? {} : { additionalRequirements: additional.map(showAdditional) }),
});

const showAdditional = ({ id, from, to }: RequirementChange['additional'][number]) => ({
  additionalRequirementId: id,
  newState: to,
  ...(from === null ? {} : { prevState: from }),
});
