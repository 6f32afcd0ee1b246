import { type Amendment, body, reply, schema } from '../amendment.ts';

const shown = 'the document against its own examples';

/** Schemas that their own examples contradict, and formats that are none. */
export const mistakeAmendments: readonly Amendment[] = [
  ...['verificationUploadEvidencesV3', 'verificationUploadEvidences'].map(operation => ({
    where: body(operation),
    what: { copy: body(operation, '/oneOf'), as: 'anyOf' },
    why: 'no field is required of either form, so that the examples are of both, and of exactly one is none',
    source: shown,
  })),
  {
    where: [body('verificationUploadEvidencesV3'), body('verificationUploadEvidences')],
    what: { drop: ['oneOf'] },
    why: 'the forms stand in `anyOf`',
    source: shown,
  },
  {
    where: body('simulationKycReviewVerify', '/properties/requestedAction'),
    what: { drop: ['enum'] },
    why: 'another action is refused with a code and words of its own, which a list of values would refuse earlier',
    source: shown,
  },
  {
    where: [
      schema('kyc-review', '/properties/createdAt'),
      schema('kyc-review', '/properties/updatedAt'),
      schema('kyc-review', '/properties/requiredBy'),
      schema('kyc-review', '/properties/link/properties/expiresAt'),
      schema('kyc-requirement', '/properties/additionalRequirements/items/properties/reasons/properties/dateTime'),
      schema('case', '/properties/createdAt'),
      schema('case', '/properties/updatedAt'),
      reply('caseCommentsGet', 200, '/properties/comments/items/properties/createdAt'),
      schema('personal-profile', '/properties/createdAt'),
      schema('personal-profile', '/properties/updatedAt'),
      schema('business-profile', '/properties/createdAt'),
      schema('business-profile', '/properties/updatedAt'),
    ],
    what: { drop: ['format'] },
    why: 'these times are UTC without a zone, which `date-time` does not allow',
    source: `${shown}; recorded: profiles`,
  },
  {
    where: [
      reply('holdLimitBreachList', 400, '/properties/status/type'),
      reply('holdLimitBreachList', 403, '/properties/status/type'),
      reply('holdLimitBreachClose', 400, '/properties/status/type'),
      reply('holdLimitBreachClose', 403, '/properties/status/type'),
      reply('holdLimitBreachClose', 404, '/properties/status/type'),
      reply('paynowCreate', 400, '/properties/status/type'),
      reply('paynowCreate', 422, '/properties/status/type'),
      reply('digitalWalletActivatePaymentToken', 400, '/properties/status/type'),
      ...[403, 404, 500].map(status => {
        const answer = `digitalWalletActivatePaymentToken/responses/${status}`;
        return `${answer}/content/application~1problem+json/schema/properties/status/type`;
      }),
    ],
    what: { set: 'integer' },
    why: 'the status of a problem is a number',
    source: shown,
  },
  {
    where: reply('kycReviewRequirementSubmit', 400, '/properties/errors/items/properties/attributes'),
    what: { nullable: true },
    why: '5 of its 34 examples have none',
    source: shown,
  },
  {
    where: [
      body('cardOrderCreate', '/properties/deliveryOption'),
      schema('CardTransaction', '/properties/pinValidationResult'),
    ],
    what: { nullable: true },
    why: 'null is shown or allowed as a value, but the list of values leaves it out',
    source: shown,
  },
  {
    where: body('batchGroupTransferCreate', '/properties/customerTransactionId/example'),
    what: { set: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890' },
    why: 'a slip of the keyboard: the example is no UUID',
    source: shown,
  },
  {
    where: [
      'holdLimitBreachList/parameters/1/schema',
      'holdLimitBreachList/parameters/2/schema',
      'paynowCreate/parameters/1/schema',
      'kycReviewRequirementSubmit/requestBody/content/multipart~1form-data/schema/properties/submissionData',
    ],
    what: { drop: ['format'] },
    why: 'names a format that does not exist',
    source: 'JSON Schema, formats',
  },
  {
    where: '#/components/parameters/X-External-Correlation-Id/schema',
    what: { drop: ['format', 'maxLength'] },
    why: 'any text will do, and one that is too long is ignored, not refused',
    source: 'guides: correlation id',
  },
  {
    where: reply('joseResponsePublicKeysGet', 200, '/properties/keyId/format'),
    what: { set: 'uuid' },
    why: 'the format is written in capitals',
    source: 'JSON Schema, formats',
  },
  {
    where: [
      'profileCreateV1/requestBody',
      'profileUpdateV1/requestBody',
      'profilePersonalCreate/requestBody',
      'profileBusinessCreate/requestBody',
      'profileBusinessCreateV3/requestBody',
      'profilePersonalUpdate/requestBody',
      'profileBusinessUpdate/requestBody',
      'profileBusinessRepresentativeUpdate/requestBody',
      'profileVerificationDocumentCreate/requestBody',
      'profileVerificationDocumentUpdate/requestBody',
      'profileDirectorCreate/requestBody',
      'profileDirectorUpdate/requestBody',
      'profileUboCreate/requestBody',
      'profileUboUpdate/requestBody',
      'profileExtensionRequirementsPost/requestBody',
      'profileExtensionsCreate/requestBody',
    ],
    what: { add: { required: true } },
    why: 'the profile family forgets to say that a body is required, which would make it optional',
    source: 'every other operation that writes',
  },
];
