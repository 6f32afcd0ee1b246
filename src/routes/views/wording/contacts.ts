import type { Wordings } from './row.ts';

export const contactWording: Wordings = {
  'contact.not-direct': { code: 'NOT_VALID', path: 'isDirectIdentifierCreation' },
  'contact.no-identifier': { code: 'NotNull', path: 'identifier' },
  'contact.unknown-currency': { code: 'CurrencyCode', path: 'targetCurrency' },
  'contact.not-found': { path: 'identifier' },
  'contact.oneself': { code: 'NOT_VALID', path: 'identifier' },
};
