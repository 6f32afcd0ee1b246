import { createUser, issueFixedToken } from '../../../src/state/access/index.ts';
import type { Json, World } from '../../../src/state/kernel/index.ts';
import type { Sandbox } from '../sandbox.ts';
import { PERSONAL, Sender } from '../sender.ts';
import { basic } from '../tokens.ts';
import { authenticationRequests, furnishToken, requestsOnToken } from './authentication.ts';
import { type BatchSubjects, batchRequestsOn, furnishBatches } from './batches.ts';
import { type CardSubjects, cardRequests, furnishCards } from './cards.ts';
import { type DisputeSubjects, disputeRequests, furnishDisputes } from './disputes.ts';
import { type Holdings, holdingRequests, holdTooMuch } from './holding.ts';
import { peopleRequests } from './people-requests.ts';
import { receive, receivingRequests } from './receiving.ts';
import { furnishSpending, type SpendingSubjects, spendingRequestsOn } from './spending.ts';

/** A request that is answered well, as the contract's parts of one. */
export interface Request {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: Json;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a world holds for requests to be about. */
export interface Subjects extends BatchSubjects, SpendingSubjects {
  readonly balance: number;
  readonly euros: number;
  readonly jar: number;
  readonly empty: number;
  readonly recipient: number;
  readonly quote: string;
  /** The number of a quote that has one. */
  readonly numbered: number;
  readonly conversion: string;
  readonly transfer: number;
  readonly paid: number;
  readonly rupees: number;
  readonly rupeeQuote: string;
  readonly dollars: number;
  readonly payinSession: string;
  readonly payment: number;
  readonly holdings: Holdings;
  readonly disputed: DisputeSubjects;
  readonly cards: CardSubjects;
  /** A one-time token that is still to be cleared, with a password on its way. */
  readonly oneTimeToken: string;
  readonly ownHook: string;
  readonly appHook: string;
}

const NEWCOMER = 'newcomer-token';
const HOOK = {
  name: 'hostile',
  trigger_on: 'transfers#state-change',
  delivery: { version: '2.0.0', url: 'http://127.0.0.1:9/' },
};

/** Puts into the world one of each thing that a request can be about; nothing in it sends anything by itself. */
export async function furnish(sandbox: Sandbox): Promise<Subjects> {
  admitNewcomer(await sandbox.world());
  await sandbox.control('POST', '/settings', { webhooks: { mode: 'hold' }, sca: 'never' });
  await sandbox.call('profileUpdateWindowOpen', { params: own });
  const ada = new Sender(sandbox);
  const balance = await ada.holding(9_000, 'GBP');
  const euros = await ada.holding(500, 'EUR');
  const empty = await ada.holding(0, 'USD');
  const open = (currency: string) =>
    sandbox.call('balanceCreate', {
      params: own,
      headers: OTHER_KEY,
      body: { currency, type: 'SAVINGS', name: 'Jar' },
    });
  const jar = (await open('GBP')).body.id;
  const recipient = await ada.recipient();
  const conversion = (await ada.quote({ quote: { payOut: 'BALANCE' } })).id;
  const quote = (await ada.quote({ quote: { targetAccount: recipient } })).id;
  const numbered = await numberedQuote(sandbox);
  const transfer = (await ada.transfer()).id;
  const paid = (await ada.transfer()).id;
  await ada.fund(paid);
  const rupees = await ada.recipient('INR', indian);
  const rupeeQuote = (await ada.quote({ to: 'INR' })).id;
  const singapore = await ada.transfer({ from: 'SGD', to: 'GBP' });
  const payment = await receive(sandbox);
  const hooks = { body: HOOK };
  const ownHook = (
    await sandbox.call('webhookProfileSubscriptionCreate', { params: { profileId: PERSONAL }, ...hooks })
  ).body.id;
  const app = { params: { clientKey: 'localwise' }, token: 'localwise-client-token' };
  const appHook = (await sandbox.call('webhookApplicationSubscriptionCreate', { ...app, ...hooks })).body.id;
  const payins = { dollars: singapore.id, payinSession: singapore.payinSessionId };
  const batches = { ...(await furnishBatches(sandbox)), ...(await furnishSpending(sandbox)) };
  const money = { balance, euros, jar, empty, recipient, transfer, paid, quote, numbered, conversion };
  const holdings = await holdTooMuch(sandbox);
  const disputed = await furnishDisputes(sandbox);
  const cards = await furnishCards(sandbox);
  const oneTimeToken = await furnishToken(sandbox);
  return {
    ...money,
    ...batches,
    holdings,
    disputed,
    cards,
    oneTimeToken,
    rupees,
    rupeeQuote,
    payment,
    ...payins,
    ownHook,
    appHook,
  };
}

async function numberedQuote(sandbox: Sandbox): Promise<number> {
  const headers = { authorization: 'Bearer localwise-user-token', 'content-type': 'application/json' };
  const payload = JSON.stringify(oldQuote);
  return (await sandbox.inject({ method: 'POST', url: '/v1/quotes', headers, payload })).body.id;
}

/** Somebody who has no profile yet, so that one can be made. */
function admitNewcomer(world: World): void {
  world.transact({ kind: 'seed' }, () => {
    const wish = { email: 'newcomer@example.com', registrationCode: 'c'.repeat(32), language: null };
    const { id: userId } = createUser(world, 'localwise', wish);
    issueFixedToken(world, { id: NEWCOMER, kind: 'user', clientId: 'localwise', userId });
  });
}

const KEY = { 'x-idempotence-uuid': '0d5c1c1a-3c2f-4f5e-9b0a-5d7f3f1f2a11' };
const OTHER_KEY = { 'x-idempotence-uuid': '1d5c1c1a-3c2f-4f5e-9b0a-5d7f3f1f2a12' };
const own = { profileId: PERSONAL };
const address = { addressFirstLine: '1 A road', city: 'London', countryIso3Code: 'gbr', postCode: '11111' };
const customerTransactionId = '6d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e22';

const details = { country: 'US', state: 'NM', city: 'Taos', postCode: '87571', firstLine: '1 Main Street' };
const occupations = [{ code: 'Potter', format: 'FREE_FORM' }];

/** Somebody whose bank is asked. */
const indian = {
  type: 'indian',
  accountHolderName: 'Partial Name',
  details: {
    legalType: 'PRIVATE',
    ifscCode: 'YESB0236041',
    accountNumber: '678911234567891',
    address: { country: 'IN', city: 'Mumbai', firstLine: '1 Marine Drive', postCode: '400001' },
  },
};
const oldQuote = {
  profile: PERSONAL,
  source: 'GBP',
  target: 'EUR',
  rateType: 'FIXED',
  targetAmount: 100,
  type: 'REGULAR',
};
const comparison = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sendAmount: 1000, providerTypes: 'bank' };

const pair = { source: 'GBP', target: 'USD', sourceAmount: 100, addressRequired: true };

/** Requests that need no id, by operation or by the older path. */
const requests = {
  ...peopleRequests(NEWCOMER, address),
  balanceCreate: { params: own, headers: KEY, body: { currency: 'JPY', type: 'STANDARD' } },
  balanceList: { params: own, query: { types: 'STANDARD,SAVINGS' } },
  addressCreate: { body: { profile: PERSONAL, details: { ...details, occupations } } },
  addressList: { query: { profile: PERSONAL } },
  addressGet: { params: { addressId: 40_000_001 } },
  addressRequirementsGet: {},
  addressRequirementsPost: { body: { profile: PERSONAL, details } },
  currenciesGet: {},
  activityList: {
    params: own,
    query: { monetaryResourceType: 'TRANSFER', status: 'IN_PROGRESS', since: '2026-01-01T00:00:00Z', size: 5 },
  },
  comparisonGet: { query: { ...comparison, filter: 'POPULAR', numberOfProviders: 3, includeWise: true, wiseFee: 2 } },
  comparisonGetV3: { query: { ...comparison, midMarketRate: 1.2, sourceCountry: 'GB', excludePartners: false } },
  contactCreate: {
    params: own,
    query: { isDirectIdentifierCreation: true },
    body: { identifier: '@NorthbankTradingLtd', targetCurrency: 'EUR' },
  },
  profileList: {},
  profileGet: { params: own },
  oauthTokenCreate: {
    headers: { authorization: basic('localwise', 'localwise-secret') },
    body: { grant_type: 'client_credentials' },
  },
  profilePersonalCreate: {
    token: NEWCOMER,
    body: {
      firstName: 'Grace',
      lastName: 'Harper',
      address,
      dateOfBirth: '1977-07-01',
      contactDetails: { email: 'g@example.com', phoneNumber: '+14085550100' },
      occupations: [{ code: 'Engineer', format: 'FREE_FORM' }],
      externalCustomerId: '12345',
    },
  },
  quoteCreateUnauthenticated: { body: { sourceCurrency: 'GBP', targetCurrency: 'USD', sourceAmount: 100 } },
  rateGet: {
    query: { source: 'GBP', target: 'EUR', from: '2026-02-01T00:00:00', to: '2026-02-03T00:00:00', group: 'hour' },
  },
  recipientListV1: { query: { profileId: PERSONAL, currency: 'EUR' } },
  recipientList: {
    query: { profileId: PERSONAL, currency: 'EUR', active: true, size: 5, seekPosition: 0, sort: 'id,asc' },
  },
  recipientCreate: {
    body: {
      currency: 'EUR',
      profile: PERSONAL,
      type: 'iban',
      accountHolderName: 'Mia Hartmann',
      ownedByCustomer: false,
      details: { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000', address: { country: 'DE', city: 'Berlin' } },
    },
  },
  simulationVerification: { params: own },
  transferList: {
    query: {
      profile: PERSONAL,
      status: 'processing',
      sourceCurrency: 'GBP',
      createdDateStart: '2026-01-01T00:00:00Z',
      createdDateEnd: '2026-12-31T00:00:00Z',
      limit: 5,
      offset: 0,
    },
  },
  userGetById: { params: { userId: 10_000_001 } },
  userCreate: { body: { email: 'one-more@example.com', registrationCode: 'r'.repeat(40), language: 'EN' } },
  userCheckExists: { body: { email: 'ada.lovell@example.com' } },
  webhookApplicationSubscriptionCreate: { params: { clientKey: 'localwise' }, body: HOOK },
  webhookProfileSubscriptionCreate: { params: own, body: HOOK },
  'POST /v1/quotes': { body: oldQuote },
  'POST /v2/quotes': { body: { sourceCurrency: 'GBP', targetCurrency: 'USD', sourceAmount: 100, profile: PERSONAL } },
  'GET /v1/account-requirements': { query: pair },
  'POST /v1/account-requirements': { query: pair, body: { type: 'iban', details: { legalType: 'PRIVATE' } } },
  'GET /v1/validators/:validator': { params: { validator: 'iban' }, query: { iban: 'DE89370400440532013000' } },
  'GET /v1/currency-pairs': {},
  'GET /v1/borderless-accounts/balance-currencies': {},
  ...authenticationRequests,
  webhookProfileSubscriptionList: { params: own },
  webhookApplicationSubscriptionList: { params: { clientKey: 'localwise' } },
} satisfies Readonly<Record<string, Request>>;

/** One request for an operation that is answered well in a furnished world; operations without one are tried by the contract's example. */
export function requestsOn(s: Subjects): Readonly<Record<string, Request>> {
  const application = { clientKey: 'localwise', subscriptionId: s.appHook };
  return {
    ...requests,
    ...holdingRequests(s),
    ...disputeRequests(s.disputed),
    ...cardRequests(s.cards),
    ...receivingRequests(s),
    ...spendingRequestsOn(s),
    ...batchRequestsOn(s),
    balanceGet: { params: { ...own, balanceId: s.balance } },
    balanceDelete: { params: { ...own, balanceId: s.empty } },
    balanceMovement: {
      params: own,
      headers: KEY,
      body: { sourceBalanceId: s.balance, targetBalanceId: s.jar, amount: { value: 10, currency: 'GBP' } },
    },
    deliveryEstimateGet: { params: { transferId: s.transfer }, query: { timezone: 'Asia/Singapore' } },
    quoteCreate: {
      params: own,
      body: {
        sourceCurrency: 'GBP',
        targetCurrency: 'EUR',
        sourceAmount: 100,
        targetAmount: null,
        targetAccount: s.recipient,
        preferredPayIn: 'BANK_TRANSFER',
        paymentMetadata: { transferNature: 'MOVING_MONEY_BETWEEN_OWN_ACCOUNTS' },
        pricingConfiguration: { fee: { type: 'OVERRIDE', variable: 0.01, fixed: 1 } },
      },
    },
    quoteGet: { params: { ...own, quoteId: s.quote } },
    'GET /v1/quotes/:quoteId': { params: { quoteId: s.numbered } },
    quoteUpdate: { params: { ...own, quoteId: s.quote }, body: { targetAccount: s.recipient, sourceAmount: 120 } },
    recipientGetV1: { params: { accountId: s.recipient } },
    recipientGet: { params: { accountId: s.recipient } },
    recipientDeactivate: { params: { accountId: s.recipient } },
    recipientConfirmationsAccept: { params: { accountId: s.rupees }, body: { acceptedOutcomes: true } },
    recipientCompatibilityCheckV1: { params: { accountId: s.rupees, quoteId: s.rupeeQuote } },
    recipientCompatibilityCheck: { params: { accountId: s.rupees, quoteId: s.rupeeQuote } },
    payinDepositDetailGet: { params: { ...own, transferId: s.dollars } },
    paynowCreate: { params: { ...own, payinSessionId: s.payinSession } },
    recipientAccountRequirementsGet: {
      params: { quoteId: s.quote },
      query: { originatorLegalEntityType: 'PRIVATE', addressRequired: true },
    },
    recipientAccountRequirementsPost: {
      params: { quoteId: s.quote },
      body: { type: 'iban', accountHolderName: 'Mia', details: { legalType: 'PRIVATE', address: { country: 'US' } } },
    },
    ...requestsOnToken(s.oneTimeToken),
    simulationTransferStateChange: { params: { transferId: s.paid, status: 'funds_converted' } },
    simulationBalanceTopup: {
      body: { profileId: PERSONAL, balanceId: s.balance, currency: 'GBP', amount: 10, channel: 'TRANSFER' },
    },
    transferCreate: {
      body: {
        targetAccount: s.recipient,
        quoteUuid: s.quote,
        customerTransactionId,
        details: { reference: 'rent', transferPurpose: 'verification.transfers.purpose.pay.bills', sourceOfFunds: 'x' },
      },
    },
    transferRequirementsValidate: {
      body: { targetAccount: s.recipient, quoteUuid: s.quote, customerTransactionId, details: { reference: 'rent' } },
    },
    transferGet: { params: { transferId: s.transfer } },
    transferCancel: { params: { transferId: s.transfer } },
    transferFund: { params: { ...own, transferId: s.transfer }, body: { type: 'BALANCE' } },
    transferPaymentsList: { params: { transferId: s.paid } },
    'GET /v2/quotes/:quoteId': { params: { quoteId: s.quote } },
    'PATCH /v2/quotes/:quoteId': { params: { quoteId: s.quote }, body: { sourceAmount: 120 } },
    webhookApplicationSubscriptionGet: { params: application },
    webhookApplicationSubscriptionDelete: { params: application },
    webhookApplicationSubscriptionTest: { params: application },
    webhookProfileSubscriptionGet: { params: { ...own, subscriptionId: s.ownHook } },
    webhookProfileSubscriptionDelete: { params: { ...own, subscriptionId: s.ownHook } },
  };
}
