import { userStateChanged } from '../../../state/access/index.ts';
import { telling } from './render.ts';

export const userEvents = [
  telling(userStateChanged, ({ userId, from, to, leaving }, { at, time }) => ({
    resource: { id: userId, type: 'user' },
    previous_state: from,
    current_state: to,
    ...(leaving === null ? {} : { deactivation_type: leaving.type }),
    ...(leaving === null || leaving.reason === null ? {} : { deactivation_reason: leaving.reason }),
    occurred_at: time(at),
  })),
];
