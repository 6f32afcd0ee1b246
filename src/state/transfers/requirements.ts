/** What must be told of a transfer beyond whom and how much: a form whose fields depend on the route. */
import currencies from '../../../fixtures/reference/currencies.json' with { type: 'json' };
import data from '../../../fixtures/reference/transfer-requirements.json' with { type: 'json' };
import type { Actor } from '../access/index.ts';
import { type CurrencyCode, convert, type Money, type Problem, roundAmount, type World } from '../kernel/index.ts';
import { findProfile } from '../profiles/index.ts';
import { optionFor, type Quote, requireOwnQuote } from '../quotes/index.ts';
import { midRate } from '../rates/index.ts';
import { requireRecipient } from '../recipients/index.ts';

export type TransferDetails = Readonly<Record<string, string>>;

/** When a field is asked for: all that is named here must hold. */
interface Condition {
  readonly sources?: readonly string[];
  readonly targets?: readonly string[];
  readonly large?: boolean;
  readonly sender?: string;
  /** Another field that was filled in; `as` with this very value. */
  readonly chosen?: string;
  readonly as?: string;
}

interface FieldRow {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly refresh?: boolean;
  readonly required: boolean;
  /** Any of these. */
  readonly when: readonly Condition[];
  readonly values?: readonly (readonly string[])[];
}

const rows: readonly { readonly name: string; readonly group: readonly FieldRow[] }[] = data.fields;

export interface TransferField {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly refreshRequirementsOnChange: boolean;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly validationRegexp: string | null;
  readonly valuesAllowed: readonly { readonly key: string; readonly name: string }[] | null;
}

export interface TransferForm {
  readonly type: string;
  readonly fields: readonly { readonly name: string; readonly group: readonly TransferField[] }[];
}

export interface RouteFacts {
  readonly source: CurrencyCode;
  readonly target: CurrencyCode;
  /** What the sender pays. */
  readonly charged: Money;
  readonly sender: 'PRIVATE' | 'BUSINESS';
  readonly details: TransferDetails;
}

const referenceMaxima = new Map(currencies.map(({ code, referenceMax }) => [code, referenceMax]));
const referenceForm = new RegExp(`^${data.referencePattern}$`);

/** How long a reference the recipient's bank takes. */
export const referenceMax = (target: CurrencyCode): number => referenceMaxima.get(target) ?? data.referenceMaxOtherwise;

/** Every key the form knows; others are not kept. */
export const detailKeys: readonly string[] = rows.flatMap(({ group }) => group.map(({ key }) => key));

function isLarge({ source, charged }: RouteFacts): boolean {
  const { currency, amount } = data.large;
  const worth = convert(charged, midRate(source, currency), currency);
  return worth.amountMinor > roundAmount(amount, currency).amountMinor;
}

const holds = (route: RouteFacts, { sources, targets, large, sender, chosen, as }: Condition): boolean =>
  (sources?.includes(route.source) ?? true) &&
  (targets?.includes(route.target) ?? true) &&
  (!large || isLarge(route)) &&
  (sender === undefined || sender === route.sender) &&
  (chosen === undefined || (as === undefined ? filled(route, chosen) : route.details[chosen] === as));

const filled = ({ details }: RouteFacts, key: string): boolean => (details[key] ?? '') !== '';

const asked = (route: RouteFacts, { when }: FieldRow): boolean => when.some(condition => holds(route, condition));

const fieldOf = (
  { key, name, type, refresh = false, required, values }: FieldRow,
  target: CurrencyCode,
): TransferField => ({
  key,
  name,
  type,
  refreshRequirementsOnChange: refresh,
  required,
  maxLength: key === 'reference' ? referenceMax(target) : null,
  validationRegexp: key === 'reference' ? data.referencePattern : null,
  valuesAllowed: values?.map(([value = '', label = '']) => ({ key: value, name: label })) ?? null,
});

export interface RequirementsRequest {
  readonly recipientId: number;
  readonly quoteId: string;
  /** The sender's kind where it is not the profile's: someone a partner sends for. */
  readonly sender: 'PRIVATE' | 'BUSINESS' | null;
  readonly details: TransferDetails;
}

/**
 * The form for a transfer that is about to be made, refreshed by what was filled in so far. Values are not judged here.
 * @throws Refusal `quote.not-found`, `recipient.not-found`, `access.forbidden`
 * @source transferRequirementsValidate
 * @assumed which routes ask for what, beyond the documentation's own examples; a used or expired quote still has its
 * form, since only making the transfer needs a good one
 */
export function transferForm(world: World, actor: Actor, request: RequirementsRequest): TransferForm {
  const quote = requireOwnQuote(world, actor, request.quoteId);
  requireRecipient(world, actor, request.recipientId);
  const route = routeOf(world, quote, request.details, request.sender);
  const fields = rows
    .map(({ name, group }) => ({ name, group: group.filter(row => asked(route, row)) }))
    .filter(({ group }) => group.length > 0)
    .map(({ name, group }) => ({ name, group: group.map(row => fieldOf(row, route.target)) }));
  return { type: data.type, fields };
}

export const routeOf = (
  world: World,
  quote: Quote,
  details: TransferDetails,
  sender: RequirementsRequest['sender'] = null,
): RouteFacts => ({
  source: quote.source,
  target: quote.target,
  charged: optionFor(quote, quote.preferredPayIn ?? undefined).source,
  sender: sender ?? (findProfile(world, quote.profileId)?.type === 'business' ? 'BUSINESS' : 'PRIVATE'),
  details,
});

/** The keys of what is required on the route and was not given. */
export const missingDetails = (route: RouteFacts): string[] =>
  rows.flatMap(({ group }) =>
    group.filter(row => row.required && asked(route, row) && !filled(route, row.key)).map(({ key }) => key),
  );

/** What is wrong with a reference for the recipient's bank. */
export function referenceProblem(target: CurrencyCode, reference: string): Problem | undefined {
  const path = 'details.reference';
  const most = referenceMax(target);
  const problem = (message: string): Problem => ({ code: 'NOT_VALID', message, path, arguments: [path, reference] });
  if (reference.length > most) return problem(`A reference in ${target} has at most ${most} characters`);
  return referenceForm.test(reference) ? undefined : problem('A reference has letters, digits, dashes and spaces only');
}
