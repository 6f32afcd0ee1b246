import type { RefusalRow } from './row.ts';

/** What account details, their orders, and payments that come in refuse. */
export const receivingRefusals = {
  'details.not-offered': { kind: 'invalid', message: 'No account details are issued in {currency}' },
  'details.profile-not-verified': {
    kind: 'invalid',
    message: 'The profile must be verified before it can receive money',
  },
  'details.jar': { kind: 'invalid', message: 'Account details are issued for STANDARD balances, and not for jars' },
  'details.none': { kind: 'malformed', message: 'No account details found for profile currency pair' },
  'details.not-importable': { kind: 'malformed', message: 'Bank transactions can be imported in {currencies} only' },
  'details.not-international': {
    kind: 'malformed',
    message: 'The profile has no account details in {currency} that receive Swift payments',
  },
  'details.unknown-account': { kind: 'malformed', message: 'None of the profile’s account details has {account}' },
  'details.other-currency': { kind: 'malformed', message: 'This account does not receive {currency}' },
  'payment.incomplete': { kind: 'malformed', message: '{path} must not be null' },
  'payment.unknown-currency': { kind: 'malformed', message: '{currency} is not the code of a currency' },
  'payment.bad-amount': {
    kind: 'malformed',
    message: '{path} must have at most {digits} decimals in {currency}, and be less than a trillion',
  },
  'payment.not-positive': { kind: 'malformed', message: '{path} must be greater than 0' },
  'payment.negative': { kind: 'malformed', message: 'must be greater than or equal to 0' },
  'payment.balance-closed': { kind: 'invalid', message: 'The balance of the payment {paymentId} is closed' },
  'payment.not-found': {
    kind: 'unknown',
    message: 'No payment found with id [{paymentId}] for profile id [{profileId}]',
  },
  'payment.reason-missing': { kind: 'malformed', message: 'A valid reason is required to return a Swift payment' },
  'payment.not-returnable': { kind: 'malformed', message: 'A payment that is {status} cannot be returned' },
  'payment.returned-already': { kind: 'malformed', message: 'The payment has been returned already' },
  'receiving.wrong-step': { kind: 'conflict', message: 'What is {status} cannot take this step: {move}' },
} as const satisfies Record<string, RefusalRow>;
