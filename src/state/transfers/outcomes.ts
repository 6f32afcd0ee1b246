import { type Plan, subject } from '../kernel/index.ts';

const sent = [{ move: 'convert' }, { move: 'payOut' }];
const returned = [...sent, { move: 'bounce' }];
const refunded = [...returned, { move: 'refund' }];

/**
 * How a transfer fares once it is paid for. Its steps come one after the other, also in a world that otherwise waits.
 * @assumed the values, as the sandbox of Wise has none: the first word of the reference in capitals
 */
export const transferFate = subject<Plan>({
  name: 'transfer',
  outcomes: {
    approve: { does: 'is paid out as soon as it is paid for', effect: { take: sent } },
    reject: { does: 'is paid out, comes back and is refunded', effect: { take: refunded } },
    hold: { does: 'rests in `processing` until somebody moves it', effect: { keepFrom: ['convert'] } },
  },
  magic: [
    {
      name: 'transfer-is-sent',
      fact: 'reference',
      look: 'first-word',
      value: 'DONE',
      does: 'is paid out as soon as it is paid for: `outgoing_payment_sent`',
      effect: { take: sent },
    },
    {
      name: 'transfer-bounces',
      fact: 'reference',
      look: 'first-word',
      value: 'BNCE',
      does: 'is paid out and comes back: `bounced_back`',
      effect: { take: returned },
    },
    {
      name: 'transfer-fails',
      fact: 'reference',
      look: 'first-word',
      value: 'FAIL',
      does: 'is paid out, comes back and is refunded: `funds_refunded`',
      effect: { take: refunded },
    },
    {
      name: 'transfer-is-stopped',
      fact: 'reference',
      look: 'first-word',
      value: 'STOP',
      does: 'is called off while it is processed, and refunded: `cancelled`, then `funds_refunded`',
      effect: { take: [{ move: 'cancel', from: 'processing' }] },
    },
    {
      name: 'transfer-is-held',
      fact: 'reference',
      look: 'first-word',
      value: 'HOLD',
      does: 'rests in `processing`, also where the world advances by itself, until somebody moves it',
      effect: { keepFrom: ['convert'] },
    },
  ],
});
