import type { Wordings } from './row.ts';

export const quoteWording: Wordings = {
  'rate.unknown-currency': { code: 'CurrencyCode' },
  'rate.same-currency': { code: 'NOT_VALID' },
  'rate.out-of-range': { code: 'NOT_VALID' },
  'quote.unknown-currency': { code: 'CurrencyCode' },
  'quote.two-amounts': { code: 'error.quote.amount.onlySingle', path: 'sourceAmount' },
  'quote.no-amount': { code: 'NotNull', path: 'sourceAmount' },
  'quote.amount-not-positive': { code: 'error.greaterThanZero' },
  'quote.amount-not-valid': { code: 'NOT_VALID' },
  'quote.amount-too-low': { code: 'error.amount.too.low' },
  'quote.amount-too-high': { code: 'error.amount.too.high' },
  'quote.pay-out-unknown': { code: 'NOT_VALID', path: 'payOut' },
  'quote.pay-out-not-offered': { code: 'NOT_VALID', path: 'payOut' },
  'quote.pay-out-not-enabled': { code: 'payout.not-enabled', path: 'payOut' },
  'quote.pricing-invalid': { code: 'error.quote.pricing.configuration.invalid', path: 'pricingConfiguration' },
  'quote.two-payees': { code: 'NOT_VALID', path: 'contactId' },
  'quote.contact-not-found': { code: 'NOT_VALID', path: 'contactId' },
  'quote.recipient-not-usable': { code: 'NOT_VALID', path: 'targetAccount' },
};
