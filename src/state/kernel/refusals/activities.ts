import type { RefusalRow } from './row.ts';

/** What the feed refuses. */
export const activityRefusals = {
  'activity.bad-cursor': { kind: 'malformed', message: 'must be the cursor of an earlier page' },
  'activity.bad-moment': { kind: 'malformed', message: 'must be a timestamp such as 2025-03-10T11:56:30.376Z' },
} as const satisfies Record<string, RefusalRow>;
