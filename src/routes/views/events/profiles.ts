import { verificationStateChanged } from '../../../state/profiles/index.ts';
import { telling } from './render.ts';

export const profileEvents = [
  telling(verificationStateChanged, ({ profileId, state }, { at, time }) => ({
    resource: { id: profileId, type: 'profile' },
    current_state: state,
    occurred_at: time(at),
  })),
];
