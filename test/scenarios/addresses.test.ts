import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, Sandbox } from '../support/sandbox.ts';
import { admitStranger } from '../support/stranger.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(async () => {
  await sandbox.reset();
  // Both are verified, and their addresses locked without.
  for (const profileId of [PERSONAL, BUSINESS]) {
    await sandbox.call('profileUpdateWindowOpen', { params: { profileId } });
  }
});
afterAll(() => sandbox.close());

const PERSONAL = 30_000_001;
const BUSINESS = 30_000_002;
const phoenix = { country: 'US', state: 'AZ', city: 'Phoenix', postCode: '10025', firstLine: '50 Sunflower Ave' };
const berlin = { country: 'DE', city: 'Berlin', postCode: '10115', firstLine: 'Hauptstrasse 1' };
const engineer = [{ code: 'Software Engineer', format: 'FREE_FORM' }];

const set = (details: unknown, profile: unknown = PERSONAL) =>
  sandbox.call('addressCreate', { body: { profile, details } });
const form = (details: object, more: object = {}) =>
  sandbox.call('addressRequirementsPost', { body: { details, ...more } });

interface Field {
  readonly key: string;
  readonly refreshRequirementsOnChange: boolean;
  readonly valuesAllowed: readonly { readonly key: string }[] | null;
}
const fieldsOf = ({ body }: Answer): Field[] => body[0].fields.flatMap(({ group }: { group: Field[] }) => group);
const keysOf = (answer: Answer): string[] => fieldsOf(answer).map(({ key }) => key);

describe('a profile’s address', () => {
  test('is set and changed under one id, and the profile shows the same', async () => {
    const first = await set(phoenix);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ profile: PERSONAL, details: { ...phoenix, occupations: [] } });
    const second = await set({ ...berlin, occupations: engineer });
    expect(second.body).toEqual({ ...first.body, details: { ...berlin, occupations: engineer } });
    const { address, version } = (await sandbox.call('profileGet', { params: { profileId: PERSONAL } })).body;
    expect(address).toMatchObject({ id: first.body.id, addressFirstLine: berlin.firstLine, countryIso3Code: 'deu' });
    expect(version).toBe(2);
    const got = await sandbox.call('addressGet', { params: { addressId: first.body.id } });
    expect(got.body).toEqual(second.body);
  });

  test('is the one the profile was made with until then', async () => {
    const { address } = (await sandbox.call('profileGet', { params: { profileId: BUSINESS } })).body;
    const got = await sandbox.call('addressGet', { params: { addressId: address.id } });
    expect(got.body).toMatchObject({ profile: BUSINESS, details: { city: 'London', country: 'GB' } });
  });

  test('is listed for one profile, or for all of the user’s', async () => {
    const all = (await sandbox.call('addressList')).body;
    expect(all.map(({ profile }: { profile: number }) => profile)).toEqual([PERSONAL, BUSINESS]);
    const one = (await sandbox.call('addressList', { query: { profile: BUSINESS } })).body;
    expect(one).toEqual([all[1]]);
  });

  test('takes codes in any case, an id as text, and keeps occupations that are not sent again', async () => {
    await set({ ...berlin, occupations: engineer });
    const { body } = await set({ ...phoenix, country: 'usa', state: 'az' }, String(PERSONAL));
    expect(body.details).toMatchObject({ country: 'US', state: 'AZ', occupations: engineer });
  });

  test('outlives a restart', async () => {
    const { id } = (await set(phoenix)).body;
    await sandbox.forget();
    expect((await sandbox.call('addressGet', { params: { addressId: id } })).body.details.city).toBe('Phoenix');
  });
});

describe('the form of an address', () => {
  test('begins with four fields, each with its eleven keys', async () => {
    const answer = await sandbox.call('addressRequirementsGet');
    expect(answer.body[0].type).toBe('address');
    expect(keysOf(answer)).toEqual(['country', 'city', 'postCode', 'firstLine']);
    for (const field of fieldsOf(answer)) expect(Object.keys(field).length).toBe(11);
    const [country] = fieldsOf(answer);
    expect(country?.refreshRequirementsOnChange).toBe(true);
    expect(country?.valuesAllowed?.length).toBeGreaterThan(240);
  });

  const asked: readonly [object, readonly string[]][] = [
    [{ country: 'US' }, ['state']],
    [{ country: 'US', state: 'NM' }, ['state', 'occupations']],
    [{ country: 'CA' }, ['state', 'occupations']],
    [{ country: 'BR' }, ['state']],
    [{ country: 'AU' }, ['state']],
    ...['IN', 'JP', 'ID', 'IL', 'MX'].map(country => [{ country }, ['occupations']] as [object, readonly string[]]),
    [{ country: 'DE' }, []],
    [{ country: 'XX', anything: 'else' }, []],
  ];
  test.each(asked)('asks in %o also for %o', async (details, more) => {
    const answer = await form(details);
    expect(keysOf(answer).filter(key => !['country', 'city', 'postCode', 'firstLine'].includes(key))).toEqual(more);
  });

  test('lists the states and asks again when one is chosen', async () => {
    const state = fieldsOf(await form({ country: 'US' })).find(({ key }) => key === 'state');
    expect([state?.valuesAllowed?.length, state?.refreshRequirementsOnChange]).toEqual([58, true]);
  });

  test('does not ask a business for an occupation, nor takes one', async () => {
    expect(keysOf(await form({ country: 'JP' }, { profile: BUSINESS }))).not.toContain('occupations');
    const tokyo = { ...berlin, country: 'JP', city: 'Tokyo', occupations: engineer };
    expect((await set(tokyo, BUSINESS)).body.details.occupations).toEqual([]);
  });

  test('filled in as it asks makes an address', async () => {
    for (const country of ['US', 'CA', 'BR', 'AU', 'IN', 'JP', 'ID', 'IL', 'MX', 'DE']) {
      const details: Record<string, unknown> = {};
      for (const field of fieldsOf(await form({ country }))) details[field.key] = field.valuesAllowed?.[0]?.key ?? 'x';
      details.country = country;
      if (details.occupations) details.occupations = engineer;
      expect((await set(details)).status, country).toBe(200);
    }
  });
});

describe('the documented refusals', () => {
  const { firstLine: _, ...noLine } = berlin;
  test.each([
    ['nothing at all', {}, ['addressCountryCode', 'addressCity', 'addressPostCode', 'addressFirstLine']],
    ['no country', { ...berlin, country: '' }, ['addressCountryCode']],
    ['no city', { ...berlin, city: ' ' }, ['addressCity']],
    ['no post code', { ...berlin, postCode: '' }, ['addressPostCode']],
    ['no first line', noLine, ['addressFirstLine']],
    ['no state', { ...phoenix, state: '' }, ['addressStateCode']],
    ['no occupation', { ...berlin, country: 'IN' }, ['occupations']],
    ['no occupation in New Mexico', { ...phoenix, state: 'nm' }, ['occupations']],
  ])('%s is answered with 422 MISSING and changes nothing', async (_name, details, paths) => {
    await expectNothingDone(async () => {
      const { status, body } = await set(details);
      expect(status).toBe(422);
      expect(body.errors.map((error: { path: string }) => error.path)).toEqual(paths);
      expect(new Set(body.errors.map((error: { code: string }) => error.code))).toEqual(new Set(['MISSING']));
    });
  });

  test.each([
    ['a country that does not exist', { ...berlin, country: 'XX' }, 422, 'addressCountryCode'],
    ['a country named like a prototype', { ...berlin, country: '__proto__' }, 422, 'addressCountryCode'],
    ['a state of another country', { ...phoenix, state: 'NSW' }, 422, 'addressStateCode'],
    ['a state that is none', { ...berlin, state: 'Brandenburg' }, 422, 'addressStateCode'],
    ['a city without end', { ...berlin, city: 'x'.repeat(256) }, 422, 'addressCity'],
    ['a post code of 31 letters', { ...berlin, postCode: 'x'.repeat(31) }, 400, 'details.postCode'],
    ['a city that is a number', { ...berlin, city: 7 }, 400, 'details.city'],
    [
      'an occupation of another form',
      { ...berlin, occupations: [{ code: 'x', format: 'LIST' }] },
      400,
      'details.occupations.0.format',
    ],
    ['details that are none', null, 400, 'details'],
  ])('%s is refused by its place', async (_name, details, status, path) => {
    await expectNothingDone(async () => {
      const answer = await set(details);
      expect([answer.status, answer.body.errors[0].path]).toEqual([status, path]);
    });
  });

  test('without a profile, or for another’s, it is 403', async () => {
    const token = admitStranger(await sandbox.world());
    const [{ id: profileId, address }] = (await sandbox.call('profileList', { token })).body;
    await expectNothingDone(async () => {
      for (const profile of [null, '', undefined, profileId, 30_999_999]) {
        const answer = await sandbox.call('addressCreate', { body: { profile, details: berlin } });
        expect([profile, answer.status, answer.body.error]).toEqual([profile, 403, 'unauthorized']);
      }
      expect((await sandbox.call('addressCreate')).status).toBe(403);
      expect((await sandbox.call('addressList', { query: { profile: profileId } })).status).toBe(403);
      expect((await sandbox.call('addressGet', { params: { addressId: address.id } })).status).toBe(403);
      expect((await form({ country: 'DE' }, { profile: profileId })).status).toBe(403);
    });
  });

  test('an address that nobody has is 404', async () => {
    expect((await sandbox.call('addressGet', { params: { addressId: 1 } })).status).toBe(404);
  });
});

async function expectNothingDone(work: () => Promise<void>): Promise<void> {
  const world = await sandbox.world();
  const before = JSON.stringify(world.save());
  await work();
  expect(JSON.stringify(world.save())).toBe(before);
}
