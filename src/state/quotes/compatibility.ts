import type { Actor } from '../access/index.ts';
import { internalTarget } from '../balances/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import {
  checkRecipient,
  confirmForQuote,
  isActive,
  isAddressMandatory,
  type Recipient,
  requireRecipient,
} from '../recipients/index.ts';
import { requireOwnQuote } from './find.ts';
import type { Quote } from './record.ts';

export interface CompatibilityQuestion {
  readonly recipientId: number;
  readonly quoteId: string;
  /** How the asker calls a field of the form, such as `IBAN` or `address.city`. */
  readonly pathOf: (key: string) => string;
}

/**
 * Whether a quote can be paid to a recipient: its details are held against the form of the route once more, and its
 * bank is asked again, for this quote.
 * @throws Refusal `recipient.not-found`, `quote.not-found`, `access.forbidden`, `recipient.inactive`,
 * `recipient.wrong-currency`, `recipient.not-compatible` with one problem per bad field
 * @source recipientCompatibilityCheck; recipientCompatibilityCheckV1
 * @assumed a used or expired quote can still be asked about: only a transfer needs a good one
 */
export function checkCompatibility(world: World, actor: Actor, question: CompatibilityQuestion): Recipient {
  const recipient = requireRecipient(world, actor, question.recipientId);
  const quote = requireOwnQuote(world, actor, question.quoteId);
  if (!isActive(recipient)) refuse('recipient.inactive', { id: recipient.id });
  const currency = payableCurrency(world, recipient, quote);
  if (currency !== quote.target) {
    refuse('recipient.wrong-currency', { currency, wanted: quote.target, arguments: ['currency', currency] });
  }
  if (recipient.internal) return recipient;
  const problems = routeProblems(recipient, quote).map(problem => ({
    ...problem,
    path: question.pathOf(problem.path),
  }));
  if (problems.length > 0) refuse('recipient.not-compatible', { problems });
  return confirmForQuote(world, recipient, quote.id);
}

/** One of Wise's own is paid in whatever it has an open balance in. */
const payableCurrency = (world: World, { id, currency, internal }: Recipient, { target }: Quote): string =>
  (internal ? internalTarget(world, id, target)?.balance?.currency : undefined) ?? currency;

/** What the route's form has to say of details that did well without a route. */
function routeProblems({ currency, type, name, legalType, email, details }: Recipient, { source, target }: Quote) {
  return checkRecipient({
    currency,
    type,
    accountHolderName: name,
    details: { ...details, ...(email === null ? {} : { email }) },
    legalType,
    addressRequired: type !== 'email' && isAddressMandatory(source, target),
  }).problems;
}
