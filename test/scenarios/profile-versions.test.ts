import { afterAll, beforeAll, expect, test } from 'vitest';
import { Dice } from '../support/chance.ts';
import { firm, person, signUp } from '../support/newcomer.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

type Facts = Readonly<Record<string, unknown>>;

/** What each reading says of a person, by one name for each fact. */
async function readPerson(token: string, id: number): Promise<Record<string, Facts>> {
  const { older, newer, listed, user } = await readings(token, id);
  const flat = ({ firstName, lastName, dateOfBirth, phoneNumber, ...rest }: Record<string, never>) => ({
    facts: { firstName, lastName, dateOfBirth, phoneNumber },
    rest,
  });
  expect(newer.contactDetails.phoneNumber).toBe(newer.phoneNumber);
  expect(newer.fullName).toBe(`${newer.firstName} ${newer.lastName}`);
  expect(user.name).toBe(newer.fullName);
  expect(older.details.primaryAddress).toBe(newer.address?.id ?? null);
  expect(user.details.primaryAddress).toBe(newer.address?.id);
  return {
    older: flat(older.details).facts,
    newer: flat(newer).facts,
    listed: flat(listed).facts,
    user: flat(user.details).facts,
  };
}

async function readBusiness(token: string, id: number): Promise<Record<string, Facts>> {
  const { older, newer, listed } = await readings(token, id);
  const flat = (said: Record<string, string>) => ({
    name: said.businessName,
    registrationNumber: said.registrationNumber,
    companyType: said.companyType,
    companyRole: said.companyRole,
    descriptionOfBusiness: said.descriptionOfBusiness,
    webpage: said.webpage,
    businessCategory: said.firstLevelCategory,
    businessSubCategory: said.secondLevelCategory,
  });
  const { acn: _, abn: __, arbn: ___, primaryAddress, localizedInformation: ____, ...details } = older.details;
  expect(newer.fullName).toBe(newer.businessName);
  expect(primaryAddress).toBe(newer.address?.id ?? null);
  const present = Object.fromEntries(Object.entries(details).map(([k, v]) => [k, v ?? undefined]));
  return { older: present, newer: flat(newer), listed: flat(listed) };
}

async function readings(token: string, id: number) {
  const headers = { authorization: `Bearer ${token}` };
  const get = async (url: string) => (await sandbox.inject({ method: 'GET', url, headers })).body;
  const isIt = (profile: { id: number }) => profile.id === id;
  expect((await get('/v1/profiles')).find(isIt)).toEqual(await get(`/v1/profiles/${id}`));
  expect((await get('/v2/profiles')).find(isIt)).toEqual(await get(`/v2/profiles/${id}`));
  return {
    older: await get(`/v1/profiles/${id}`),
    newer: await get(`/v2/profiles/${id}`),
    listed: (await get('/v2/profiles')).find(isIt),
    user: await get('/v1/me'),
  };
}

function expectAgreement(read: Record<string, Facts>, expected: Facts): void {
  for (const [form, facts] of Object.entries(read)) expect(facts, form).toMatchObject(expected);
  const [first, ...others] = Object.values(read);
  for (const other of others) expect(other).toEqual(first);
}

const names = ['Ana', 'Bo', 'Chidi', 'Dörte', 'Edith'];
const descriptions = ['Sells harps', 'IT_DEVELOPMENT', 'DESIGN'];

/** Personal facts in the names that all forms share. */
const drawPerson = (dice: Dice) => ({
  firstName: dice.pick(names),
  lastName: `${dice.pick(names)}son`,
  dateOfBirth: `19${50 + dice.below(50)}-0${1 + dice.below(9)}-1${dice.below(10)}`,
  phoneNumber: `+44${1_000_000 + dice.below(8_999_999)}`,
});

/** Business facts in the older names. */
const drawBusiness = (dice: Dice) => ({
  name: `${dice.pick(names)} & ${dice.pick(names)} Ltd`,
  registrationNumber: String(10_000_000 + dice.below(89_999_999)),
  companyType: dice.pick(['LIMITED', 'PARTNERSHIP', 'TRUST', 'OTHER']),
  companyRole: dice.pick(['OWNER', 'DIRECTOR', 'OTHER']),
  webpage: `https://${dice.below(1000)}.example`,
  businessCategory: 'CONSULTING_IT_BUSINESS_SERVICES',
  businessSubCategory: dice.pick(['DESIGN', 'IT_DEVELOPMENT', 'LEGAL_SERVICES']),
});

type Person = ReturnType<typeof drawPerson>;
type Business = ReturnType<typeof drawBusiness>;

/** The facts in the newer names; only those that are there. */
const newerPerson = ({ phoneNumber, ...facts }: Partial<Person>) => ({
  ...facts,
  ...(phoneNumber ? { contactDetails: { ...person.contactDetails, phoneNumber } } : {}),
});
const newerNames: Readonly<Record<string, string>> = {
  name: 'businessName',
  businessCategory: 'firstLevelCategory',
  businessSubCategory: 'secondLevelCategory',
};
const newerBusiness = (facts: Partial<Business>) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [newerNames[name] ?? name, value]));

const some = <T extends object>(dice: Dice, facts: T): Partial<T> =>
  Object.fromEntries(Object.entries(facts).filter(() => dice.chance(0.5))) as Partial<T>;

test.each(Array.from({ length: 12 }, (_, i) => i))(
  'a person is the same in every form, whichever made or changed them (%i)',
  async i => {
    const dice = new Dice(`person ${i}`);
    const token = signUp(await sandbox.world(), `person-${i}`);
    let facts = drawPerson(dice);
    const older = dice.chance(0.5);
    const made = older
      ? await sandbox.call('profileCreateV1', { token, body: { type: 'personal', details: facts } })
      : await sandbox.call('profilePersonalCreate', { token, body: { ...person, ...newerPerson(facts) } });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const { id } = made.body;
    expectAgreement(await readPerson(token, id), facts);
    for (let turn = 0; turn < 4; turn++) {
      const changes = some(dice, drawPerson(dice));
      const answer = dice.chance(0.5)
        ? await sandbox.call('profileUpdateV1', { token, body: { id, type: 'personal', details: changes } })
        : await sandbox.call('profilePersonalUpdate', {
            token,
            params: { profileId: id },
            body: newerPerson(changes),
          });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      facts = { ...facts, ...changes };
      expectAgreement(await readPerson(token, id), facts);
    }
  },
);

test.each(Array.from({ length: 18 }, (_, i) => i))(
  'a business is the same in every form, whichever made or changed it (%i)',
  async i => {
    const dice = new Dice(`business ${i}`);
    const token = signUp(await sandbox.world(), `business-${i}`);
    let facts: Business = drawBusiness(dice);
    await sandbox.call('profilePersonalCreate', { token, body: { ...person, lastName: `Harper the ${i}th` } });
    const newer = { ...firm, ...newerBusiness(facts) };
    const makers = [
      () => sandbox.call('profileCreateV1', { token, body: { type: 'business', details: facts } }),
      () => sandbox.call('profileBusinessCreate', { token, body: newer }),
      () => sandbox.call('profileBusinessCreateV3', { token, body: { ...newer, businessRepresentative: person } }),
    ];
    const made = await dice.pick(makers)();
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const { id } = made.body;
    expectAgreement(await readBusiness(token, id), facts);
    for (let turn = 0; turn < 4; turn++) {
      const changes = some(dice, drawBusiness(dice));
      const described = dice.chance(0.3) ? { descriptionOfBusiness: dice.pick(descriptions) } : {};
      const answer = dice.chance(0.5)
        ? await sandbox.call('profileUpdateV1', {
            token,
            body: { id, type: 'business', details: { ...changes, ...described } },
          })
        : await sandbox.call('profileBusinessUpdate', {
            token,
            params: { profileId: id },
            body: { id, ...newerBusiness(changes) },
          });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      facts = { ...facts, ...changes };
      expectAgreement(await readBusiness(token, id), facts);
    }
  },
);
