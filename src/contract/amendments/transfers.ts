import { type Amendment, body, nullableId, nullableText, reply, schema } from '../amendment.ts';

/** What takes quotes of any version; in a batch group and for third parties there never were the oldest. */
const quoted = ['transferCreate', 'transferRequirementsValidate'];

export const transferAmendments: readonly Amendment[] = [
  {
    where: quoted.map(operation => body(operation, '/properties')),
    what: { add: { quote: nullableId } },
    why: 'a quote of version 1 has a number and no other name, under which transfers are made of it',
    source: 'older documentation; the transfer itself, which has both',
  },
  {
    where: body('transferCreate', '/required'),
    what: { set: ['targetAccount', 'customerTransactionId'] },
    why: 'a transfer names its quote in one of two ways',
    source: 'older documentation',
  },
  {
    where: body('transferRequirementsValidate', '/required'),
    what: { set: ['targetAccount'] },
    why: 'as for the transfer itself',
    source: 'older documentation',
  },
  {
    where: schema('transfer', '/properties/created'),
    what: {
      set: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$', example: '2017-11-24 10:47:49' },
    },
    why: 'it is written with a space and no zone, as in the own example of the document, and clients parse it strictly',
    source: 'recorded: 39 of 39 transfers',
  },
  {
    where: reply('transferFund', 200, '/properties'),
    what: { add: { balanceTransactionId: nullableId, errorMessage: nullableText } },
    why: 'a funded transfer names the balance movement that paid for it; a refused one may explain itself',
    source: 'recorded: 15 of 15 fundings',
  },
  {
    where: reply('transferFund', 200, '/properties/status/enum'),
    what: { set: ['COMPLETED', 'REJECTED', 'CREATED'] },
    why: 'a payment settled in bulk that is above the limit, or only initiated, is created and not completed',
    source: 'guides: bulk settlement',
  },
  {
    where: body('transferFund', '/properties'),
    what: { add: { status: { type: 'string', enum: ['INITIATE', 'COMPLETE'], example: 'INITIATE' } } },
    why: 'bulk settlement may be funded in two steps, which the body names',
    source: 'guides: bulk settlement, delayed funding',
  },
  {
    where: 'transferFund/responses',
    what: {
      add: {
        201: {
          description: 'Created',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  type: { type: 'string' },
                  status: { type: 'string', enum: ['COMPLETED', 'REJECTED', 'CREATED'] },
                  errorCode: { type: ['string', 'null'] },
                  balanceTransactionId: { type: ['integer', 'null'], format: 'int64' },
                  errorMessage: { type: ['string', 'null'] },
                },
              },
            },
          },
        },
      },
    },
    why: 'the real service answers 201 where the document says 200; worlds may choose',
    source: 'recorded: 15 of 15 fundings',
  },
  {
    where: body('transferThirdPartyCreate', '/oneOf/0/properties/originator/required'),
    what: { set: ['legalEntityType', 'reference', 'name', 'dateOfBirth', 'address'] },
    why: 'a person may come without an account number, as a business may; worlds may insist',
    source: 'the guide on third party transfers, which has it as optional',
  },
  {
    where: [
      'name/properties/givenName',
      'name/properties/familyName',
      'dateOfBirth',
      'address/properties/postCode',
    ].map(path => schema('originator-transfer', `/properties/originator/properties/${path}`)),
    what: { nullable: true },
    why: 'a business has neither given name nor birthday, and a post code may be left out: what is not used is null',
    source: 'the example of the same record, where unused ones are null',
  },
  {
    where: schema('originator-transfer', '/properties/originator/properties/accountDetails'),
    what: { nullable: true },
    why: 'an originator without an account number has none to show',
    source: 'the guide on third party transfers, which has it as optional',
  },
];
