import {
  type Amendment,
  body,
  flag,
  id,
  listOf,
  money,
  nullableId,
  nullableText,
  objectOf,
  reply,
  schema,
  text,
} from '../amendment.ts';

const callToAction = { type: ['object', 'null'], properties: { label: text, content: text } };

/** Profiles, balances, account details and subscriptions: fields the real service adds to the documented ones. */
export const accountAmendments: readonly Amendment[] = [
  {
    where: [schema('personal-profile', '/properties'), schema('business-profile', '/properties')],
    what: {
      add: {
        obfuscated: flag,
        dataObfuscated: flag,
        version: { type: 'integer' },
        partner: nullableText,
        partnerCustomer: flag,
        profileRole: { type: 'string', example: 'DIRECT_CUSTOMER_PROFILE' },
        creatorClientId: nullableText,
        contractingWithWise: flag,
        jointProfile: flag,
      },
    },
    why: 'clients store whole profiles and read these',
    source: 'recorded: 16 profile lists (`obfuscated`); a stored profile of 2026 (the others)',
  },
  {
    where: schema('business-profile', '/properties'),
    what: {
      add: {
        onboardingFlow: { type: 'string', example: 'DEFAULT' },
        industryCategories: listOf(text),
        personalProfile: { type: ['object', 'null'] },
      },
    },
    why: 'clients store whole profiles and read these',
    source: 'recorded: a stored business profile of 2026',
  },
  {
    where: schema('Balance', '/properties'),
    what: { add: { primary: flag, groupId: nullableText, recipientId: nullableId } },
    why: 'every real balance carries them',
    source: 'recorded: 111 balances of 30 lists; `recipientId` since 2024',
  },
  {
    where: reply('simulationBalanceTopup', 200, '/properties/balancesAfter/items/properties'),
    what: { add: { cashAmount: money, availableAmount: money, totalWorth: money } },
    why: 'the balance after a top-up comes with its amounts',
    source: 'recorded: 2 of 2 top-ups',
  },
  {
    where: 'simulationBalanceTopup/requestBody/content/application~1json/schema/properties/balanceId/pattern',
    what: { set: '^[0-9]*$' },
    why: 'an empty balance id is taken, and the currency decides',
    source: 'recorded: 1 of 2 top-ups',
  },
  {
    where: schema('HoldLimitBreach', '/properties/closingReason'),
    what: { nullable: true },
    why: 'a breach that is open has no reason to be closed',
    source: 'the description of the same property, and the same property of `hold-limit-breach#update`',
  },
  {
    where: reply('balanceCapacity', 200, '/properties/depositLimit'),
    what: { nullable: true },
    why: 'where there is no limit, nothing is left of it',
    source: 'assumed: the document shows only a profile with a limit',
  },
  {
    where: body('balanceConvertV1', '/properties/quoteId'),
    what: { set: { type: ['integer', 'string'] } },
    why: 'quotes of the first version are named by numbers, and all that came later by UUIDs',
    source: 'quoteCreate, whose id this must be',
  },
  {
    where: schema('BankAccountDetails', '/properties'),
    what: { add: { balanceId: { ...id, example: -1 }, migrated: flag } },
    why: 'account details say which balance they feed, -1 while there is none',
    source: 'recorded: 33 account details',
  },
  {
    where: schema('BankAccountDetails', '/properties/receiveOptions/items/properties'),
    what: {
      add: {
        summaries: listOf(
          objectOf({
            type: { type: 'string', enum: ['TIME', 'INFO', 'SAFETY', 'FEE', 'LIMIT'] },
            title: text,
            description: {
              type: ['object', 'null'],
              properties: { title: text, body: text, cta: callToAction },
            },
          }),
        ),
        alert: nullableText,
        shareText: nullableText,
      },
    },
    why: 'each way to receive money comes with short notes on time, fees and limits',
    source: 'recorded: 33 account details',
  },
  {
    where: schema('subscription', '/properties'),
    what: { add: { request_headers: listOf(objectOf({ name: text, value: text })), enabled: flag } },
    why: 'every real subscription carries them',
    source: 'recorded: 5 of 5 subscription lists',
  },
];
