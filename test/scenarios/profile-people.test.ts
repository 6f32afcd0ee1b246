import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { firm, person, signUp } from '../support/newcomer.ts';
import { Sandbox } from '../support/sandbox.ts';
import { admitStranger } from '../support/stranger.ts';

const PERSONAL = { profileId: 30000001 };

let sandbox: Sandbox;
let token: string;
let params: { profileId: number };
beforeEach(async () => {
  sandbox = await Sandbox.open();
  token = signUp(await sandbox.world(), 'grace');
  await sandbox.call('profilePersonalCreate', { token, body: person });
  params = { profileId: (await sandbox.call('profileBusinessCreate', { token, body: firm })).body.id };
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const call = (id: OperationId, body?: unknown) =>
  sandbox.call(id, { params, token, ...(body === undefined ? {} : { body }) });
const codes = (body: { errors: { code: string; path: string }[] }) => body.errors.map(({ code, path }) => [code, path]);

const john = { firstName: 'John', lastName: 'Doe', dateOfBirth: '1982-05-20', countryOfResidenceIso3Code: 'usa' };
const jane = { firstName: 'Jane', lastName: 'Doe', dateOfBirth: '1981-12-07', countryOfResidenceIso3Code: 'usa' };
const owner = {
  name: 'John Doe',
  dateOfBirth: '1982-05-20',
  countryOfResidenceIso3Code: 'usa',
  addressFirstLine: '123 Fake St',
  postCode: 'FK 12345',
  ownershipPercentage: 30,
};

describe('directors', () => {
  test('are added to those there are, and replaced under new ids', async () => {
    expect((await call('profileDirectorList')).body).toEqual([]);
    const added = await call('profileDirectorCreate', [john]);
    expect([added.status, added.body]).toEqual([200, [{ id: 15000001, ...john }]]);
    const both = (await call('profileDirectorCreate', [jane])).body;
    expect(both.map(({ firstName }: typeof john) => firstName)).toEqual(['John', 'Jane']);
    expect((await call('profileDirectorCreate', [])).body).toEqual(both);
    const replaced = (await call('profileDirectorUpdate', [john])).body;
    expect(replaced).toEqual([{ id: 15000003, ...john }]);
    expect((await call('profileDirectorList')).body).toEqual(replaced);
    expect((await call('profileDirectorUpdate', [])).body).toEqual([]);
  });

  test.each<[object, string]>([
    [{ firstName: undefined }, '0.firstName'],
    [{ lastName: ' ' }, '0.lastName'],
    [{ dateOfBirth: undefined }, '0.dateOfBirth'],
    [{ dateOfBirth: '20/05/1982' }, '0.dateOfBirth'],
    [{ countryOfResidenceIso3Code: 'xyz' }, '0.countryOfResidenceIso3Code'],
  ])('with %j are refused', async (changes, path) => {
    for (const id of ['profileDirectorCreate', 'profileDirectorUpdate'] as const) {
      const answer = await call(id, [{ ...john, ...changes }]);
      expect([answer.status, codes(answer.body)]).toEqual([400, [['BAD_REQUEST', path]]]);
    }
    expect((await call('profileDirectorList')).body).toEqual([]);
  });
});

describe('owners', () => {
  test('are added to those there are, and replaced under new ids', async () => {
    const added = await call('profileUboCreate', [owner]);
    expect(added.body).toEqual([{ id: expect.stringMatching(/^[0-9a-f]{32}$/), ...owner }]);
    const unasked = { ...owner, name: 'Jane Doe', ownershipPercentage: null };
    expect((await call('profileUboCreate', [unasked])).body).toMatchObject([owner, unasked]);
    const replaced = (await call('profileUboUpdate', [{ ...owner, ownershipPercentage: 100 }])).body;
    expect(replaced).toHaveLength(1);
    expect(replaced[0].id).not.toBe(added.body[0].id);
    expect((await call('profileUboList')).body).toEqual(replaced);
  });

  test('have no more than the whole together', async () => {
    await call('profileUboCreate', [{ ...owner, ownershipPercentage: 60 }]);
    const answer = await call('profileUboCreate', [{ ...owner, ownershipPercentage: 41 }]);
    expect([answer.status, codes(answer.body)]).toEqual([400, [['BAD_REQUEST', 'ownershipPercentage']]]);
    expect((await call('profileUboCreate', [{ ...owner, ownershipPercentage: 40 }])).status).toBe(200);
    expect((await call('profileUboUpdate', [{ ...owner, ownershipPercentage: 100 }])).status).toBe(200);
  });

  test.each<[unknown, string]>([
    [{}, 'body'],
    [[{}], '0.name'],
    [[{ ...owner, dateOfBirth: '2026-03-03' }], '0.dateOfBirth'],
    [[{ ...owner, ownershipPercentage: 101 }], '0.ownershipPercentage'],
    [[{ ...owner, ownershipPercentage: -1 }], '0.ownershipPercentage'],
    [[{ ...owner, countryOfResidenceIso3Code: '' }], '0.countryOfResidenceIso3Code'],
  ])('told of as %j are refused', async (body, path) => {
    const answer = await call('profileUboCreate', body);
    expect(answer.status).toBe(400);
    expect(codes(answer.body)[0]).toEqual(['BAD_REQUEST', path]);
  });
});

test.each([
  ['profileDirectorList', undefined],
  ['profileDirectorCreate', [john]],
  ['profileDirectorUpdate', [john]],
  ['profileUboList', undefined],
  ['profileUboCreate', [owner]],
  ['profileUboUpdate', [owner]],
  ['profileBusinessRepresentativeGet', undefined],
  ['profileBusinessRepresentativeUpdate', { preferredName: 'Gray' }],
] as const)('%s is about businesses, and about one’s own', async (id, body) => {
  const given = body === undefined ? {} : { body };
  const wrong = await sandbox.call(id, { params: PERSONAL, ...given });
  expect([wrong.status, wrong.body.errors[0].code]).toEqual([400, 'profile.wrong-type']);
  const stranger = admitStranger(await sandbox.world());
  expect((await sandbox.call(id, { params, token: stranger, ...given })).status).toBe(403);
});

test.each([
  ['profileDirectorCreate', [john], 'directors'],
  ['profileDirectorUpdate', [], 'directors'],
  ['profileUboCreate', [owner], 'ubos'],
  ['profileUboUpdate', [], 'ubos'],
] as const)('%s on a verified business needs its update window', async (id, body, path) => {
  await sandbox.call('simulationVerification', { params, token });
  const refused = await call(id, body);
  expect([refused.status, codes(refused.body)]).toEqual([422, [['profile.locked', path]]]);
  await call('profileUpdateWindowOpen');
  expect((await call(id, body)).status).toBe(200);
  const record = (await sandbox.control('GET', `/resources/update-windows/${params.profileId}`)).body.record;
  expect(record.changed).toEqual([path]);
});

describe('an identity document', () => {
  const card = {
    firstName: 'Grace',
    lastName: 'Harper',
    type: 'IDENTITY_CARD',
    uniqueIdentifier: 'AA299822313',
    issueDate: '2017-12-31',
    issuerCountry: 'EE',
    issuerState: '',
    expiryDate: '2027-12-31',
  };
  const add = (body: object, where = PERSONAL) =>
    sandbox.call('profileVerificationDocumentCreate', { params: where, body });
  const replace = (body: object) => sandbox.call('profileVerificationDocumentUpdate', { params: PERSONAL, body });
  const kept = async (type: string) =>
    (await sandbox.control('GET', `/resources/identity-documents/${encodeURIComponent(`30000001 ${type}`)}`)).body
      .record;

  test('is taken, one of each type, and a replacement forgets what it does not say', async () => {
    const taken = await add(card);
    expect([taken.status, taken.body]).toEqual([200, { errorMessage: null, success: true }]);
    expect(await kept('IDENTITY_CARD')).toMatchObject({ uniqueIdentifier: 'AA299822313', issuerState: null });
    await add({ ...card, uniqueIdentifier: 'B1' });
    expect(await kept('IDENTITY_CARD')).toMatchObject({ uniqueIdentifier: 'B1', expiryDate: '2027-12-31' });
    const anew = { clientId: 'localwise', type: 'IDENTITY_CARD', uniqueIdentifier: 'C1', sex: 'FEMALE' };
    expect((await replace(anew)).body).toEqual({ errorMessage: null, success: true });
    expect(await kept('IDENTITY_CARD')).toMatchObject({ uniqueIdentifier: 'C1', sex: 'FEMALE', expiryDate: null });
  });

  test.each([
    { type: 'SSN', uniqueIdentifier: '123456789' },
    { type: 'CPF_CNPJ', uniqueIdentifier: '938.936.652-69' },
    { type: 'FINANCIAL_CAPACITY_BR', uniqueIdentifier: '150000.00' },
    { type: 'EMIRATES_EMPLOYER', employerName: 'Falcon', employerCity: 'Dubai', employerCountry: 'AE' },
    { type: 'EMIRATES_PLACE_OF_BIRTH', birthCity: 'Dubai', birthCountry: 'AE' },
  ])('of its own kind is taken: $type', async body => {
    expect((await add(body)).body).toEqual({ errorMessage: null, success: true });
  });

  test.each<[object, string, string]>([
    [{ type: 'SSN', uniqueIdentifier: '12345678a' }, 'NOT_VALID', 'uniqueIdentifier'],
    [{ type: 'SSN' }, 'MISSING', 'uniqueIdentifier'],
    [{ type: 'CPF_CNPJ', uniqueIdentifier: '1' }, 'NOT_VALID', 'uniqueIdentifier'],
    [{ type: 'FINANCIAL_CAPACITY_BR', uniqueIdentifier: 'much' }, 'NOT_VALID', 'uniqueIdentifier'],
    [{ ...card, type: undefined }, 'MISSING', 'type'],
    [{ ...card, issueDate: '31.12.2017' }, 'NOT_VALID', 'issueDate'],
    [{ ...card, expiryDate: '2016-12-31' }, 'NOT_VALID', 'expiryDate'],
    [{ ...card, issuerCountry: 'EST' }, 'NOT_VALID', 'issuerCountry'],
    [{ ...card, nationality: 'XX' }, 'NOT_VALID', 'nationality'],
    [{ ...card, employerName: 'Falcon' }, 'NOT_VALID', 'employerName'],
    [{ ...card, birthCity: 'Dubai' }, 'NOT_VALID', 'birthCity'],
  ])('that says %j is a 422', async (body, code, path) => {
    const answer = await add(body);
    expect([answer.status, codes(answer.body)]).toEqual([422, [[code, path]]]);
  });

  const anew = { clientId: 'localwise', type: 'PASSPORT', uniqueIdentifier: 'X1' };
  test.each<[object, string, string]>([
    [{ ...anew, clientId: 'mercury' }, 'not.allowed.for.clientId', 'clientId'],
    [{ ...anew, uniqueIdentifier: 'x'.repeat(31) }, 'not.allowed.for.uniqueIdentifier', 'uniqueIdentifier'],
    [{ ...anew, type: undefined }, 'NotNull', 'type'],
    [{ ...anew, clientId: undefined }, 'NotNull', 'clientId'],
    [{ ...anew, issueDate: '2017-02-30' }, 'NOT_VALID', 'issueDate'],
  ])('is not replaced by %j', async (body, code, field) => {
    const answer = await replace(body);
    expect([answer.status, answer.body.errors]).toMatchObject([400, [{ code, field }]]);
  });

  test('is of a person, and of oneself', async () => {
    const business = { profileId: 30000002 };
    expect((await add(card, business)).body.errors).toMatchObject([{ code: 'profile.wrong-type' }]);
    const wrong = await sandbox.call('profileVerificationDocumentUpdate', { params: business, body: anew });
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, 'profileId']);
    expect((await add({ ...card, uniqueIdentifier: 'x'.repeat(31) })).status).toBe(400);
    const stranger = { params: PERSONAL, token: admitStranger(await sandbox.world()) };
    expect((await sandbox.call('profileVerificationDocumentCreate', { ...stranger, body: card })).status).toBe(403);
    expect((await sandbox.call('profileVerificationDocumentUpdate', { ...stranger, body: anew })).status).toBe(403);
  });
});
