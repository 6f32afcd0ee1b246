import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createUser, issueFixedToken } from '../../src/state/access/index.ts';
import { Sandbox } from '../support/sandbox.ts';

const token = 'grace-token';
const key = 'b1fe0a4e-4a4b-4d3f-8c70-5f6f0e0f9d11';
const address = { addressFirstLine: '1 A road', city: 'London', countryIso3Code: 'gbr', postCode: '11111' };
const person = {
  firstName: 'Grace',
  lastName: 'Harper',
  address,
  dateOfBirth: '1977-07-01',
  contactDetails: { email: 'g@example.com', phoneNumber: '+14085550100' },
};
const firm = {
  businessName: 'Harper Ltd',
  registrationNumber: '12144939',
  companyType: 'LIMITED',
  address,
  firstLevelCategory: 'OTHER',
};

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.open();
  const world = await sandbox.world();
  world.transact({ kind: 'operator', what: 'test' }, () => {
    const signUp = { email: 'grace@example.com', registrationCode: 'c'.repeat(32), language: null };
    const user = createUser(world, 'localwise', signUp);
    issueFixedToken(world, { id: token, kind: 'user', clientId: 'localwise', userId: user.id });
  });
});
afterEach(() => sandbox.close());

const personal = (body: unknown, headers = {}) => sandbox.call('profilePersonalCreate', { body, headers, token });
const business = (body: unknown, headers = {}) => sandbox.call('profileBusinessCreate', { body, headers, token });
const withKey = (value = key) => ({ 'x-idempotence-uuid': value });

describe('retries', () => {
  test('of a personal profile answer the first result by its key, and 409 without', async () => {
    const first = await personal(person, withKey());
    expect(first.status).toBe(200);
    const again = await personal(person, withKey());
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const bare = await personal(person);
    expect(bare.status).toBe(409);
    expect(bare.body.errors[0]).toMatchObject({ code: 'profile.personal-exists', arguments: null });
    expect((await personal({ ...person, firstName: 'Else' }, withKey())).status).toBe(422);
    expect((await personal(person, withKey('1234'))).status).toBe(400);
  });

  test('of a business profile too, while a new key makes another', async () => {
    expect((await business(firm)).status).toBe(422);
    await personal(person);
    const first = await business(firm, withKey());
    expect((await business(firm, withKey())).body).toEqual(first.body);
    expect((await business(firm)).status).toBe(409);
    const another = await business(firm, withKey('c1fe0a4e-4a4b-4d3f-8c70-5f6f0e0f9d11'));
    expect(another.body.id).toBe(first.body.id + 1);
    expect((await sandbox.call('profileList', { token })).body).toHaveLength(3);
  });
});

describe('faults', () => {
  const codes = (body: { errors: { code: string; path: string; arguments: unknown }[] }) =>
    body.errors.map(error => [error.code, error.path, error.arguments]);

  test('of a personal profile are named field by field', async () => {
    const empty = await personal({});
    expect(empty.status).toBe(400);
    expect(codes(empty.body)).toEqual(
      ['firstName', 'lastName', 'dateOfBirth', 'address', 'contactDetails'].map(field => [
        `api.${field}.missing`,
        field,
        null,
      ]),
    );
    const long = await personal({ ...person, firstName: 'x'.repeat(31), lastName: 7 });
    expect(codes(long.body)).toEqual([
      ['api.firstName.size.too.long', 'firstName', null],
      ['api.lastName.invalid', 'lastName', null],
    ]);
    const us = await personal({ ...person, address: { ...address, countryIso3Code: 'usa' } });
    expect(us.status).toBe(400);
    expect(codes(us.body)).toEqual([['api.address.stateCode.missing', 'address.stateCode', null]]);
    expect((await sandbox.call('profileList', { token })).body).toEqual([]);
  });

  test('of a business profile as well, whether the contract or the business finds them', async () => {
    await personal(person);
    const empty = await business({});
    expect(empty.status).toBe(400);
    expect(codes(empty.body).map(([code]) => code)).toEqual([
      'api.businessName.missing',
      'api.companyType.missing',
      'api.registrationNumber.missing',
      'api.firstLevelCategory.missing',
      'api.address.missing',
    ]);
    const rows: [string, object][] = [
      ['api.businessName.invalid', { businessName: '--' }],
      ['api.businessName.size.too.short', { businessName: 'X' }],
      ['api.companyType.invalid', { companyType: 'CIRCUS' }],
      ['api.secondLevelCategory.invalid', { secondLevelCategory: 'DESIGN' }],
    ];
    for (const [code, changes] of rows) {
      const answer = await business({ ...firm, ...changes });
      expect(answer.status).toBe(400);
      expect(codes(answer.body)).toEqual([[code, code.split('.')[1], null]]);
    }
  });

  test('of the body itself are 400 and 415', async () => {
    expect((await personal('{')).status).toBe(400);
    expect((await personal('<a/>', { 'content-type': 'application/xml' })).status).toBe(415);
    expect(sandbox.problems).toEqual([]);
  });
});

test('verification is simulated by the user’s token and by the application’s', async () => {
  const { id } = (await personal(person)).body;
  const verify = (params: object, bearer: string) =>
    sandbox.call('simulationVerification', { params: { ...params }, token: bearer });
  for (const bearer of ['localwise-client-token', token, token]) {
    const answer = await verify({ profileId: id }, bearer);
    expect(answer.status).toBe(200);
    expect(answer.raw.payload).toBe('');
  }
  const moved = await sandbox.control('POST', `/resources/profiles/${id}/transitions`, { to: 'not_verified' });
  expect(moved.status).toBe(200);
  expect((await verify({ profileId: id }, 'localwise-user-token')).status).toBe(403);
  expect((await sandbox.call('simulationVerifyProfile', { token: 'localwise-client-token' })).status).toBe(403);
  expect((await verify({ profileId: 'abc' }, token)).status).toBe(404);
});

test.each([
  [{}, 422],
  [{ webpage: 'https://harper.example' }, 422],
  [{ webpage: 'https://harper.example', businessFreeFormDescription: 'Sells harps' }, 200],
])('a business of an OTHER type that tells %j of itself asks for a transfer: %i', async (told, status) => {
  await personal(person);
  const { id: profile } = (await business({ ...firm, companyType: 'OTHER', ...told })).body;
  const wish = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100, targetAmount: null };
  const quote = (await sandbox.call('quoteCreate', { params: { profileId: profile }, body: wish, token })).body;
  const details = { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' };
  const account = { profile, currency: 'EUR', type: 'iban', accountHolderName: 'Anna Keller', details };
  const targetAccount = (await sandbox.call('recipientCreate', { body: account, token })).body.id;
  const body = { targetAccount, quoteUuid: quote.id, customerTransactionId: key, details: {} };
  const answer = await sandbox.call('transferCreate', { body, token });
  expect(answer.status).toBe(status);
  if (status === 422) expect(answer.body.errors).toMatchObject([{ code: 'profile.incomplete', path: 'profile' }]);
});
