import type { Wordings } from './row.ts';

export const activityWording: Wordings = {
  'activity.bad-cursor': { code: 'NOT_VALID' },
  'activity.bad-moment': { code: 'NOT_VALID' },
};
