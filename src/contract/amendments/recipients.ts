import { type Amendment, flag, id, listOf, nullableId, objectOf, ref, reply, schema, text } from '../amendment.ts';

export const recipientAmendments: readonly Amendment[] = [
  {
    where: '#/components/schemas',
    what: {
      add: {
        'recipient-created': {
          allOf: [
            ref('recipient'),
            objectOf({
              profile: id,
              business: nullableId,
              user: id,
              accountHolderName: text,
            }),
          ],
        },
      },
    },
    why: 'creation answers in the first version, the document promises the second: both sets of keys are sent',
    source: 'recorded: 66 of 66 created recipients',
  },
  {
    where: reply('recipientCreate', 200),
    what: { set: ref('recipient-created') },
    why: 'creation answers with the keys of both versions',
    source: 'recorded: 66 of 66 created recipients',
  },
  {
    where: [
      schema('recipient', '/properties/country'),
      schema('recipient', '/properties/confirmations'),
      schema('recipient-v1', '/properties/country'),
      schema('recipient-v1', '/properties/confirmations'),
    ],
    what: { nullable: true },
    why: 'a recipient known by e-mail has no country; nothing to confirm is null',
    source: 'recorded: e-mail recipients; every recipient created since December 2024',
  },
  {
    where: [
      schema('recipient', '/properties/details/properties/sortCode'),
      schema('recipient', '/properties/details/properties/accountNumber'),
      schema('recipient-v1', '/properties/details/properties/sortCode'),
      schema('recipient-v1', '/properties/details/properties/accountNumber'),
    ],
    what: { nullable: true },
    why: 'the first version names every key it knows, unused ones null, and creation answers with both versions',
    source: 'recorded: 66 of 66 created recipients',
  },
  {
    where: schema('recipient', '/properties'),
    what: { add: { email: text, isDefaultAccount: flag } },
    why: 'the e-mail address is shown at the top when known; lists say which account is the default',
    source: 'recorded: 3 single recipients, 15 listed ones',
  },
  {
    where: 'recipientCreate/responses',
    what: {
      add: {
        422: {
          description: 'Unprocessable Entity',
          content: {
            'application/json': {
              schema: objectOf({ timestamp: text, errors: listOf(ref('error-item')) }, ['timestamp', 'errors']),
            },
          },
        },
      },
    },
    why: 'the real service refuses bad details with 422 where the document says 400; worlds may choose',
    source: 'recorded: a refused recipient; guides',
  },
];
