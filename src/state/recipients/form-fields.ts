/** Which fields a type of recipient has, given what is known of the recipient so far. */
import { isBicOutsideSepa, isIbanAbroad } from './checks.ts';
import {
  branchesOf,
  type Choice,
  choicesOf,
  type FieldRow,
  type FormRow,
  fieldRow,
  type LegalType,
  statesOf,
} from './reference.ts';

/** Details by their dotted key (`address.city`), empty ones left out. */
export type FlatDetails = Readonly<Record<string, string>>;

export interface FieldContext {
  readonly currency: string;
  readonly given: FlatDetails;
  readonly addressMandatory: boolean;
}

/** A field as it stands now. */
export interface FormField extends FieldRow {
  readonly required: boolean;
  /** What may be chosen; null where the field is free. */
  readonly choices: readonly Choice[] | null;
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['iban', 'IBAN'],
  ['bic', 'BIC'],
  ['address.countryCode', 'address.country'],
]);

/**
 * Brings details to dotted keys: a nested `address` and `address.…` keys are the same, `iban` is `IBAN`, numbers are
 * text, and what is empty is as good as absent.
 */
export function flattenDetails(details: Readonly<Record<string, unknown>>): FlatDetails {
  const flat: Record<string, string> = {};
  const put = (key: string, value: unknown): void => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    const known = ALIASES.get(key) ?? key;
    if (text !== '' && (known === key || flat[known] === undefined)) flat[known] = text;
  };
  for (const [key, value] of Object.entries(details)) {
    if (key !== 'address' || typeof value !== 'object' || value === null) put(key, value);
    else for (const [part, inner] of Object.entries(value)) put(`address.${part}`, inner);
  }
  return flat;
}

/** What kind of recipient is meant: as given, else the only kind the type allows, else a person. */
export function legalTypeOf(form: FormRow, given: FlatDetails): LegalType {
  const only = form.legalTypes?.length === 1 ? form.legalTypes[0] : undefined;
  return (given.legalType ?? only) === 'BUSINESS' ? 'BUSINESS' : 'PRIVATE';
}

const ADDRESS_PARTS = ['country', 'city', 'firstLine', 'postCode'];

function isAbroad(form: FormRow, { given, currency }: FieldContext): boolean {
  if (form.addressWhen === 'ibanOutsideSepa') return given.IBAN !== undefined && isIbanAbroad(given.IBAN, currency);
  if (form.addressWhen === 'swiftCodeOutsideSepa') {
    return given.swiftCode !== undefined && isBicOutsideSepa(given.swiftCode);
  }
  return false;
}

/** The address block: the parts the type asks for, all of them where the route needs them, and those already given. */
function addressFields(form: FormRow, context: FieldContext): readonly FieldRow[] {
  const needsAll = context.addressMandatory || isAbroad(form, context);
  const required = new Set(needsAll ? ADDRESS_PARTS : form.address?.required);
  const optional = new Set(form.address?.optional);
  const parts = ADDRESS_PARTS.filter(
    part => required.has(part) || optional.has(part) || context.given[`address.${part}`] !== undefined,
  );
  const fields = parts.map(part => ({ ...fieldRow(`address.${part}`), required: required.has(part) }));
  const hasStates = statesOf(context.given['address.country'] ?? '').length > 0;
  return hasStates ? [...fields, fieldRow('address.state')] : fields;
}

function holderFields(form: FormRow, legalType: LegalType): readonly FieldRow[] {
  if (form.holder === null) return [];
  const name = legalType === 'BUSINESS' ? { name: 'Name of the business / organisation' } : {};
  return [{ ...fieldRow({ like: 'accountHolderName', ...form.holder }), ...name }];
}

function choicesFor(form: FormRow, row: FieldRow, { given }: FieldContext): readonly Choice[] | null {
  if (row.branches !== undefined) return branchesOf(row.branches, given.bankCode ?? '');
  if (row.values === undefined) return null;
  if (row.values === 'states') return statesOf(given['address.country'] ?? '');
  const choices = choicesOf(row.values);
  return row.key === 'legalType' ? choices.filter(({ key }) => form.legalTypes?.includes(key) ?? true) : choices;
}

/**
 * All fields of a type, in the form's order: kind of recipient, email, holder, bank, address.
 * @source recipientAccountRequirementsGet
 */
export function fieldsOf(form: FormRow, context: FieldContext): readonly FormField[] {
  const legalType = legalTypeOf(form, context.given);
  const abroad = isAbroad(form, context);
  const rows = [
    ...(form.asksLegalType === false ? [] : [fieldRow('legalType')]),
    fieldRow({ like: 'email', ...form.email }),
    ...holderFields(form, legalType),
    ...form.fields.map(fieldRow).map(row => (row.key === 'BIC' && abroad ? { ...row, required: true } : row)),
    ...addressFields(form, context),
  ];
  return rows
    .filter(row => row.legalTypes?.includes(legalType) ?? true)
    .map(row => ({ ...row, required: row.required ?? true, choices: choicesFor(form, row, context) }))
    .filter(({ whenListed, choices }) => !whenListed || (choices?.length ?? 0) > 0);
}
