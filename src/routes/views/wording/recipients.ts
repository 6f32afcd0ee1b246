import { showNanos } from '../dates.ts';
import type { Wordings } from './row.ts';

const missing = { code: 'RECIPIENT_MISSING', message: '[RECIPIENT_MISSING] Recipient is missing' };

export const recipientWording: Wordings = {
  'recipient.invalid': { code: 'NOT_VALID', recorded: { status: 422 } },
  'recipient.inactive': {
    recorded: { body: (_details, now) => ({ timestamp: showNanos(now), errors: [missing] }) },
  },
  'recipient.unknown-validator': { path: 'validator' },
};
