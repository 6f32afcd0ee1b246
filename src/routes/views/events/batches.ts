import { initiationChanged } from '../../../state/batches/index.ts';
import { showMicros } from '../dates.ts';
import { isAtLeast, telling } from './render.ts';

export const batchEvents = [
  telling(initiationChanged, ({ initiationId, batchGroupId, profileId, from, to, returnCode }, { at, time, schema }) =>
    isAtLeast(schema, '4.0.0')
      ? {
          resource: { id: initiationId, batch_group_id: batchGroupId, profile_id: profileId },
          previous_status: from,
          current_status: to,
          occurred_at: time(at),
          return_code: returnCode,
        }
      : {
          resource: { id: initiationId, batchGroupId, profileId },
          previousStatus: from,
          // The older description calls it by one name, and its example by the other.
          newStatus: to,
          currentStatus: to,
          occurredAt: showMicros(at),
          returnCode,
        },
  ),
];
