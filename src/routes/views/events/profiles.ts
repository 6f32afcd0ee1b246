import { profileStateChanged, verificationStateChanged } from '../../../state/profiles/index.ts';
import { telling } from './render.ts';

export const profileEvents = [
  telling(verificationStateChanged, ({ profileId, state }, { at, time }) => ({
    resource: { id: profileId, type: 'profile' },
    current_state: state,
    occurred_at: time(at),
  })),

  telling(profileStateChanged, ({ profileId, state, requestedByCustomer }, { at, time }) => ({
    resource: { id: profileId, type: 'profile' },
    current_state: state,
    occurred_at: time(at),
    ...(requestedByCustomer === null ? {} : { requested_by_customer: requestedByCustomer }),
  })),
];
