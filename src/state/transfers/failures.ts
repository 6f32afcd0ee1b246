/** Why a payout did not reach its recipient. */
import { emit, type MoveDetails, refuse, type World } from '../kernel/index.ts';
import { payoutFailed } from './events.ts';
import { requireAnyTransfer } from './find.ts';
import type { Transfer } from './record.ts';

/** @source transfers#payout-failure */
export const failureCodes: readonly string[] = [
  'ACCOUNT_CLOSED',
  'ACCOUNT_FROZEN',
  'ACCOUNT_BLOCKED',
  'ACCOUNT_LIMIT_REACHED',
  'WRONG_ACCOUNT_NUMBER',
  'WRONG_CARD_NUMBER',
  'WRONG_ACCOUNT_DETAILS',
  'WRONG_ACCOUNT_TYPE',
  'WRONG_BANK_CODE',
  'WRONG_BRANCH_CODE',
  'WRONG_NAME',
  'WRONG_PHONE_NUMBER',
  'WRONG_ID_NUMBER',
  'WRONG_RUT_NUMBER',
  'TAX_ID_NOT_MATCHING',
  'TAX_ID_SUSPENDED',
  'WRONG_REFERENCE',
  'WRONG_PAYMENT_PURPOSE',
  'ACCOUNT_DOES_NOT_EXIST',
  'WRONG_CURRENCY',
  'WRONG_CARD_TYPE',
  'CANNOT_ACCEPT_FROM_3RD_PARTY',
  'CREDITING_ACCOUNT_FORBIDDEN',
  'DUPLICATE_ENTRY',
  'FUNDS_NOT_EXPECTED_RETURNED',
  'MANDATE_NOT_FILLED_IN',
  'BUSINESS_PAYMENTS_FORBIDDEN',
  'SENDER_REQUESTED_TO_CANCEL',
  'REQUEST_FOR_INFORMATION_EXPIRED',
  'RETURN_REQUESTED_BY_RECIPIENT',
  'EXTERNAL_IDENTIFIER_DETAILS_HAVE_CHANGED',
  'REASON_NOT_SPECIFIED',
  'TECHNICAL_ISSUE',
  'TECHNICAL_ISSUE_RETRYABLE',
];

/** Why it failed, as partners are told. */
export interface Failure {
  readonly reasonCode: string;
  readonly description: string;
}

/**
 * The failure that somebody names, else the one in the world's settings.
 * @param details `reasonCode`, and `description` where the code's own words will not do
 * @throws Refusal `transfer.unknown-failure`
 * @assumed the account number is wrong, when nobody gives a reason
 */
export function failureOf(world: World, details: MoveDetails = {}): Failure {
  const { reasonCode = world.settings.payoutFailure, description } = details;
  const known = failureCodes.find(code => code === reasonCode);
  if (!known) refuse('transfer.unknown-failure', { path: 'reasonCode', reasonCode, known: failureCodes.join(', ') });
  return { reasonCode: known, description: typeof description === 'string' ? description : wordsOf(known) };
}

/** `WRONG_BANK_CODE` as `Wrong bank code`. */
const wordsOf = (code: string): string => code.slice(0, 1) + code.slice(1).toLowerCase().replaceAll('_', ' ');

/** Tells partners of a payout that failed. */
export function announceFailure(world: World, { id: transferId, profileId }: Transfer, failure: Failure): void {
  emit(world, payoutFailed, { profileId }, { transferId, profileId, ...failure });
}

/** Where a payout is being tried, or was. */
const tried: readonly string[] = ['funds_converted', 'outgoing_payment_sent', 'bounced_back'];

/**
 * A payout attempt fails and the money stays where it is, for another attempt.
 * @param details as `failureOf` reads them
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`, `transfer.stays-inside`, `transfer.unknown-failure`
 * @source transfers#payout-failure
 */
export function failPayout(world: World, id: number, details: MoveDetails = {}): Transfer {
  const transfer = requireAnyTransfer(world, id);
  const { status, targetBalanceId } = transfer;
  if (!tried.includes(status)) refuse('transfer.wrong-status', { transferId: id, status, move: 'fail payout' });
  if (targetBalanceId !== null) refuse('transfer.stays-inside', { transferId: id });
  announceFailure(world, transfer, failureOf(world, details));
  return transfer;
}
