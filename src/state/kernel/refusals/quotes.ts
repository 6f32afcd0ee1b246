import type { RefusalRow } from './row.ts';

/** What rates and quotes refuse. */
export const quoteRefusals = {
  'rate.invalid-parameters': { kind: 'malformed', message: 'The rates asked for make no sense: {why}' },
  'rate.unknown-currency': { kind: 'malformed', message: '{currency} is not the code of a currency' },
  'rate.same-currency': { kind: 'malformed', message: 'The rate of a currency to itself is always 1' },
  'rate.out-of-range': { kind: 'malformed', message: 'A rate is a number between {smallest} and {largest}' },
  'quote.unknown-currency': {
    kind: 'malformed',
    message: "That wasn't a valid ISO-4217 currency code (like GBP, USD or EUR).",
  },
  'quote.two-amounts': { kind: 'malformed', message: 'Please only specify a source or target amount.' },
  'quote.no-amount': { kind: 'malformed', message: 'Please specify a source or target amount.' },
  'quote.amount-not-positive': { kind: 'malformed', message: "Please type in a number that's larger than 0." },
  'quote.amount-not-valid': {
    kind: 'malformed',
    message: 'must be a number with at most {digits} decimals in {currency}, and no larger than {largest}',
  },
  'quote.amount-too-low': { kind: 'invalid', message: 'The amount is too low to cover the fees' },
  'quote.amount-too-high': { kind: 'invalid', message: 'The amount is too high to be converted to {currency}' },
  'quote.pay-out-unknown': { kind: 'malformed', message: 'must be one of {known}' },
  'quote.pay-out-not-offered': { kind: 'invalid', message: '{payOut} is not offered for {currency}' },
  'quote.pay-out-not-enabled': { kind: 'invalid', message: '{payOut} is not enabled for this client' },
  'quote.pricing-invalid': { kind: 'invalid', message: 'The pricing configuration is not valid: {why}' },
  'quote.recipient-not-usable': { kind: 'invalid', message: '{why}' },
  'quote.two-payees': { kind: 'malformed', message: 'Please only specify a recipient or a contact' },
  'quote.contact-not-found': { kind: 'invalid', message: 'No contact of the profile has the id {contactId}' },
  'quote.not-found': { kind: 'unknown', message: 'No quote has the id {quoteId}' },
  'quote.not-updatable': { kind: 'invalid', message: 'A quote that is {status} can no longer be changed' },
  'quote.expired': { kind: 'invalid', message: 'The quote has expired' },
  'quote.already-used': { kind: 'invalid', message: 'Quote has already been used' },
} as const satisfies Record<string, RefusalRow>;
