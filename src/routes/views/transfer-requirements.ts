import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { RequirementsRequest, TransferField, TransferForm } from '../../state/transfers/index.ts';
import { readAccount, readDetails, readQuoteId } from './transfer.ts';

type Body = Operations['transferRequirementsValidate']['request']['body'];

export const readRequirements = (body: Body): RequirementsRequest => ({
  recipientId: readAccount(body.targetAccount, 'targetAccount'),
  quoteId: readQuoteId(body),
  sender: body.originatorLegalEntityType ?? null,
  details: readDetails(body.details),
});

type Group = NonNullable<NonNullable<schemas.TransferRequirement['fields']>[number]['group']>;

const showField = (field: TransferField): Group[number] => ({
  key: field.key,
  name: field.name,
  type: field.type,
  refreshRequirementsOnChange: field.refreshRequirementsOnChange,
  required: field.required,
  displayFormat: null,
  example: null,
  minLength: null,
  maxLength: field.maxLength,
  validationRegexp: field.validationRegexp,
  validationAsync: null,
  valuesAllowed: field.valuesAllowed,
});

/** One form, in the list that the contract has it in. */
export const showTransferForm = ({ type, fields }: TransferForm): readonly schemas.TransferRequirement[] => [
  { type, fields: fields.map(({ name, group }) => ({ name, group: group.map(showField) })) },
];
