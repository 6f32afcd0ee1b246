import type { RefusalRow } from './row.ts';

/** What transfers refuse. */
export const transferRefusals = {
  'transfer.not-found': { kind: 'unknown', message: 'No transfer has the id {transferId}' },
  'transfer.quote-used': { kind: 'invalid', message: 'Quote has already been used' },
  'transfer.quote-expired': { kind: 'invalid', message: 'Quote has expired' },
  'transfer.quote-blocked': { kind: 'invalid', message: 'Nothing can be sent on this quote: {text}' },
  'transfer.sender-undescribed': {
    kind: 'invalid',
    message: 'A business of the type OTHER needs a webpage and a free form description before it may send money',
  },
  'transfer.kind-not-enabled': {
    kind: 'forbidden',
    message: 'Transfers of the kind {kind} are not enabled for {clientId}',
  },
  'transfer.approval-missing': {
    kind: 'invalid',
    message: 'Quote cannot be accepted with this request due to missing approval.',
  },
  'transfer.bad-originator': { kind: 'malformed', message: 'The originator is not described as it must be' },
  'transfer.currency-mismatch': {
    kind: 'invalid',
    message: 'The account is in {currency}, while the quote needs one in {wanted}',
  },
  'transfer.target-closed': { kind: 'invalid', message: 'The account holds no open balance in {currency}' },
  'transfer.target-restricted': { kind: 'invalid', message: 'The account takes no money in' },
  'transfer.recipient-unconfirmed': {
    kind: 'invalid',
    message: 'The outcomes of checking the recipient must be accepted before money can be sent to it',
  },
  'transfer.address-missing': {
    kind: 'invalid',
    message: 'Recipient address is mandatory for this payment, please update or create a new recipient.',
  },
  'transfer.bad-reference': { kind: 'invalid', message: 'The reference does not suit the recipient bank' },
  'transfer.not-cancellable': { kind: 'conflict', message: 'Transfer cannot be cancelled' },
  'transfer.wrong-status': { kind: 'invalid', message: 'A transfer that is {status} cannot take this step: {move}' },
  'transfer.suspended': { kind: 'invalid', message: 'Transfer processing is suspended due to {cause}' },
  'transfer.stays-inside': { kind: 'invalid', message: 'Money that was paid onto a balance cannot bounce' },
  'transfer.not-chargeable': { kind: 'invalid', message: 'A payment out of a balance cannot be charged back' },
  'transfer.unknown-issue': { kind: 'malformed', message: 'No issue has the code {code}; known are {known}' },
  'transfer.issue-open': { kind: 'conflict', message: 'The issue {code} is open already' },
  'transfer.issue-not-open': { kind: 'unknown', message: 'The transfer has no open issue {code}' },
  'transfer.unknown-failure': { kind: 'malformed', message: 'No payout fails by {reasonCode}; known are {known}' },
  'transfer.no-document': { kind: 'unknown', message: 'There is no {document} of the transfer {transferId}: {why}' },
  'transfer.not-simulated': { kind: 'invalid', message: 'Simulation does not work with email transfers' },
  'transfer.inconsistent-page': { kind: 'malformed', message: 'The offset must be a multiple of the limit' },
} as const satisfies Record<string, RefusalRow>;
