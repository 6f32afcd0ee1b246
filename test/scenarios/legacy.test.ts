import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { legacyRoutes } from '../../src/routes/legacy/index.ts';
import { type Answer, type Asked, Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL, Sender } from '../support/sender.ts';
import { admitStranger } from '../support/stranger.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  ada = new Sender(sandbox);
});
beforeEach(() => sandbox.reset());
afterEach(() => expect(sandbox.problems).toEqual([]));
afterAll(() => sandbox.close());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Calls a path that no operation of the contract has. */
function old(method: Method, url: string, { body, token = 'localwise-user-token', headers }: Asked = {}) {
  return sandbox.inject({
    method,
    url,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

const refusal = ({ status, body }: Answer) => [status, body.errors?.[0]?.path, body.errors?.[0]?.code];
const stranger = async () => admitStranger(await sandbox.world());
const NOBODY = '00000000-0000-4000-8000-000000000000';

const interval = '?currency=GBP&intervalStart=2026-03-01T00:00:00Z&intervalEnd=2026-03-02T00:00:00Z';

test.each([
  ['GET', '/v1/profiles'],
  ['GET', `/v1/profiles/${PERSONAL}`],
  ['POST', '/v1/quotes'],
  ['GET', '/v1/quotes/80000001'],
  ['POST', '/v2/quotes'],
  ['GET', `/v2/quotes/${NOBODY}`],
  ['PATCH', `/v2/quotes/${NOBODY}`],
  ['DELETE', '/v1/accounts/1'],
  ['GET', '/v1/transfers/1/issues'],
  ['GET', `/v3/profiles/${PERSONAL}/balances?types=STANDARD`],
  ['POST', `/v3/profiles/${PERSONAL}/balances`],
  ['GET', `/v3/profiles/${PERSONAL}/balances/1`],
  ['DELETE', `/v3/profiles/${PERSONAL}/balances/1`],
  ['GET', `/v1/profiles/${PERSONAL}/balance-statements/1/statement.csv${interval}`],
  ['GET', `/v3/profiles/${PERSONAL}/borderless-accounts/1/statement.json${interval}`],
  ['GET', '/v1/currency-pairs'],
  ['GET', '/v1/borderless-accounts/balance-currencies'],
] as const)('%s %s wants a token, of the kind that the operation behind it takes', async (method, url) => {
  expect((await old(method, url, { token: null })).status).toBe(401);
  expect((await old(method, url, { token: 'nobody-knows-it' })).body.error).toBe('invalid_token');
  expect((await old(method, url, { token: 'localwise-client-token' })).status).toBe(403);
  expect((await old(method, url, { token: 'localwise-personal-token' })).status).not.toBe(403);
});

const garbage = [null, [], [null], 'text', '{', 7, true, {}, { profile: {} }, { profile: PERSONAL }, { profile: -1.5 }];
const twisted = {
  profile: PERSONAL,
  sourceCurrency: {},
  targetCurrency: [],
  sourceAmount: 'x',
  pricingConfiguration: 1,
};
const ids = ['0', '-1', '1e999', '%00', '__proto__', 'x'.repeat(90), NOBODY];

test.each(legacyRoutes.map(({ method, url }) => [method, url] as const))(
  '%s %s answers garbage with a refusal, and keeps nothing of it',
  async (method, url) => {
    const world = await sandbox.world();
    const before = JSON.stringify(world.save());
    const paths = ids
      .map(id => url.replace(/:\w+/g, id))
      .flatMap(path => [path, `${path}?types[]=1&source=&__proto__=x`]);
    const bodies = method === 'POST' || method === 'PATCH' ? [...garbage, twisted] : [undefined];
    for (const path of new Set([...paths, url.replace(':profileId', String(PERSONAL))])) {
      for (const body of bodies) {
        const { status, raw } = await old(method as Method, path, { body });
        expect([path, body, raw.payload, status < 500]).toEqual([path, body, raw.payload, true]);
        if (method !== 'GET') expect([path, body, status >= 400]).toEqual([path, body, true]);
      }
    }
    expect(JSON.stringify((await sandbox.world()).save())).toBe(before);
  },
);

describe('profiles of version 1', () => {
  test('have their details apart, and say the same as version 2', async () => {
    const { status, body } = await old('GET', '/v1/profiles');
    const modern = (await sandbox.call('profileList')).body;
    expect(status).toBe(200);
    expect(body).toEqual([
      {
        id: PERSONAL,
        type: 'personal',
        details: {
          firstName: modern[0].firstName,
          lastName: modern[0].lastName,
          dateOfBirth: modern[0].dateOfBirth,
          phoneNumber: modern[0].phoneNumber,
          avatar: null,
          occupation: null,
          occupations: null,
          primaryAddress: modern[0].address.id,
          firstNameInKana: null,
          lastNameInKana: null,
          localizedInformation: [],
        },
      },
      {
        id: BUSINESS,
        type: 'business',
        details: {
          name: modern[1].businessName,
          registrationNumber: modern[1].registrationNumber,
          acn: null,
          abn: null,
          arbn: null,
          companyType: modern[1].companyType,
          companyRole: modern[1].companyRole,
          descriptionOfBusiness: modern[1].descriptionOfBusiness ?? null,
          primaryAddress: modern[1].address.id,
          webpage: modern[1].webpage ?? null,
          businessCategory: modern[1].firstLevelCategory ?? null,
          businessSubCategory: modern[1].secondLevelCategory ?? null,
          localizedInformation: [],
        },
      },
    ]);
    for (const profile of body) expect((await old('GET', `/v1/profiles/${profile.id}`)).body).toEqual(profile);
  });

  test("are nobody else's to read, and known by a number only", async () => {
    const token = await stranger();
    expect((await old('GET', `/v1/profiles/${PERSONAL}`, { token })).status).toBe(403);
    expect((await old('GET', '/v1/profiles/1')).status).toBe(
      (await sandbox.call('profileGet', { params: { profileId: 1 } })).status,
    );
    expect((await old('GET', '/v1/profiles/me')).status).toBe(404);
  });
});

describe('quotes of version 2', () => {
  const usual = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100, targetAmount: null };

  test('name their profile in the body, and are the same quotes', async () => {
    const { status, body } = await old('POST', '/v2/quotes', { body: { ...usual, profile: BUSINESS } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ sourceCurrency: 'GBP', sourceAmount: 100, profile: BUSINESS, status: 'PENDING' });
    const params = { profileId: BUSINESS, quoteId: body.id };
    expect((await old('GET', `/v2/quotes/${body.id}`)).body).toEqual(body);
    expect((await sandbox.call('quoteGet', { params })).body).toEqual(body);
    const named = await old('POST', '/v2/quotes', { body: { ...usual, profileId: String(BUSINESS) } });
    expect(named.body.profile).toBe(BUSINESS);
  });

  test('are told their recipient, in either type of JSON', async () => {
    const { body: quote } = await old('POST', '/v2/quotes', { body: { ...usual, profile: PERSONAL } });
    const targetAccount = await ada.recipient('EUR');
    const changed = await old('PATCH', `/v2/quotes/${quote.id}`, {
      body: { targetAccount },
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    expect(changed.body).toMatchObject({ id: quote.id, targetAccount, payOut: 'BANK_TRANSFER' });
    expect((await old('PATCH', `/v2/quotes/${quote.id}`, { body: {} })).body).toEqual(changed.body);
    expect((await ada.create({ ...wish, quoteUuid: quote.id, targetAccount })).status).toBe(200);
  });

  test.each([
    ['no profile', usual, [400, 'profile', 'NotNull']],
    ['a profile that is no number', { ...usual, profile: 'me' }, [400, 'profile', 'ERROR']],
    ['a list for a profile', { ...usual, profile: [PERSONAL] }, [400, 'profile', 'ERROR']],
    ['a truth for a profile', { ...usual, profile: true }, [400, 'profile', 'ERROR']],
    [
      'a number for a currency',
      { ...usual, profile: PERSONAL, sourceCurrency: 7 },
      [400, 'sourceCurrency', 'NOT_VALID'],
    ],
    [
      'an amount below zero',
      { ...usual, profile: PERSONAL, sourceAmount: -1 },
      [400, 'sourceAmount', 'error.greaterThanZero'],
    ],
    ['a list', [], [400, 'body', 'NOT_VALID']],
    ['no body', '', [400, 'body', 'NotNull']],
    ['a body that is cut off', '{"profile":', [400, 'body', 'NOT_VALID']],
  ])('are refused with %s, by its name', async (_, body, expected) => {
    expect(refusal(await old('POST', '/v2/quotes', { body }))).toEqual(expected);
  });

  test('are refused in a type that is no JSON', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await old('POST', '/v2/quotes', { body: 'profile=1', headers })).status).toBe(415);
  });

  test("are nobody else's", async () => {
    const token = await stranger();
    const { body: quote } = await old('POST', '/v2/quotes', { body: { ...usual, profile: PERSONAL } });
    expect((await old('POST', '/v2/quotes', { body: { ...usual, profile: PERSONAL }, token })).status).toBe(403);
    expect((await old('GET', `/v2/quotes/${quote.id}`, { token })).status).toBe(403);
    expect((await old('PATCH', `/v2/quotes/${quote.id}`, { body: {}, token })).status).toBe(403);
    expect((await old('GET', `/v2/quotes/${NOBODY}`)).status).toBe(404);
    expect((await old('GET', '/v2/quotes/1234')).status).toBe(404);
  });
});

const wish = { customerTransactionId: NOBODY, details: { reference: 'rent' } };

describe('deleting a recipient by version 1', () => {
  test('answers with nothing, and a second time as it was recorded', async () => {
    const id = await ada.recipient('EUR');
    const first = await old('DELETE', `/v1/accounts/${id}`);
    expect([first.status, first.raw.payload]).toEqual([200, '']);
    expect((await sandbox.call('recipientGet', { params: { accountId: id } })).body.active).toBe(false);
    const again = await old('DELETE', `/v1/accounts/${id}`);
    expect([again.status, again.body]).toEqual([
      403,
      {
        timestamp: '2026-03-02T09:00:00.000000000Z',
        errors: [{ code: 'RECIPIENT_MISSING', message: '[RECIPIENT_MISSING] Recipient is missing' }],
      },
    ]);
  });

  test('by version 2 is answered so a second time in the recorded dialect only', async () => {
    const params = { accountId: await ada.recipient('EUR') };
    const again = () => sandbox.call('recipientDeactivate', { params });
    await again();
    const { status, body } = await again();
    await sandbox.control('POST', '/settings', { dialect: 'recorded' });
    const recorded = await again();
    expect([status, recorded.status]).toEqual([403, 403]);
    expect(recorded.body).toEqual((await old('DELETE', `/v1/accounts/${params.accountId}`)).body);
    expect(recorded.body).not.toEqual(body);
  });

  test("is refused for another's, and for one that is not there", async () => {
    const id = await ada.recipient('EUR');
    expect((await old('DELETE', `/v1/accounts/${id}`, { token: await stranger() })).status).toBe(403);
    expect((await old('DELETE', '/v1/accounts/1')).status).toBe(404);
    expect((await old('DELETE', '/v1/accounts/mine')).status).toBe(404);
    expect((await sandbox.call('recipientGet', { params: { accountId: id } })).body.active).toBe(true);
  });
});

describe('issues of a transfer', () => {
  test('are none, or those that keep it from going on', async () => {
    const { id } = await ada.transfer({ amount: 100 });
    expect((await old('GET', `/v1/transfers/${id}/issues`)).body).toEqual([]);
    const large = await ada.transfer({ amount: 70_000 });
    expect(large.hasActiveIssues).toBe(true);
    expect((await old('GET', `/v1/transfers/${large.id}/issues`)).body).toEqual([
      { type: 'missing_information', state: 'OPENED', description: 'missing information' },
    ]);
  });

  test("are nobody else's to read", async () => {
    const { id } = await ada.transfer({ amount: 100 });
    expect((await old('GET', `/v1/transfers/${id}/issues`, { token: await stranger() })).status).toBe(403);
    expect((await old('GET', '/v1/transfers/1/issues')).status).toBe(404);
    expect((await old('GET', '/v1/transfers/last/issues')).status).toBe(404);
  });
});

describe('balances of version 3', () => {
  const path = `/v3/profiles/${PERSONAL}/balances`;
  const pounds = { currency: 'GBP', type: 'STANDARD' };

  test('are opened without an idempotency key, and are the same balances', async () => {
    const { status, body } = await old('POST', path, { body: pounds });
    expect(status).toBe(201);
    const params = { profileId: PERSONAL, balanceId: body.id };
    expect((await old('GET', `${path}/${body.id}`)).body).toEqual(body);
    expect((await sandbox.call('balanceGet', { params })).body).toEqual(body);
    const listed = await old('GET', `${path}?types=STANDARD`);
    expect(listed.body).toEqual((await sandbox.call('balanceList', { params, query: { types: 'STANDARD' } })).body);
    expect(listed.body).toContainEqual(body);
    const closed = await old('DELETE', `${path}/${body.id}`);
    expect([closed.status, closed.raw.payload]).toEqual([204, '']);
    expect((await old('GET', `${path}/${body.id}`)).status).toBe(404);
  });

  test('keep to an idempotency key that is sent', async () => {
    const headers = { 'x-idempotence-uuid': NOBODY };
    const jar = { currency: 'GBP', type: 'SAVINGS', name: 'Holidays' };
    const first = await old('POST', path, { body: jar, headers });
    expect((await old('POST', path, { body: jar, headers })).body).toEqual(first.body);
    expect((await old('POST', path, { body: { ...jar, name: 'Car' }, headers })).status).toBe(422);
    const odd = await old('POST', path, { body: jar, headers: { 'x-idempotence-uuid': 'once' } });
    expect(refusal(odd)).toEqual([400, 'X-idempotence-uuid', 'NOT_VALID']);
  });

  test.each([
    ['no body', '', 'body'],
    ['no currency', { type: 'STANDARD' }, 'currency'],
    ['no type', { currency: 'GBP' }, 'type'],
    ['a list', [], 'body'],
    ['a currency that is a list', { ...pounds, currency: ['GBP'] }, 'currency'],
  ])('are refused with %s, by its name', async (_, body, name) => {
    expect(refusal(await old('POST', path, { body })).slice(0, 2)).toEqual([400, name]);
  });

  test('are listed by known types only', async () => {
    expect(refusal(await old('GET', path)).slice(0, 2)).toEqual([400, 'types']);
    expect(refusal(await old('GET', `${path}?types=GOLD`)).slice(0, 2)).toEqual([400, 'types']);
  });

  test("are nobody else's", async () => {
    const token = await stranger();
    const { body } = await old('POST', path, { body: pounds });
    expect((await old('GET', `${path}?types=STANDARD`, { token })).status).toBe(403);
    expect((await old('POST', path, { body: pounds, token })).status).toBe(403);
    expect((await old('GET', `${path}/${body.id}`, { token })).status).toBe(403);
    expect((await old('DELETE', `${path}/${body.id}`, { token })).status).toBe(403);
    expect((await old('GET', `${path}/first`)).status).toBe(404);
  });
});

describe('currencies', () => {
  test('in pairs are those that can be paid in, each with all that can be sent to', async () => {
    const { status, body } = await old('GET', '/v1/currency-pairs');
    const all = (await sandbox.call('currenciesGet')).body.map(({ code }: { code: string }) => code);
    expect(status).toBe(200);
    expect(body.total).toBe(body.sourceCurrencies.length);
    for (const source of body.sourceCurrencies) {
      expect(source.maxInvoiceAmount).toBeGreaterThan(0);
      expect(source.totalTargetCurrencies).toBe(all.length);
      expect(source.targetCurrencies.map((each: { currencyCode: string }) => each.currencyCode)).toEqual(all);
    }
    expect(body.sourceCurrencies[2]).toMatchObject({ currencyCode: 'GBP', maxInvoiceAmount: 1_000_000 });
    expect(body.sourceCurrencies[2].targetCurrencies[1]).toEqual({
      currencyCode: 'EUR',
      minInvoiceAmount: 1,
      fixedTargetPaymentAllowed: true,
    });
  });

  test('of balances are those that a balance can be opened in', async () => {
    const { status, body } = await old('GET', '/v1/borderless-accounts/balance-currencies');
    expect(status).toBe(200);
    expect(body[2]).toEqual({ code: 'GBP', hasBankDetails: true, payInAllowed: true, sampleBankDetails: null });
    for (const { code } of body) {
      const { status: opened } = await old('POST', `/v3/profiles/${PERSONAL}/balances`, {
        body: { currency: code, type: 'STANDARD' },
      });
      expect([code, opened]).toEqual([code, 201]);
    }
  });
});

interface Handed {
  readonly url: string;
  readonly params: readonly { readonly parameterName: string }[];
}

/** Every validator that the forms of a currency name, with what they say must be sent there. */
async function handedOut(target: string): Promise<Handed[]> {
  const headers = { host: 'sandbox.test:4010' };
  const url = `/v1/account-requirements?source=GBP&target=${target}&sourceAmount=100`;
  const { body } = await old('GET', url, { token: null, headers });
  const quote = await ada.quote({ to: target, amount: 100 });
  const params = { quoteId: quote.id };
  const quoted = (await sandbox.call('recipientAccountRequirementsGet', { params, headers })).body;
  type Form = { fields: { group: { validationAsync: Handed | null }[] }[] };
  const named = (forms: readonly Form[]) =>
    forms.flatMap(form => form.fields.flatMap(({ group }) => group.flatMap(each => each.validationAsync ?? [])));
  expect(named(quoted)).toEqual(named(body));
  return named(body);
}

describe('validators', () => {
  const validate = (query: string) => old('GET', `/v1/validators/${query}`, { token: null });

  test('answer at every address that a form hands out, and miss the very parameters it names', async () => {
    const all = await Promise.all(['USD', 'HUF', 'GBP', 'AUD', 'CAD', 'INR', 'BRL', 'RUB'].map(handedOut));
    expect(all.every(some => some.length > 0)).toBe(true);
    for (const { url, params } of all.flat()) {
      const { origin, pathname } = new URL(url);
      expect(origin).toBe('http://sandbox.test:4010');
      const { status, body } = await old('GET', pathname, { token: null });
      const missing = body.errors.map(({ path }: { path: string }) => path).sort();
      expect([url, status, missing]).toEqual([url, 400, params.map(each => each.parameterName).sort()]);
    }
  });

  test.each([
    ['iban?iban=EE867700771000187087'],
    ['iban?iban=de89%203704%200044%200532%200130%2000'],
    ['bic?bic=LHVBEE22'],
    ['bic?bic=LHVBEE22&iban=EE867700771000187087'],
    ['sort-code?sortCode=231470'],
    ['sort-code?sortCode=23-14-70'],
    ['sort-code-account-number?accountNumber=10000246'],
    ['abartn?abartn=011103093'],
    ['aba-account-number?accountNumber=111000025'],
    ['ifsc-code?ifscCode=YESB0236041'],
    ['indian-account-number?accountNumber=678911234567891'],
    ['bsb-code?bsbCode=112879'],
    ['australian-account-number?accountNumber=123456789'],
    ['canadian-institution-number?institutionNumber=006'],
    ['canadian-transit-number?institutionNumber=006&transitNumber=04841'],
    ['canadian-account-number?institutionNumber=006&transitNumber=04841&accountNumber=3456712'],
    ['bankgiro-number?bankgiroNumber=12345674'],
    ['hungarian-account-number?accountNumber=12000007-12345678-00000008'],
    ['polish-account-number?accountNumber=61109010140000071219812874'],
    ['privatbank-account-number?accountNumber=1234'],
    ['privatbank-phone-number?phoneNumber=123456789'],
    ['new-zealand-account-number?accountNumber=03-1587-0050000-00'],
    ['thailand-account-number?bankCode=002&accountNumber=9517384260'],
    ['russian-bank-code?bankCode=044525225'],
    ['brazil-cpf?cpf=855.405.995-80'],
    ['brazil-branch-code?bankCode=001&branchCode=1234'],
    ['brazil-account-number?bankCode=001&accountNumber=12345678-9'],
  ])('let pass %s', async query => {
    const { status, body } = await validate(query);
    expect([status, body]).toEqual([200, { validation: 'success' }]);
  });

  test.each([
    ['sort-code?sortCode=2314701', 'sortCode', '2314701'],
    ['sort-code?sortCode=231479', 'sortCode', '231479'],
    ['iban?iban=DE12345678901234567890', 'iban', 'DE12345678901234567890'],
    ['bic?bic=NOBANK', 'bic', 'NOBANK'],
    ['bic?bic=LHVBEE22&iban=EE00', 'iban', 'EE00'],
    ['abartn?abartn=020123456', 'abartn', '020123456'],
    ['brazil-branch-code?bankCode=none&branchCode=1234', 'bankCode', 'none'],
  ])('refuse %s, and say so as documented', async (query, path, value) => {
    const { status, body } = await validate(query);
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { code: 'VALIDATION_NOT_SUCCESSFUL', message: `${path} has not passed validation.`, path, arguments: [value] },
    ]);
  });

  test.each(['sort-code', 'sort-code?sortCode=', 'sort-code?sortCode=1&sortCode=2', 'sort-code?__proto__=1'])(
    'miss what %s does not say once',
    async query => expect(refusal(await validate(query))).toEqual([400, 'sortCode', 'NotNull']),
  );

  test.each(['horoscope', 'constructor', '__proto__', '%00', 'IBAN'])('are not found under %s', async name => {
    expect(refusal(await validate(name)).slice(0, 2)).toEqual([404, 'validator']);
  });

  test('agree with the creation of a recipient', async () => {
    for (const sortCode of ['231470', '231479', '23147', 'abcdef']) {
      const { status } = await validate(`sort-code?sortCode=${sortCode}`);
      const body = {
        currency: 'GBP',
        type: 'sort_code',
        accountHolderName: 'Jonas Whitfield',
        details: { legalType: 'PRIVATE', sortCode, accountNumber: '28821822' },
      };
      expect([sortCode, status]).toEqual([sortCode, (await sandbox.call('recipientCreate', { body })).status]);
    }
  });
});
