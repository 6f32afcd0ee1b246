import { type Amendment, body, flag, listOf, nullableText, objectOf, ref, reply, schema, text } from '../amendment.ts';

const accountField = '/items/properties/fields/items/properties/group/items/properties';
const addressField = accountField;
const transferField = '/properties/fields/items/properties/group/items/properties';

/** A recipient on its way: whatever was filled in so far. */
const unfinished = objectOf({
  currency: nullableText,
  type: nullableText,
  accountHolderName: nullableText,
  details: { type: ['object', 'null'] },
});

export const formAmendments: readonly Amendment[] = [
  {
    where: body('recipientAccountRequirementsPost'),
    what: { set: unfinished },
    why: 'a form is posted back while it is being filled in; what is wrong with it is for the creation to say',
    source: 'guides: the form is posted again at every change, until nothing new is asked for',
  },
  {
    where: [
      schema('account-requirements-response', '/items/properties/usageInfo'),
      ...['displayFormat', 'minLength', 'maxLength', 'validationRegexp'].map(name =>
        schema('account-requirements-response', `${accountField}/${name}`),
      ),
      schema('AddressRequirementsResponse', `${addressField}/valuesAllowed`),
    ],
    what: { nullable: true },
    why: 'a field always has the same twelve keys, null where they do not apply, as the document shows by example',
    source: 'recorded: 886 fields of 159 forms',
  },
  {
    where: '#/components/schemas',
    what: {
      add: {
        'field-validation': objectOf(
          {
            url: text,
            params: listOf(
              objectOf({ key: text, parameterName: text, required: flag }, ['key', 'parameterName', 'required']),
            ),
          },
          ['url', 'params'],
        ),
      },
    },
    why: 'a field that is checked remotely says where, and with which parameters',
    source: 'recorded: account requirements',
  },
  {
    where: [
      schema('account-requirements-response', `${accountField}/validationAsync`),
      schema('AddressRequirementsResponse', `${addressField}/validationAsync`),
      schema('transfer-requirement', `${transferField}/validationAsync`),
      reply('profileExtensionRequirementsGet', 200, `${accountField}/validationAsync`),
    ],
    what: { set: { oneOf: [ref('field-validation'), { type: 'string' }, { type: 'null' }] } },
    why: 'the real value is an object or null and never the documented text; all four forms are one family',
    source: 'recorded: 886 fields of 159 forms',
  },
];
