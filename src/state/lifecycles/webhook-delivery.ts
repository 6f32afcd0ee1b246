import { lifecycle, type StateOf } from '../kernel/index.ts';

export const webhookDelivery = lifecycle({
  name: 'webhook-delivery',
  initial: 'Pending',
  states: {
    Pending: 'Waits for its first attempt, behind the earlier ones of its subscription.',
    Queued: 'Another attempt is due, and waits for a free line.',
    Sending: 'The receiver has been called and has not answered yet.',
    Delivered: 'The receiver accepted it.',
    Failed: 'The last attempt failed; the next one stands on the agenda.',
    Abandoned: 'Every attempt failed; it is not sent again by itself.',
  },
  moves: {
    send: { from: ['Pending', 'Queued'], to: 'Sending', by: 'wise' },
    accept: { from: ['Sending'], to: 'Delivered', by: 'partner' },
    fail: { from: ['Sending'], to: 'Failed', by: 'partner' },
    giveUp: { from: ['Pending', 'Queued', 'Sending', 'Failed'], to: 'Abandoned', by: 'wise' },
    retry: { from: ['Failed'], to: 'Queued', by: 'time' },
    interrupt: { from: ['Sending'], to: 'Queued', by: 'time' },
    repeat: { from: ['Sending'], to: 'Queued', by: 'wise' },
    replay: { from: ['Failed', 'Delivered', 'Abandoned'], to: 'Queued', by: 'partner' },
  },
  source: 'webhook delivery; states as shown by the developer hub',
});

export type DeliveryStatus = StateOf<typeof webhookDelivery>;
