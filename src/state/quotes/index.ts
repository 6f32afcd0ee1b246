import type { Family } from '../kernel/index.ts';
import { quoteMachine } from './machine.ts';
import { quotes } from './record.ts';
import { discounts, partnerTerms } from './terms.ts';

export type { PricingWish, QuoteChanges, QuoteCommand } from './command.ts';
export { type Compared, type Comparison, type ComparisonWish, compareProviders } from './compare.ts';
export { type CompatibilityQuestion, checkCompatibility } from './compatibility.ts';
export { createQuote, numberQuote, priceAnonymously } from './create.ts';
export { deliveryOf, deliveryText } from './delivery.ts';
export { findQuote, requireOwnQuote, requireQuote } from './find.ts';
export { addNotice } from './notices.ts';
export type { Offer } from './offers.ts';
export { optionFor, optionsOf } from './options.ts';
export { variableFee } from './price.ts';
export { findProvider, type Provider } from './providers.ts';
export { type FormWish, formsForQuote } from './recipient-forms.ts';
export type { Fee, Notice, PaymentOption, PayOut, PricedQuote, PricingOverride, Quote } from './record.ts';
export { payOuts, quotes } from './record.ts';
export { grantDiscount, type PartnerTerms, partnerTermsOf, setPartnerTerms } from './terms.ts';
export { updateQuote } from './update.ts';
export { acceptQuote, fundQuote, releaseQuote, requireUsable, troubleWith } from './use.ts';

export const quoteFamily: Family = { tables: [quotes, partnerTerms, discounts], machines: [quoteMachine] };
