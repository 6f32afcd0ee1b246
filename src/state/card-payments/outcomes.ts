import { type Magic, subject } from '../kernel/index.ts';
import type { Decline } from './attempt.ts';

const declined = (cents: string, reason: string, detail: string | null = null): Magic<Decline> => ({
  name: `card-payment-${reason.toLowerCase().replaceAll('_', '-')}`,
  fact: 'amount',
  look: 'whole',
  value: `0.${cents}`,
  does: `is declined: \`${reason}\``,
  effect: { reason, detail },
});

/**
 * Whether a payment by card is declined that nothing else speaks against.
 * @assumed the values: an amount below one whose cents are the code with which card networks say so
 */
export const cardPaymentCheck = subject<Decline | null>({
  name: 'card-payment',
  outcomes: {
    approve: { does: 'is approved, unless something else speaks against it', effect: null },
    reject: { does: 'is declined: `SUSPECTED_FRAUD`', effect: { reason: 'SUSPECTED_FRAUD', detail: null } },
  },
  magic: [
    declined('03', 'INVALID_MERCHANT'),
    declined('12', 'INVALID_TRANSACTION'),
    declined('51', 'INSUFFICIENT_FUNDS'),
    declined('59', 'SUSPECTED_FRAUD'),
    declined('62', 'BLOCKED_COUNTRY'),
    declined('65', 'SCA_SOFT_DECLINE'),
    declined('91', 'CONNECTION_ISSUE'),
    declined('96', 'PROCESSING_ERROR'),
  ],
});
