import { showNanos } from '../dates.ts';
import type { Wordings } from './row.ts';

const missing = { code: 'RECIPIENT_MISSING', message: '[RECIPIENT_MISSING] Recipient is missing' };

export const recipientWording: Wordings = {
  'recipient.invalid': { code: 'NOT_VALID', recorded: { status: 422 } },
  'recipient.nothing-to-accept': { code: 'NOT_VALID', path: 'acceptedOutcomes' },
  'recipient.not-accepted': { code: 'NOT_VALID', path: 'acceptedOutcomes' },
  'recipient.quote-not-named': { code: 'NOT_VALID', path: 'quoteId' },
  'recipient.wrong-currency': { code: 'NOT_VALID', path: 'currency' },
  'recipient.inactive': {
    recorded: { body: (_details, now) => ({ timestamp: showNanos(now), errors: [missing] }) },
  },
  'recipient.unknown-validator': { path: 'validator' },
};
