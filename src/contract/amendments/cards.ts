import { type Amendment, reply, schema } from '../amendment.ts';

/** Card orders and cards. */
export const cardAmendments: readonly Amendment[] = [
  {
    where: schema('CardOrder', '/properties/deliveryDetails'),
    what: { nullable: true },
    why: 'a virtual card is not delivered',
    source: 'the document: its own text on the field says null for virtual cards',
  },
  {
    where: [
      schema('CardOrder', '/properties/phoneNumber'),
      schema('Card', '/properties/phoneNumber'),
      reply('cardPhoneNumberUpdate', 200, '/properties/phoneNumber'),
    ],
    what: { nullable: true },
    why: 'an order may come without a telephone number, and so may the profile behind it',
    source: 'the document: cardOrderCreate does not require it',
  },
];
