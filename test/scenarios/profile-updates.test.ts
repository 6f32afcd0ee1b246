import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { home, person, signUp } from '../support/newcomer.ts';
import { Sandbox } from '../support/sandbox.ts';
import { admitStranger } from '../support/stranger.ts';

const ADA = { profileId: 30000001 };
const NORTHBANK = { profileId: 30000002 };

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.open();
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const ada = (body: unknown, token?: string) =>
  sandbox.call('profilePersonalUpdate', { params: ADA, body, ...(token ? { token } : {}) });
const northbank = (body: unknown, token?: string) =>
  sandbox.call('profileBusinessUpdate', { params: NORTHBANK, body, ...(token ? { token } : {}) });
const open = (params = ADA) => sandbox.call('profileUpdateWindowOpen', { params });
const close = (params = ADA) => sandbox.call('profileUpdateWindowClose', { params });
const codes = (body: { errors: { code: string; path: string }[] }) => body.errors.map(({ code, path }) => [code, path]);

describe('a verified person', () => {
  test('changes how to be reached and called at any time, and the answer shows the whole', async () => {
    const free = {
      preferredName: 'Addy',
      externalCustomerId: 'c-1',
      contactDetails: { phoneNumber: '+442071838751' },
      occupations: [{ code: 'Engineer', format: 'FREE_FORM' }],
    };
    const answer = await ada(free);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      {
        id: 30000001,
        type: 'PERSONAL',
        details: {
          ...free,
          firstName: 'Ada',
          contactDetails: { email: 'ada.lovell@example.com', phoneNumber: '+442071838751' },
        },
      },
    ]);
    expect((await sandbox.call('profileGet', { params: ADA })).body).toMatchObject({ version: 1 });
  });

  test.each([
    ['firstName', { firstName: 'Eve' }],
    ['lastName', { lastName: 'Lovelace' }],
    ['dateOfBirth', { dateOfBirth: '1985-12-11' }],
    ['nationality', { nationality: 'fra' }],
    ['address', { address: { city: 'Leeds' } }],
    ['firstNameInKana', { firstNameInKana: 'エイダ' }],
  ])('changes %s only while the update window is open', async (path, body) => {
    const refused = await ada(body);
    expect([refused.status, codes(refused.body)]).toEqual([422, [['profile.locked', path]]]);
    expect((await open()).raw.payload).toBe('');
    expect((await ada(body)).status).toBe(200);
    expect((await close()).status).toBe(200);
    const record = (await sandbox.control('GET', '/resources/update-windows/30000001')).body.record;
    expect(record).toMatchObject({ status: 'closed', changed: [path], lastClosedAt: '2026-03-02T09:00:00.000Z' });
    // What is there already is no change.
    expect((await ada(body)).status).toBe(200);
    expect((await ada({ firstName: 'Zoe' })).status).toBe(422);
  });

  test('moves house by the older way only then, too', async () => {
    const details = { country: 'GB', firstLine: '1 A road', city: 'Leeds', postCode: 'LS1 4AP' };
    const move = () => sandbox.call('addressCreate', { body: { profile: ADA.profileId, details } });
    const refused = await move();
    expect([refused.status, codes(refused.body)]).toEqual([422, [['profile.locked', 'address']]]);
    await open();
    expect((await move()).status).toBe(200);
    await close();
    expect((await move()).status).toBe(200);
  });

  test('keeps the id of an address of which a part is changed', async () => {
    await open();
    const address = { city: 'Leeds', postCode: 'LS1 4AP' };
    expect((await ada({ address })).body.details.address).toMatchObject({
      ...address,
      addressFirstLine: '56 Shoreditch High Street',
    });
    const { body } = await sandbox.call('profileGet', { params: ADA });
    expect(body.address).toMatchObject({ id: 40000001, ...address });
  });
});

describe('an update window', () => {
  test('may be opened and closed again and again, and stays open until it is closed', async () => {
    for (const step of [open, open, close, close, open]) expect((await step()).status).toBe(200);
    await sandbox.advance('P400D');
    expect((await ada({ firstName: 'Eve' })).status).toBe(200);
  });

  test('of another profile does not help', async () => {
    await open(NORTHBANK);
    expect((await ada({ firstName: 'Eve' })).status).toBe(422);
    expect((await northbank({ businessName: 'Southbank' })).status).toBe(200);
  });

  test('is not needed before verification', async () => {
    const token = signUp(await sandbox.world(), 'grace');
    const { id } = (await sandbox.call('profilePersonalCreate', { token, body: person })).body;
    const body = { firstName: 'Eve' };
    expect((await sandbox.call('profilePersonalUpdate', { token, params: { profileId: id }, body })).status).toBe(200);
  });
});

describe('a verified business', () => {
  test('changes what it does at any time', async () => {
    const free = {
      id: '30000002',
      webpage: 'https://north.example',
      businessFreeFormDescription: 'Sells harps',
      secondLevelCategory: 'DESIGN',
      operationalAddresses: [home],
    };
    const { status, body } = await northbank(free);
    expect([status, body]).toMatchObject([
      200,
      { ...free, id: 30000002, descriptionOfBusiness: 'DESIGN', operationalAddresses: [home] },
    ]);
  });

  test.each([
    ['businessName', { businessName: 'Southbank Ltd' }],
    ['registrationNumber', { registrationNumber: '1' }],
    ['companyType', { companyType: 'TRUST' }],
    ['address', { address: { postCode: 'E1 7JJ' } }],
  ])('changes %s only while the update window is open', async (path, body) => {
    expect(codes((await northbank(body)).body)).toEqual([['profile.locked', path]]);
    await open(NORTHBANK);
    expect((await northbank(body)).status).toBe(200);
  });
});

describe('a mistake', () => {
  test.each<[object, string, string]>([
    [{ firstName: '' }, 'api.firstName.missing', 'firstName'],
    [{ firstName: 'x'.repeat(31) }, 'api.firstName.size.too.long', 'firstName'],
    [{ lastName: null }, 'api.lastName.missing', 'lastName'],
    [{ dateOfBirth: '1977-02-30' }, 'api.dateOfBirth.invalid', 'dateOfBirth'],
    [{ nationality: 'xyz' }, 'api.nationality.invalid', 'nationality'],
    [{ contactDetails: { email: 'x' } }, 'api.contactDetails.email.invalid', 'contactDetails.email'],
    [{ address: { countryIso3Code: 'usa' } }, 'api.address.stateCode.missing', 'address.stateCode'],
    [{ address: { countryIso3Code: 'jpn' } }, 'api.occupations.missing', 'occupations'],
    [{ occupations: [{ code: 'Cook' }] }, 'api.occupations.0.format.invalid', 'occupations.0.format'],
  ])('about a person, %j, is named and changes nothing', async (body, code, path) => {
    await open();
    const before = (await sandbox.call('profileGet', { params: ADA })).body;
    const answer = await ada(body);
    expect([answer.status, codes(answer.body)]).toEqual([400, [[code, path]]]);
    expect((await sandbox.call('profileGet', { params: ADA })).body).toEqual(before);
  });

  test.each<[object, string, string]>([
    [{ id: 30000001 }, 'api.id.invalid', 'id'],
    [{ businessName: '-' }, 'api.businessName.size.too.short', 'businessName'],
    [{ companyType: 'CIRCUS' }, 'api.companyType.invalid', 'companyType'],
    [{ firstLevelCategory: 'CIRCUS' }, 'api.firstLevelCategory.invalid', 'firstLevelCategory'],
    [{ firstLevelCategory: 'OTHER' }, 'api.secondLevelCategory.invalid', 'secondLevelCategory'],
    [{ abn: '51824753556' }, 'api.abn.invalid', 'abn'],
    [{ registrationNumber: '' }, 'api.registrationNumber.missing', 'registrationNumber'],
  ])('about a business, %j, is named', async (body, code, path) => {
    const answer = await northbank(body);
    expect([answer.status, codes(answer.body)]).toEqual([400, [[code, path]]]);
  });

  test('about the kind of profile is a 400, and about whose it is a 403', async () => {
    const wrong = await sandbox.call('profilePersonalUpdate', { params: NORTHBANK, body: { firstName: 'Eve' } });
    expect([wrong.status, wrong.body.errors[0].code]).toEqual([400, 'profile.wrong-type']);
    const token = admitStranger(await sandbox.world());
    expect((await ada({ preferredName: 'Eve' }, token)).status).toBe(403);
    expect((await northbank({ webpage: 'https://eve.example' }, token)).status).toBe(403);
    const call = { params: ADA, token };
    expect((await sandbox.call('profileUpdateWindowOpen', call)).status).toBe(403);
    expect((await sandbox.call('profileUpdateWindowClose', call)).status).toBe(403);
  });
});

test('nobody becomes somebody else who has a profile', async () => {
  const token = signUp(await sandbox.world(), 'grace');
  await sandbox.call('profilePersonalCreate', { token, body: person });
  const other = signUp(await sandbox.world(), 'other');
  const body = { ...person, firstName: 'Edith' };
  const profileId = (await sandbox.call('profilePersonalCreate', { token: other, body })).body.id;
  const twin = { params: { profileId }, token: other, body: { firstName: 'grace' } };
  const answer = await sandbox.call('profilePersonalUpdate', twin);
  expect([answer.status, answer.body.errors[0].code]).toEqual([409, 'profile.duplicate-person']);
});
