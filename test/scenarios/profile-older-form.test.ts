import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signUp } from '../support/newcomer.ts';
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

const grace = { firstName: 'Grace', lastName: 'Harper', dateOfBirth: '1977-07-01', phoneNumber: '+3725064992' };
const harper = { name: 'Harper Ltd', registrationNumber: '12144939', companyType: 'LIMITED', companyRole: 'OWNER' };
const create = (body: unknown) => sandbox.call('profileCreateV1', { body, token });
const person = (details: object = grace) => create({ type: 'personal', details });
const business = (details: object = harper) => create({ type: 'business', details });
const update = (body: object) => sandbox.call('profileUpdateV1', { body, token });

test('a person and their business are made step by step, and answered as documented', async () => {
  const made = await person({ ...grace, preferredName: 'Gray', firstNameInKana: 'グレース' });
  expect([made.status, made.body]).toEqual([
    200,
    {
      id: 30000003,
      type: 'personal',
      details: {
        ...grace,
        avatar: '',
        occupation: '',
        occupations: null,
        primaryAddress: null,
        firstNameInKana: 'グレース',
        lastNameInKana: null,
      },
    },
  ]);
  const described = { ...harper, descriptionOfBusiness: 'Information and communication', webpage: 'https://h.example' };
  const firm = await business(described);
  expect([firm.status, firm.body]).toEqual([
    200,
    { id: 30000004, type: 'business', details: { ...described, acn: null, abn: null, arbn: null } },
  ]);
});

test('only what is named changes', async () => {
  const { id } = (await person()).body;
  const changed = await update({ id, type: 'personal', details: { phoneNumber: '+3725064993' } });
  expect([changed.status, changed.body.details]).toMatchObject([200, { ...grace, phoneNumber: '+3725064993' }]);
  const asText = await update({ id: String(id), type: 'personal', details: { lastName: 'Hopper' } });
  expect(asText.body.details).toMatchObject({ firstName: 'Grace', lastName: 'Hopper', phoneNumber: '+3725064993' });
  const firm = (await business()).body.id;
  const categories = { businessCategory: 'CONSULTING_IT_BUSINESS_SERVICES', businessSubCategory: 'DESIGN' };
  const told = await update({ id: firm, type: 'business', details: categories });
  expect(told.body.details).toMatchObject({ ...harper, ...categories });
});

test('one person has one profile, and a business is made once', async () => {
  expect((await business()).body.errors[0].code).toBe('profile.personal-required');
  await person();
  expect((await person({ ...grace, firstName: 'Other' })).status).toBe(409);
  await business();
  expect((await business()).status).toBe(409);
  expect((await business({ ...harper, registrationNumber: '7' })).status).toBe(200);
  const twin = signUp(await sandbox.world(), 'twin');
  const body = { type: 'personal', details: { ...grace, firstName: 'GRACE' } };
  const again = await sandbox.call('profileCreateV1', { body, token: twin });
  expect([again.status, again.body.errors[0].code]).toEqual([409, 'profile.duplicate-person']);
});

describe('a mistake', () => {
  test.each([
    [{}, 'BAD_REQUEST', 'type', 'Could not resolve type id'],
    [{ type: 'joint', details: grace }, 'BAD_REQUEST', 'type', 'Could not resolve type id'],
    [{ type: 'personal' }, 'BAD_REQUEST', 'details', 'Missing details property'],
    [{ type: 'business' }, 'BAD_REQUEST', 'details', 'Missing details property'],
    [{ type: 'personal', details: { ...grace, firstName: 7 } }, 'NOT_VALID', 'details.firstName', 'must be string'],
    [
      { type: 'personal', details: { ...grace, lastName: 'x'.repeat(31) } },
      'Size',
      'details.lastName',
      'size must be between 0 and 30',
    ],
  ])('of form, %j, is a 400', async (body, code, path, message) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ code, path, message }]);
  });

  const phone = (phoneNumber: string) => ({ ...grace, phoneNumber });
  test.each<[object, string, string, string, unknown[]]>([
    [{ ...grace, firstName: ' ' }, 'MISSING', 'firstName', 'Please enter your first name', []],
    [{ ...grace, lastName: '' }, 'MISSING', 'lastName', 'Property [lastName] cannot be blank', []],
    [{ ...grace, dateOfBirth: '1977-13-01' }, 'ERROR', 'dateOfBirth', 'Unparseable date', []],
    [phone('+123'), 'TOO_SMALL', 'phoneNumber', 'at least 5 characters', ['+123', 5, 25]],
    [phone('5064992'), 'UNEXPECTED', 'phoneNumber', 'Please enter a valid phone number', []],
  ])('of a person, %j, is a 422 in the documented words', async (details, code, path, message, args) => {
    const answer = await person(details);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ code, path, message, arguments: args }]);
  });

  test.each<[object, string, string]>([
    [{ ...harper, name: '' }, 'MISSING', 'name'],
    [{ ...harper, name: 'X' }, 'TOO_SMALL', 'name'],
    [{ ...harper, registrationNumber: undefined }, 'MISSING', 'registrationNumber'],
    [{ ...harper, companyType: undefined }, 'MISSING', 'companyType'],
    [{ ...harper, businessCategory: 'CIRCUS' }, 'NOT_VALID', 'businessCategory'],
    [{ ...harper, businessCategory: 'OTHER', businessSubCategory: 'DESIGN' }, 'NOT_VALID', 'businessSubCategory'],
  ])('of a business, %j, is a 422 by its older name', async (details, code, path) => {
    await person();
    const answer = await business(details);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ code, path }]);
  });

  test('about which profile is meant is refused', async () => {
    const { id } = (await person()).body;
    const wrongKind = await update({ id, type: 'business', details: { name: 'X Ltd' } });
    expect([wrongKind.status, wrongKind.body.errors[0].code]).toEqual([400, 'profile.wrong-type']);
    for (const other of [30000001, 99]) {
      expect((await update({ id: other, type: 'personal', details: { firstName: 'Eve' } })).status).toBe(403);
    }
    expect((await update({ type: 'personal', details: {} })).body.errors[0].path).toBe('id');
    expect((await update({ id, type: 'personal', details: { firstName: '' } })).status).toBe(422);
  });
});
