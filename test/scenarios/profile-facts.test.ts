import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { person, signUp } from '../support/newcomer.ts';
import { Sandbox } from '../support/sandbox.ts';
import { admitStranger } from '../support/stranger.ts';

let sandbox: Sandbox;
let token: string;
let params: { profileId: number };
beforeEach(async () => {
  sandbox = await Sandbox.open();
  token = signUp(await sandbox.world(), 'grace');
  params = { profileId: (await sandbox.call('profilePersonalCreate', { token, body: person })).body.id };
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const call = (id: OperationId, body?: unknown) =>
  sandbox.call(id, { params, token, ...(body === undefined ? {} : { body }) });
const check = (currencies?: string) =>
  sandbox.call('profileVerificationStatusCheck', {
    params,
    token,
    ...(currencies === undefined ? {} : { query: { source_currencies: currencies } }),
  });
const entitle = (amounts: unknown) =>
  sandbox.control('POST', `/resources/profiles/${params.profileId}/transitions`, {
    to: 'not_verified',
    move: 'entitle',
    amounts,
  });

test('an unverified profile may send nothing, or what Wise lets it, and a verified one anything', async () => {
  const { status, body } = await check('GBP,usd');
  const nothing = { maximum_entitled_amount: 0, current_status: 'not_verified' };
  expect([status, body]).toEqual([
    200,
    {
      routes: [
        { source_currency: 'GBP', ...nothing },
        { source_currency: 'USD', ...nothing },
      ],
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  ]);
  expect((await entitle({ EUR: 10000 })).status).toBe(200);
  expect((await check('EUR, GBP,EUR')).body.routes).toEqual([
    { source_currency: 'EUR', maximum_entitled_amount: 10000, current_status: 'not_verified' },
    { source_currency: 'GBP', ...nothing },
  ]);
  await sandbox.call('simulationVerification', { params, token });
  expect((await check('EUR')).body.routes).toMatchObject([{ current_status: 'verified' }]);
  expect((await entitle({ EUR: 1 })).status).toBe(409);
});

test.each([
  [undefined],
  [null],
  ['EUR'],
  [{ XXX: 1 }],
  [{ EUR: -1 }],
  [{ EUR: 0.001 }],
  [{ EUR: '1' }],
  [{ __proto: 1 }],
])('amounts of %j cannot be granted', async amounts => {
  expect((await entitle(amounts)).status).toBe(400);
});

test.each([
  [undefined, 'source_currencies'],
  ['', 'source_currencies'],
  ['GBP,XXX', 'source_currencies'],
  ['__proto__', 'source_currencies'],
])('the currencies %j are refused', async (currencies, path) => {
  const answer = await check(currencies);
  expect(answer.status).toBe(400);
  expect(answer.body.errors).toMatchObject([{ path }]);
});

test('what the account is for is asked, told and read', async () => {
  const asked = await call('profileExtensionRequirementsGet');
  expect((await call('profileExtensionRequirementsPost', {})).body).toEqual(asked.body);
  const [field] = asked.body[0].fields;
  expect(field.name).toBe("Tell us what you're using TransferWise for");
  const keys = field.group[0].valuesAllowed.map(({ key }: { key: string }) => key);
  expect(keys).toHaveLength(10);
  expect((await call('profileExtensionsGet')).body).toEqual({ details: {} });
  for (const accountPurpose of keys) {
    const told = await call('profileExtensionsCreate', { details: { accountPurpose } });
    expect([told.status, told.raw.payload]).toEqual([200, '']);
    expect((await call('profileExtensionsGet')).body).toEqual({ details: { accountPurpose } });
  }
});

test.each([
  [{}, 400, 'details'],
  [{ details: 'x' }, 400, 'details'],
  [{ details: {} }, 422, 'details.accountPurpose'],
  [{ details: { accountPurpose: 'FUN' } }, 422, 'details.accountPurpose'],
  [{ details: { accountPurpose: ['FUN'] } }, 422, 'details.accountPurpose'],
])('telling %j of the account is refused', async (body, status, path) => {
  const answer = await call('profileExtensionsCreate', body);
  expect(answer.status).toBe(status);
  expect(answer.body.errors).toMatchObject([{ path }]);
});

test.each([
  ['profileExtensionRequirementsGet', undefined],
  ['profileExtensionRequirementsPost', {}],
  ['profileExtensionsGet', undefined],
  ['profileExtensionsCreate', { details: { accountPurpose: 'SENDING_MONEY_REGULARLY_TO_FAMILY' } }],
] as const)('%s is refused about the profile of another', async (id, body) => {
  const stranger = { params, token: admitStranger(await sandbox.world()) };
  expect((await sandbox.call(id, { ...stranger, ...(body ? { body } : {}) })).status).toBe(403);
  const query = { source_currencies: 'GBP' };
  expect((await sandbox.call('profileVerificationStatusCheck', { ...stranger, query })).status).toBe(403);
});
