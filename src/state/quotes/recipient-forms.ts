import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { type FormRequest, formsFor, type RecipientForm } from '../recipients/index.ts';
import { findQuote } from './find.ts';
import { optionFor } from './options.ts';

/** What the asker decides; the quote knows the rest. */
export type FormWish = Pick<FormRequest, 'addressRequired' | 'withNameAndEmail' | 'given'> & {
  readonly senderLegalType?: FormRequest['senderLegalType'];
};

/**
 * The forms a recipient of this quote's money may be described by.
 * @throws Refusal `quote.not-found`, `access.forbidden`
 * @source recipientAccountRequirementsGet; recipientAccountRequirementsPost
 */
export function formsForQuote(world: World, actor: Actor, quoteId: string, wish: FormWish): readonly RecipientForm[] {
  const quote = findQuote(world, quoteId) ?? refuse('quote.not-found', { quoteId });
  const profile = requireProfile(world, actor, quote.profileId);
  return formsFor({
    sourceCurrency: quote.source,
    targetCurrency: quote.target,
    sourceAmountMinor: optionFor(quote, quote.preferredPayIn ?? undefined).source.amountMinor,
    senderLegalType: profile.type === 'business' ? 'BUSINESS' : 'PRIVATE',
    ...wish,
  });
}
