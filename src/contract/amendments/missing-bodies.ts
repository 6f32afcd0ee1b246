import {
  type Amendment,
  flag,
  id,
  listOf,
  money,
  nullableId,
  nullableText,
  objectOf,
  ref,
  reply,
  text,
} from '../amendment.ts';
import type { Json } from '../json.ts';

const shown = 'the example of the same reply';
const assumed = 'assumed: the real service answers with the record, as its neighbours do';

function jsonOf(operationId: string, status: number): string {
  return `${operationId}/responses/${status}/content/application~1json`;
}

function answers(operationId: string, schema: Json, why: string): Amendment {
  const content = { 'application/json': { schema } };
  return { where: `${operationId}/responses/200`, what: { add: { content } }, why, source: assumed };
}

const namedErrors: Amendment = {
  where: '#/components/schemas',
  what: {
    add: {
      'error-item': objectOf(
        { code: text, message: text, path: text, field: text, arguments: { type: 'array', items: {} } },
        ['code', 'message'],
      ),
      'error-list': objectOf({ errors: listOf(ref('error-item')) }, ['errors']),
      'oauth-error': objectOf({ error: text, error_description: text }, ['error', 'error_description']),
      'gateway-error': objectOf(
        { timestamp: text, status: { type: 'integer' }, error: text, message: text, path: nullableText },
        ['timestamp', 'status', 'error', 'message', 'path'],
      ),
      'category-error': objectOf({ code: text, category: text, description: text, details: {} }, [
        'code',
        'category',
        'description',
        'details',
      ]),
      'code-error': objectOf({ code: text, message: text }, ['code', 'message']),
      'jose-error': objectOf({ message: text, request_id: text }, ['message', 'request_id']),
    },
  },
  why: 'the shapes of refusals that the document shows by example only',
  source: 'the examples of each refusal',
};

const refusals: readonly (readonly [string, number, string])[] = [
  ['josePlaygroundJwsJwe', 400, 'oauth-error'],
  ['josePlaygroundJwsJwe', 500, 'jose-error'],
  ['rateGet', 400, 'gateway-error'],
  ['recipientCreate', 401, 'oauth-error'],
  ['simulationKycReviewRequirementsList', 404, 'category-error'],
  ['simulationKycReviewRequirementsAdd', 400, 'category-error'],
  ['simulationKycReviewRequirementsSubmit', 400, 'category-error'],
  ['simulationKycReviewVerify', 400, 'category-error'],
  ['simulationBankTransactionImport', 400, 'code-error'],
  ['simulationSwiftIn', 400, 'error-list'],
];

const step = {
  id,
  type: text,
  creationTime: { type: 'string', format: 'date-time' },
  balancesAfter: listOf(money),
  sourceAmount: money,
  targetAmount: money,
  fee: money,
  rate: { type: 'number' },
  channelName: nullableText,
  channelReferenceId: nullableText,
  tracingReferenceCode: nullableText,
} as const;

const conversion = objectOf({
  id,
  type: text,
  state: text,
  balancesAfter: listOf(money),
  creationTime: { type: 'string', format: 'date-time' },
  steps: listOf(objectOf(step)),
  sourceAmount: money,
  targetAmount: money,
  rate: { type: 'number' },
  feeAmounts: listOf(money),
});

const swiftMessage = objectOf({
  id,
  ...Object.fromEntries(
    ['messageReference', 'mur', 'uetr', 'messageType', 'sender', 'receiver'].map(name => [name, nullableText]),
  ),
  state: text,
  direction: text,
  ...Object.fromEntries(['jsonMessage', 'finMessage'].map(name => [name, nullableText])),
  processTime: { type: 'string', format: 'date-time' },
  amount: { type: 'number' },
  currency: text,
  ...Object.fromEntries(['valueDate', 'payoutInstructionId'].map(name => [name, nullableText])),
  transferId: nullableId,
  actor: text,
  ...Object.fromEntries(['actorId', 'actorOktaId'].map(name => [name, nullableText])),
  source: text,
  attributes: { type: ['object', 'null'] },
  ackMessage: flag,
});

const address = objectOf({
  addressFirstLine: text,
  city: text,
  countryIso3Code: text,
  postCode: text,
  stateCode: nullableText,
});

const representative = objectOf({
  id,
  firstName: text,
  lastName: text,
  preferredName: nullableText,
  address,
  contactDetails: objectOf({ email: text, phoneNumber: text }),
  dateOfBirth: text,
});

/** Replies that the document shows by example, describes in a sentence, or forgets. */
export const missingBodyAmendments: readonly Amendment[] = [
  namedErrors,
  ...refusals.map(
    ([operationId, status, name]): Amendment => ({
      where: jsonOf(operationId, status),
      what: { add: { schema: ref(name) } },
      why: 'an example without a schema checks nothing',
      source: shown,
    }),
  ),
  {
    where: jsonOf('simulationTransferStateChange', 200),
    what: { add: { schema: { oneOf: [ref('transfer'), ref('originator-transfer')] } } },
    why: 'an example without a schema checks nothing; the simulation answers with the transfer it moved',
    source: shown,
  },
  {
    where: jsonOf('simulationSwiftIn', 200),
    what: { add: { schema: swiftMessage } },
    why: 'an example without a schema checks nothing',
    source: shown,
  },
  {
    where: reply('balanceConvertV1', 200),
    what: { set: conversion },
    why: 'the schema is an empty object, the example is a whole conversion',
    source: shown,
  },
  {
    where: reply('batchGroupTransferCreate', 200),
    what: { set: ref('transfer') },
    why: 'the schema is an empty object where the text speaks of the created transfer',
    source: 'the text of the operation',
  },
  {
    where: 'profilePersonalUpdate/responses/200',
    what: { copy: 'profilePersonalCreate/responses/200/content', as: 'content' },
    why: 'an update of a person says nothing back',
    source: assumed,
  },
  {
    where: 'profileExtensionRequirementsPost/responses/200',
    what: { copy: 'profileExtensionRequirementsGet/responses/200/content', as: 'content' },
    why: 'asking with some answers given returns the same form as asking without',
    source: assumed,
  },
  answers('profileBusinessUpdate', ref('business-profile'), 'an update of a business says nothing back'),
  answers(
    'profileBusinessCreateV3',
    { allOf: [ref('business-profile'), objectOf({ businessRepresentativeId: nullableId })] },
    'a created business must at least name its id',
  ),
  {
    where: '#/components/schemas',
    what: { add: { 'business-representative': representative } },
    why: 'the representative can be read, but the document does not say what there is to read',
    source: assumed,
  },
  answers('profileBusinessRepresentativeGet', ref('business-representative'), 'a read must answer something'),
  answers('profileBusinessRepresentativeUpdate', ref('business-representative'), 'an update answers like the read'),
  answers('profileExtensionsGet', objectOf({ details: { type: 'object' } }), 'a read must answer something'),
];
