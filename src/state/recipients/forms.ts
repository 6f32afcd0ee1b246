/** The form a partner must fill in before money can be sent in a currency: pure rules over the reference data. */
import { isCurrency, money, toUnits } from '../kernel/index.ts';
import { type FlatDetails, type FormField, fieldsOf, flattenDetails } from './form-fields.ts';
import {
  addressRule,
  type Choice,
  type FormRow,
  formRowsOf,
  type LegalType,
  usdOf,
  type ValidationAsync,
} from './reference.ts';

export interface FormRequest {
  readonly sourceCurrency: string;
  readonly targetCurrency: string;
  /** In minor units of the source currency; leaves out types whose limit it exceeds. */
  readonly sourceAmountMinor?: number;
  readonly senderLegalType: LegalType;
  readonly addressRequired: boolean;
  /** Minor version 1: the form asks for name and email too. */
  readonly withNameAndEmail: boolean;
  /** False in the variant that has currencies and no quote; the default is true. */
  readonly quoted?: boolean;
  /** The recipient so far, to refresh the form with. */
  readonly given?: { readonly type: string; readonly details: Readonly<Record<string, unknown>> };
}

export interface RecipientFormField {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly refreshRequirementsOnChange: boolean;
  readonly required: boolean;
  readonly displayFormat: string | null;
  readonly example: string;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly validationRegexp: string | null;
  readonly validationAsync: ValidationAsync | null;
  readonly valuesAllowed: readonly Choice[] | null;
}

export interface RecipientForm {
  readonly type: string;
  readonly title: string;
  readonly usageInfo: null;
  readonly fields: readonly { readonly name: string; readonly group: readonly RecipientFormField[] }[];
}

/**
 * Whether the recipient's address must be known on this route.
 * @param quoted false in the variant without a quote, which asks for it by source currency alone
 * @source recipientCreate
 * @assumed the variant without a quote: recorded forms for Philippine pesos and Turkish lira ask for no full address,
 *   while the contract makes it mandatory for them; dollars and baht have the address in their forms in any case
 */
export const isAddressMandatory = (sourceCurrency: string, targetCurrency: string, quoted = true): boolean =>
  addressRule.sources.includes(sourceCurrency) || (quoted && addressRule.targets.includes(targetCurrency));

function showField(field: FormField): { readonly name: string; readonly group: readonly RecipientFormField[] } {
  const shown: RecipientFormField = {
    key: field.key,
    name: field.name,
    type: field.type ?? 'text',
    refreshRequirementsOnChange: field.refresh ?? false,
    required: field.required,
    displayFormat: field.displayFormat ?? null,
    example: field.example ?? '',
    minLength: field.min ?? null,
    maxLength: field.max ?? null,
    validationRegexp: field.regexp ?? null,
    validationAsync: field.validationAsync ?? null,
    valuesAllowed: field.choices,
  };
  return { name: field.name, group: [shown] };
}

/**
 * The version without minor version 1 leaves name and email to the client.
 * @assumed an email that the type cannot do without is shown in any version: a form that hides it could not be filled in
 */
const isShown = (field: FormField, withNameAndEmail: boolean): boolean =>
  withNameAndEmail || (field.key !== 'accountHolderName' && (field.key !== 'email' || field.required));

function isOffered(form: FormRow, request: FormRequest): boolean {
  if (form.listed === false || form.notFrom?.includes(request.sourceCurrency)) return false;
  if (form.senders && !form.senders.includes(request.senderLegalType)) return false;
  if (form.maxTarget === undefined || request.sourceAmountMinor === undefined) return true;
  // A limit of this kind needs no quote's rate: what the currencies are usually worth will do.
  const amount = toUnits(money(request.sourceAmountMinor, request.sourceCurrency));
  return (amount * usdOf(request.sourceCurrency)) / usdOf(request.targetCurrency) <= form.maxTarget;
}

/**
 * The recipient forms of a route, one per type, in the order Wise shows them; none when there is no such route. What
 * was given refreshes the form of its own type: the others stay as they were.
 * @source recipientAccountRequirementsGet; recipientAccountRequirementsPost
 */
export function formsFor(request: FormRequest): readonly RecipientForm[] {
  if (!isCurrency(request.sourceCurrency) || !isCurrency(request.targetCurrency)) return [];
  const quoted = request.quoted ?? true;
  const given = flattenDetails(request.given?.details ?? {});
  const none: FlatDetails = {};
  // Whoever is known by email gives an address together with the account, which is theirs to name.
  const onRoute = isAddressMandatory(request.sourceCurrency, request.targetCurrency, quoted);
  return formRowsOf(request.targetCurrency, quoted)
    .filter(form => isOffered(form, request))
    .map(form => {
      const known = form.type === request.given?.type ? given : none;
      const addressMandatory = request.addressRequired || (onRoute && form.type !== 'email');
      const fields = fieldsOf(form, { currency: request.targetCurrency, given: known, addressMandatory });
      return {
        type: form.type,
        title: form.title,
        usageInfo: null,
        fields: fields.filter(field => isShown(field, request.withNameAndEmail)).map(showField),
      };
    });
}
