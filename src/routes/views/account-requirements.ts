import type * as schemas from '../../contract/generated/schemas.ts';
import { type Problem, parseAmount, refuse } from '../../state/kernel/index.ts';
import type { FormWish } from '../../state/quotes/index.ts';
import type { FormRequest, RecipientForm } from '../../state/recipients/index.ts';
import { type Origin, originOf } from './origin.ts';

interface FormHeaders {
  readonly 'accept-minor-version'?: string;
}

/** Minor version 1 asks for name and email too; without it the client collects them itself. */
export const readMinorVersion = (headers: unknown): boolean =>
  String((headers as FormHeaders)['accept-minor-version'] ?? '').trim() === '1';

/** The recipient so far, as the form is posted back. */
export function readGiven(body: unknown): FormRequest['given'] {
  if (typeof body !== 'object' || body === null) return undefined;
  const { type, details, ...rest } = body as { type?: unknown; details?: unknown; accountHolderName?: unknown };
  if (typeof type !== 'string') return undefined;
  const given = typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {};
  return {
    type,
    details: { ...(rest.accountHolderName ? { accountHolderName: rest.accountHolderName } : {}), ...given },
  };
}

/**
 * A form for a pair of currencies, without a quote.
 * @throws Refusal `request.malformed` naming each parameter that is missing or repeated
 */
export function readFormWithoutQuote(query: unknown, headers: unknown, body?: unknown): FormRequest {
  const given = query as Readonly<Record<string, string | undefined>>;
  const missing = needed.filter(name => !given[name]);
  if (missing.length > 0) refuse('request.malformed', { problems: missing.map(notNull) });
  const repeated = needed.filter(name => typeof given[name] !== 'string');
  if (repeated.length > 0) refuse('request.malformed', { problems: repeated.map(notOnce) });
  const { source = '', target = '', sourceAmount = '' } = given;
  const amount = parseAmount(Number(sourceAmount), source.toUpperCase());
  if (!amount || amount.amountMinor <= 0) refuse('request.malformed', { problems: [notAnAmount(sourceAmount)] });
  return {
    sourceCurrency: source.toUpperCase(),
    targetCurrency: target.toUpperCase(),
    sourceAmountMinor: amount.amountMinor,
    senderLegalType: given.originatorLegalEntityType === 'BUSINESS' ? 'BUSINESS' : 'PRIVATE',
    addressRequired: given.addressRequired === 'true',
    withNameAndEmail: readMinorVersion(headers),
    quoted: false,
    given: readGiven(body),
  };
}

const needed = ['source', 'target', 'sourceAmount'] as const;

const notOnce = (path: string): Problem => ({
  code: 'NOT_VALID',
  message: 'must be given once',
  path,
  arguments: [path],
});

const notNull = (path: string): Problem => ({ code: 'NotNull', message: 'must not be null', path, arguments: [] });

const notAnAmount = (value: string): Problem => ({
  code: 'NOT_VALID',
  message: 'must be an amount greater than zero',
  path: 'sourceAmount',
  arguments: ['sourceAmount', value],
});

/** What a form for a quote is asked with. */
export function readForm(query: unknown, headers: unknown, body?: unknown): FormWish {
  const { addressRequired, originatorLegalEntityType: sender } = query as Readonly<Record<string, unknown>>;
  return {
    addressRequired: String(addressRequired) === 'true',
    withNameAndEmail: readMinorVersion(headers),
    given: readGiven(body),
    ...(sender === 'BUSINESS' || sender === 'PRIVATE' ? { senderLegalType: sender } : {}),
  };
}

/**
 * The form's own words are the contract's, but for the addresses of validators, which stand by themselves: clients call
 * them as they are.
 */
export function showForms(forms: readonly RecipientForm[], headers: unknown): schemas.AccountRequirementsResponse {
  const origin = originOf(headers);
  return forms.map(form => ({
    ...form,
    fields: form.fields.map(({ name, group }) => ({ name, group: group.map(field => addressed(field, origin)) })),
  }));
}

/** Validators know of no world, so that one address does for all. */
const addressed = (field: Field, origin: Origin): Field =>
  field.validationAsync === null
    ? field
    : { ...field, validationAsync: { ...field.validationAsync, url: `${origin}${field.validationAsync.url}` } };

type Field = RecipientForm['fields'][number]['group'][number];
