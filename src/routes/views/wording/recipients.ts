import type { Wordings } from './row.ts';

export const recipientWording: Wordings = {
  'recipient.invalid': { code: 'NOT_VALID', recorded: { status: 422 } },
  'recipient.inactive': { code: 'RECIPIENT_MISSING', message: '[RECIPIENT_MISSING] Recipient is missing' },
};
