import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firm, person, signUp } from '../support/newcomer.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let token: string;
beforeEach(async () => {
  sandbox = await Sandbox.open();
  token = signUp(await sandbox.world(), 'grace');
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const key = (n: number) => ({ 'x-idempotence-uuid': `b1fe0a4e-4a4b-4d3f-8c70-5f6f0e0f9d1${n}` });
const create = (businessRepresentative: unknown, headers = {}, changes = {}) =>
  sandbox.call('profileBusinessCreateV3', { token, headers, body: { ...firm, ...changes, businessRepresentative } });
const read = (profileId: number) => sandbox.call('profileBusinessRepresentativeGet', { token, params: { profileId } });
const update = (profileId: number, body: unknown) =>
  sandbox.call('profileBusinessRepresentativeUpdate', { token, params: { profileId }, body });
const verify = (profileId: number) => sandbox.call('simulationVerification', { token, params: { profileId } });
const codes = (body: { errors: { code: string; path: string }[] }) => body.errors.map(({ code, path }) => [code, path]);
const edith = { ...person, firstName: 'Edith', preferredName: 'Edie' };

describe('a business with its representative', () => {
  test('is made in one request, without a personal profile', async () => {
    const made = await create(person);
    expect([made.status, made.body]).toMatchObject([
      200,
      { type: 'BUSINESS', businessName: 'Harper Ltd', businessRepresentativeId: 25000001, personalProfile: null },
    ]);
    expect((await read(made.body.id)).body).toEqual({
      id: 25000001,
      ...person,
      preferredName: null,
      address: { ...person.address, stateCode: null },
    });
  });

  test('is retried by its key, and refused a second time without one', async () => {
    const first = await create(person, key(1));
    expect((await create(person, key(1))).body).toEqual(first.body);
    expect((await create(person)).status).toBe(409);
    const other = await create({ businessRepresentativeId: 25000001 }, key(2), { businessName: 'Harper Two Ltd' });
    expect([other.status, other.body.businessRepresentativeId]).toEqual([200, 25000001]);
  });

  test.each<[unknown, string, string]>([
    [undefined, 'api.businessRepresentative.missing', 'businessRepresentative'],
    [
      { ...person, firstName: undefined },
      'api.businessRepresentative.firstName.missing',
      'businessRepresentative.firstName',
    ],
    [
      { ...person, contactDetails: { email: 'g@example.com' } },
      'api.businessRepresentative.contactDetails.phoneNumber.missing',
      'businessRepresentative.contactDetails.phoneNumber',
    ],
    [
      { ...person, address: { ...person.address, countryIso3Code: 'usa' } },
      'api.businessRepresentative.address.stateCode.missing',
      'businessRepresentative.address.stateCode',
    ],
    [
      { businessRepresentativeId: 25000001, firstName: 'Eve' },
      'api.businessRepresentative.invalid',
      'businessRepresentative',
    ],
    [
      { businessRepresentativeId: 99 },
      'api.businessRepresentative.businessRepresentativeId.invalid',
      'businessRepresentative.businessRepresentativeId',
    ],
  ])('represented by %j is refused', async (representative, code, path) => {
    const answer = await create(representative);
    expect([answer.status, codes(answer.body)]).toEqual([400, [[code, path]]]);
    expect((await sandbox.call('profileList', { token })).body).toEqual([]);
  });

  test('is not represented by somebody whom another user named', async () => {
    await create(person);
    const other = signUp(await sandbox.world(), 'other');
    const body = { ...firm, businessRepresentative: { businessRepresentativeId: 25000001 } };
    expect((await sandbox.call('profileBusinessCreateV3', { token: other, body })).status).toBe(400);
  });
});

describe('a representative', () => {
  test('is described better for every business they act for', async () => {
    const one = (await create(person, key(1))).body.id;
    const two = (await create({ businessRepresentativeId: 25000001 }, key(2))).body.id;
    const changes = { updateContext: 'UPDATE_DETAILS', contactDetails: { phoneNumber: '+14085550199' } };
    const answer = await update(one, changes);
    expect([answer.status, answer.body.contactDetails]).toEqual([
      200,
      { email: 'g@example.com', phoneNumber: '+14085550199' },
    ]);
    expect((await read(two)).body).toEqual(answer.body);
  });

  test('hands one business over to somebody who has yet to be verified', async () => {
    const one = (await create(person, key(1))).body.id;
    const two = (await create({ businessRepresentativeId: 25000001 }, key(2))).body.id;
    await verify(one);
    const answer = await update(one, {
      ...edith,
      updateContext: 'TRANSFER_OF_AUTHORISATION',
      actorEmail: 'e@h.example',
    });
    expect([answer.status, answer.body]).toMatchObject([200, { id: 25000002, ...edith }]);
    expect((await read(two)).body).toMatchObject({ id: 25000001, firstName: 'Grace' });
    const state = async (id: number) =>
      (await sandbox.control('GET', `/resources/representatives/${id}`)).body.record.status;
    expect([await state(25000001), await state(25000002)]).toEqual(['verified', 'not_verified']);
    const shown = await sandbox.call('profileGet', { token, params: { profileId: one } });
    expect(shown.body.email).toBe('e@h.example');
  });

  test('who is verified keeps their name unless the update window is open', async () => {
    const { id } = (await create(person)).body;
    await verify(id);
    expect((await update(id, { preferredName: 'Gray' })).status).toBe(200);
    const refused = await update(id, { firstName: 'Edith' });
    expect([refused.status, codes(refused.body)]).toEqual([422, [['profile.locked', 'firstName']]]);
    await sandbox.call('profileUpdateWindowOpen', { token, params: { profileId: id } });
    expect((await update(id, { firstName: 'Edith' })).body.firstName).toBe('Edith');
  });

  test('is the user by their personal profile where nobody was named, and follows it', async () => {
    const personal = (await sandbox.call('profilePersonalCreate', { token, body: person })).body.id;
    const { id } = (await sandbox.call('profileBusinessCreate', { token, body: firm })).body;
    expect((await read(id)).body).toMatchObject({ id: personal, firstName: 'Grace' });
    await update(id, { lastName: 'Hopper' });
    const shown = await sandbox.call('profileGet', { token, params: { profileId: personal } });
    expect(shown.body.lastName).toBe('Hopper');
    const handed = await update(id, { ...edith, updateContext: 'TRANSFER_OF_AUTHORISATION' });
    expect(handed.body.id).toBe(25000001);
  });

  test.each<[object, string, string]>([
    [
      { ...edith, updateContext: 'TRANSFER_OF_AUTHORISATION', dateOfBirth: undefined },
      'api.dateOfBirth.missing',
      'dateOfBirth',
    ],
    [{ updateContext: 'TRANSFER_OF_AUTHORISATION', ...edith, address: undefined }, 'api.address.missing', 'address'],
    [{ firstName: '' }, 'api.firstName.missing', 'firstName'],
    [{ actorEmail: 'nobody' }, 'api.actorEmail.invalid', 'actorEmail'],
    [{ updateContext: 'RESIGN' }, 'api.updateContext.invalid', 'updateContext'],
  ])('is not changed by %j', async (body, code, path) => {
    const { id } = (await create(person)).body;
    const answer = await update(id, body);
    expect([answer.status, codes(answer.body)]).toEqual([400, [[code, path]]]);
    expect((await read(id)).body).toMatchObject(person);
  });
});
