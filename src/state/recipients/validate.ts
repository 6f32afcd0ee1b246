/** Single details of an account, tried before there is a recipient. */
import { type Problem, refuse } from '../kernel/index.ts';
import { faultOf } from './form-check.ts';
import { fieldsOf, flattenDetails } from './form-fields.ts';
import { formRowsOf } from './reference.ts';

/** The form that asks for the details. */
interface Validator {
  readonly currency: string;
  readonly type: string;
  readonly required: readonly string[];
  /** Tried too when they are sent along. */
  readonly optional: readonly string[];
}

const on = (currency: string, type: string, required: string, optional = ''): Validator => ({
  currency,
  type,
  required: required.split(' '),
  optional: optional === '' ? [] : optional.split(' '),
});

/**
 * The validators that the recipient forms name, and those the older documentation lists.
 * @assumed the details that further narrow one down may be left out, unless a form says otherwise
 */
const validators: ReadonlyMap<string, Validator> = new Map([
  ['iban', on('EUR', 'iban', 'IBAN')],
  ['bic', on('EUR', 'iban', 'BIC', 'IBAN')],
  ['sort-code', on('GBP', 'sort_code', 'sortCode')],
  ['sort-code-account-number', on('GBP', 'sort_code', 'accountNumber', 'sortCode')],
  ['abartn', on('USD', 'aba', 'abartn')],
  ['aba-account-number', on('USD', 'aba', 'accountNumber', 'abartn')],
  ['ifsc-code', on('INR', 'indian', 'ifscCode')],
  ['indian-account-number', on('INR', 'indian', 'accountNumber', 'ifscCode')],
  ['bsb-code', on('AUD', 'australian', 'bsbCode')],
  ['australian-account-number', on('AUD', 'australian', 'accountNumber', 'bsbCode')],
  ['canadian-institution-number', on('CAD', 'canadian', 'institutionNumber')],
  ['canadian-transit-number', on('CAD', 'canadian', 'transitNumber', 'institutionNumber')],
  ['canadian-account-number', on('CAD', 'canadian', 'accountNumber', 'institutionNumber transitNumber')],
  ['bankgiro-number', on('SEK', 'bankgiro', 'bankgiroNumber')],
  ['hungarian-account-number', on('HUF', 'hungarian', 'accountNumber')],
  ['polish-account-number', on('PLN', 'polish', 'accountNumber')],
  ['privatbank-account-number', on('UAH', 'privatbank', 'accountNumber')],
  ['privatbank-phone-number', on('UAH', 'privatbank', 'phoneNumber')],
  ['new-zealand-account-number', on('NZD', 'newzealand', 'accountNumber')],
  ['thailand-account-number', on('THB', 'thailand', 'accountNumber', 'bankCode')],
  ['brazil-cpf', on('BRL', 'brazil', 'cpf')],
  ['brazil-branch-code', on('BRL', 'brazil', 'branchCode bankCode')],
  ['brazil-account-number', on('BRL', 'brazil', 'accountNumber bankCode')],
  ['russian-bank-code', on('RUB', 'russiarapida', 'bankCode')],
]);

/** As a detail is called when it stands alone. */
const spoken = (key: string): string => (key === 'IBAN' || key === 'BIC' ? key.toLowerCase() : key);

const missing = (path: string): Problem => ({ code: 'NotNull', message: 'must not be null', path, arguments: [] });

const failed = (path: string, value: string): Problem => ({
  code: 'VALIDATION_NOT_SUCCESSFUL',
  message: `${path} has not passed validation.`,
  path,
  arguments: [value],
});

/**
 * Holds details against the form that asks for them, as creating a recipient would.
 * @throws Refusal `recipient.unknown-validator`, `recipient.detail-not-valid` with one problem per detail
 * @source validators of the recipient forms, and the older documentation, which shows both answers
 */
export function requireValidDetails(name: string, details: Readonly<Record<string, unknown>>): void {
  const { currency, type, required, optional } =
    validators.get(name) ?? refuse('recipient.unknown-validator', { name, arguments: [] });
  const form = formRowsOf(currency, true).find(row => row.type === type);
  if (!form) throw new Error(`the validator ${name} names no form`);
  const given = flattenDetails(details);
  const problems = fieldsOf(form, { currency, given, addressMandatory: false })
    .filter(({ key }) => required.includes(key) || (optional.includes(key) && given[key] !== undefined))
    .flatMap(field => {
      const value = given[field.key];
      if (value === undefined) return [missing(spoken(field.key))];
      return faultOf(field, value) === undefined ? [] : [failed(spoken(field.key), value)];
    });
  if (problems.length > 0) refuse('recipient.detail-not-valid', { problems });
}
