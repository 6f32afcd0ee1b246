import type { OperationId } from '../../src/contract/generated/operations.ts';
import type { Answer, Asked, Sandbox } from './sandbox.ts';
import { PERSONAL } from './sender.ts';
import { credentials } from './tokens.ts';

/** What earlier answers told, by the names under which they are kept. */
type Memory = Map<string, Answer['body']>;

interface Step {
  readonly operation: OperationId;
  readonly ask: (told: (name: string) => Answer['body']) => Asked;
  /** Under which name the answer is kept. */
  readonly as?: string;
}

const step = (operation: OperationId, ask: Step['ask'] | Asked = {}, as?: string): Step => ({
  operation,
  ask: typeof ask === 'function' ? ask : () => ask,
  as,
});

const own = { profileId: PERSONAL };
const key = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const keyed = (n: number) => ({ headers: { 'x-idempotence-uuid': key(n) } });
const form = (fields: Readonly<Record<string, string>>): Asked => ({
  body: new URLSearchParams(fields).toString(),
  token: null,
  headers: { authorization: credentials },
});
const email = 'mia@example.com';
const code = 'a-registration-code-of-32-characters';
const address = { addressFirstLine: '1 A road', city: 'London', countryIso3Code: 'gbr', postCode: '11111' };
const person = {
  firstName: 'Mia',
  lastName: 'Marsh',
  address,
  dateOfBirth: '1990-05-17',
  contactDetails: { email, phoneNumber: '+447700900123' },
};
const firm = {
  businessName: 'Marsh Ltd',
  registrationNumber: '12144939',
  companyType: 'LIMITED',
  address,
  firstLevelCategory: 'OTHER',
};
const account = {
  currency: 'EUR',
  profile: PERSONAL,
  type: 'iban',
  accountHolderName: 'Anna Keller',
  details: { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' },
};
const hook = (url: string) => ({
  name: 'day',
  trigger_on: 'transfers#state-change',
  delivery: { version: '2.0.0', url },
});
const app = { clientKey: 'localwise' };

/** Somebody signs up, holds money, sends some, converts some, and listens to what becomes of it. */
export const longDay: readonly Step[] = [
  step('oauthTokenCreate', form({ grant_type: 'client_credentials' })),
  step('userCreate', { body: { email, registrationCode: code } }),
  step('userCheckExists', { body: { email } }),
  step(
    'oauthTokenCreate',
    form({ grant_type: 'registration_code', client_id: 'localwise', email, registration_code: code }),
    'mia',
  ),
  step('profilePersonalCreate', told => ({ body: person, token: told('mia').access_token }), 'miasProfile'),
  step('profileBusinessCreate', told => ({ body: firm, token: told('mia').access_token, ...keyed(1) })),
  step('simulationVerification', told => ({
    params: { profileId: told('miasProfile').id },
    token: told('mia').access_token,
  })),
  step('profileList', told => ({ token: told('mia').access_token })),
  step('userGetByToken', told => ({ token: told('mia').access_token })),
  step('oauthTokenCreate', told => form({ grant_type: 'refresh_token', refresh_token: told('mia').refresh_token })),
  step('profileGet', { params: own }),
  step('currenciesGet'),
  step('rateGet', { query: { source: 'GBP', target: 'EUR' } }),
  step('webhookProfileSubscriptionCreate', { params: own, body: hook('http://127.0.0.1:9/own') }, 'hook'),
  step('webhookApplicationSubscriptionCreate', { params: app, body: hook('http://127.0.0.1:9/app') }, 'appHook'),
  step('webhookApplicationSubscriptionTest', told => ({ params: { ...app, subscriptionId: told('appHook').id } })),
  step('balanceCreate', { params: own, body: { currency: 'GBP', type: 'STANDARD' }, ...keyed(2) }, 'pounds'),
  step('balanceCreate', { params: own, body: { currency: 'GBP', type: 'SAVINGS', name: 'Jar' }, ...keyed(3) }, 'jar'),
  step('simulationBalanceTopup', told => ({
    body: { profileId: PERSONAL, balanceId: told('pounds').id, currency: 'GBP', amount: 900.5, channel: 'TRANSFER' },
  })),
  step('balanceMovement', told => ({
    params: own,
    body: {
      sourceBalanceId: told('pounds').id,
      targetBalanceId: told('jar').id,
      amount: { value: 10, currency: 'GBP' },
    },
    ...keyed(4),
  })),
  step('quoteCreateUnauthenticated', { body: { sourceCurrency: 'GBP', targetCurrency: 'USD', sourceAmount: 100 } }),
  step('recipientCreate', { body: account }, 'anna'),
  step(
    'quoteCreate',
    { params: own, body: { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100 } },
    'quote',
  ),
  step('recipientAccountRequirementsGet', told => ({ params: { quoteId: told('quote').id } })),
  step('quoteUpdate', told => ({
    params: { ...own, quoteId: told('quote').id },
    body: { targetAccount: told('anna').id },
  })),
  step('transferRequirementsValidate', told => ({
    body: { targetAccount: told('anna').id, quoteUuid: told('quote').id, customerTransactionId: key(5) },
  })),
  step(
    'transferCreate',
    told => ({ body: { targetAccount: told('anna').id, quoteUuid: told('quote').id, customerTransactionId: key(5) } }),
    'transfer',
  ),
  step('transferFund', told => ({
    params: { ...own, transferId: told('transfer').id },
    body: { type: 'BALANCE' },
    token: 'localwise-personal-token',
  })),
  ...['processing', 'funds_converted', 'outgoing_payment_sent'].map(status =>
    step('simulationTransferStateChange', told => ({ params: { transferId: told('transfer').id, status } })),
  ),
  step('transferPaymentsList', told => ({ params: { transferId: told('transfer').id } })),
  step('deliveryEstimateGet', told => ({ params: { transferId: told('transfer').id } })),
  step(
    'quoteCreate',
    { params: own, body: { sourceCurrency: 'GBP', targetCurrency: 'EUR', targetAmount: 20, payOut: 'BALANCE' } },
    'conversion',
  ),
  step('balanceCreate', { params: own, body: { currency: 'EUR', type: 'STANDARD' }, ...keyed(6) }),
  step('balanceMovement', told => ({ params: own, body: { quoteId: told('conversion').id }, ...keyed(7) })),
  step('balanceList', { params: own, query: { types: 'STANDARD,SAVINGS' } }),
  step('transferList', { query: { profile: PERSONAL } }),
  step('recipientList', { query: { profileId: PERSONAL } }),
  step('recipientDeactivate', told => ({ params: { accountId: told('anna').id } })),
  step('webhookProfileSubscriptionDelete', told => ({ params: { ...own, subscriptionId: told('hook').id } })),
];

/** Lives the day on a server; answers what it said to each step. `between` is done before each. */
export async function live(
  sandbox: Sandbox,
  between: (i: number) => Promise<unknown> = async () => {},
): Promise<Answer[]> {
  const memory: Memory = new Map();
  const answers: Answer[] = [];
  await sandbox.control('PUT', '/webhooks/mode', { mode: 'hold' });
  for (const [i, { operation, ask, as }] of longDay.entries()) {
    await between(i);
    const answer = await sandbox.call(
      operation,
      ask(name => memory.get(name)),
    );
    if (answer.status >= 300) throw new Error(`step ${i}, ${operation}: ${answer.status} ${answer.raw.payload}`);
    if (as) memory.set(as, answer.body);
    answers.push(answer);
  }
  return answers;
}
