import { type Amendment, body, flag, id, nullableId, nullableText, objectOf, schema, text } from '../amendment.ts';

const option = '/properties/paymentOptions/items/properties';
const merge = 'quoteUpdate/requestBody/content/application~1merge-patch+json/schema/properties';

export const quoteAmendments: readonly Amendment[] = [
  {
    where: schema('quote', '/properties'),
    what: {
      add: {
        type: { type: 'string', example: 'REGULAR' },
        funding: { type: 'string', example: 'POST' },
        clientId: text,
        payInCountry: text,
        rateTimestamp: { type: 'string', format: 'date-time' },
        transferFlowConfig: objectOf({
          highAmount: objectOf({
            showFeePercentage: flag,
            trackAsHighAmountSender: flag,
            showEducationStep: flag,
            offerPrefundingOption: flag,
            overLimitThroughCs: flag,
            overLimitThroughWiseAccount: flag,
          }),
        }),
      },
    },
    why: 'every real quote carries them, and client programs refuse one without `clientId`',
    source: 'recorded: 52 of 52 quotes',
  },
  {
    where: schema('quote', '/properties'),
    what: {
      add: { targetAccount: nullableId, targetAccountDetailsOwnedByProfile: flag, payOutCountry: text },
    },
    why: 'a quote that knows its recipient echoes it and says where the money goes',
    source: 'recorded: every quote with a recipient',
  },
  {
    where: [schema('quote', `${option}/estimatedDelivery`), schema('quote', `${option}/formattedEstimatedDelivery`)],
    what: { nullable: true },
    why: 'a funded quote promises no delivery any more',
    source: 'recorded: 180 payment options of 6 funded quotes',
  },
  {
    where: schema('quote', `${option}/fee/properties`),
    what: { add: { priceSetId: id } },
    why: 'the price set is repeated beside the fee',
    source: 'recorded: 1135 payment options',
  },
  {
    where: schema('quote', `${option}/price/properties`),
    what: { add: { priceDecisionReferenceId: { type: 'string', format: 'uuid' } } },
    why: 'names the decision that set the price',
    source: 'recorded: every quote since 2024',
  },
  {
    where: schema('quote', `${option}/disabledReason/properties`),
    what: { add: { arguments: { type: 'array', items: {} } } },
    why: 'the reason is an error like any other, arguments included',
    source: 'recorded: disabled payment options',
  },
  {
    where: [
      body('quoteCreate', '/properties/targetAccount'),
      body('quoteCreate', '/properties/paymentMetadata'),
      body('quoteCreate', '/properties/paymentMetadata/properties/transferNature'),
      body('quoteCreate', '/properties/pricingConfiguration'),
      body('quoteCreateUnauthenticated', '/properties/pricingConfiguration'),
    ],
    what: { nullable: true },
    why: 'clients send null for what they leave out, as the amounts and payOut may be; the service takes it as absent',
    source: 'recorded: requests with null beside the amounts',
  },
  {
    where: body('quoteCreate', '/properties'),
    what: { add: { payIn: nullableText, contactId: nullableText } },
    why: 'the text of the operation names `payIn`, and the contact operation says to pass `contactId`; neither is listed',
    source: 'quoteCreate; contactCreate',
  },
  {
    where: [
      `${merge}/targetAccount`,
      `${merge}/payOut`,
      `${merge}/paymentMetadata`,
      `${merge}/paymentMetadata/properties/transferNature`,
      `${merge}/pricingConfiguration`,
    ],
    what: { nullable: true },
    why: 'in a merge patch null takes a value away',
    source: 'RFC 7396, which the media type stands for',
  },
  {
    where: 'quoteUpdate/requestBody/content',
    what: { copy: 'quoteUpdate/requestBody/content/application~1merge-patch+json', as: 'application/json' },
    why: 'clients update a quote with either media type, and the real service takes both',
    source: 'guides and client programs',
  },
];
