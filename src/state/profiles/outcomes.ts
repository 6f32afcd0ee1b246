import { type Plan, subject } from '../kernel/index.ts';

/** Whether Wise knows a customer as soon as they have a profile. */
export const profileFate = subject<Plan>({
  name: 'profile',
  outcomes: {
    approve: { does: 'is verified at once', effect: { take: [{ move: 'verify' }] } },
  },
  magic: [],
});
