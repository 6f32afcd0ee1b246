import type { RefusalRow } from './row.ts';

/** What disputes of card payments are refused for. */
export const disputeRefusals = {
  'dispute.not-found': { kind: 'unknown', message: 'There is no dispute {id}' },
  'dispute.unknown-reason': { kind: 'unknown', message: 'There is no reason {reason} to dispute a payment for' },
  'dispute.too-wide': { kind: 'malformed', message: '{code} is too wide a reason; give one of {options}' },
  'dispute.no-transaction': { kind: 'unknown', message: 'The profile has no card transaction {id}' },
  'dispute.single-transaction': { kind: 'malformed', message: 'Only one transaction can be disputed for {code}' },
  'dispute.wrong-scheme': { kind: 'malformed', message: 'Transaction {id} was not made with a card of {scheme}' },
  'dispute.no-email': { kind: 'malformed', message: 'must be an email address' },
  'dispute.not-acknowledged': { kind: 'malformed', message: 'The disclaimer is not confirmed' },
  'dispute.nothing-paid': { kind: 'invalid', message: 'Nothing was paid with transaction {id}: it is {status}' },
  'dispute.already-open': { kind: 'invalid', message: 'Transaction {id} is disputed already, by {disputeId}' },
  'dispute.form-incomplete': { kind: 'malformed', message: 'The form is not answered as its reason asks' },
  'dispute.no-file': { kind: 'malformed', message: 'A file is required' },
  'dispute.wrong-file-type': { kind: 'malformed', message: 'must be a PNG, a JPEG or a PDF' },
  'dispute.no-such-file': { kind: 'malformed', message: 'The file is unknown or has expired' },
  'dispute.file-expired': { kind: 'conflict', message: 'The file has expired already' },
  'dispute.not-withdrawable': { kind: 'invalid', message: 'The dispute cannot be withdrawn any more' },
  'dispute.wrong-status': { kind: 'conflict', message: 'A dispute that is {status} cannot do that' },
  'dispute.bad-refund': { kind: 'invalid', message: 'must be more than nothing, and not more than was paid' },
} as const satisfies Record<string, RefusalRow>;
