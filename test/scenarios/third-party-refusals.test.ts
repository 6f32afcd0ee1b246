import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { Sender } from '../support/sender.ts';
import { Agent, balloons, john, ofLicence } from '../support/third-parties.ts';

let sandbox: Sandbox;
let ada: Sender;
let agent: Agent;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
  ada = new Sender(sandbox);
  agent = new Agent(ada);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

type Paths = readonly (readonly [code: string, path: string])[];

async function refused(made: ReturnType<Agent['create']>, expected: Paths): Promise<void> {
  const before = (await ada.list()).body.length;
  const { status, body } = await made;
  expect([status, body]).toMatchObject([400, { errors: expect.any(Array) }]);
  expect(body.errors.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual(expected);
  expect((await ada.list()).body).toHaveLength(before);
}

const without = (whole: object, ...path: readonly string[]): object => {
  const [first = '', ...rest] = path;
  const { [first]: inner, ...others } = whole as Record<string, object>;
  return rest.length === 0 ? others : { ...others, [first]: without(inner ?? {}, ...rest) };
};

const inAddress = (whole: { address: object }, address: object) => ({
  ...whole,
  address: { ...whole.address, ...address },
});

describe('a person as originator', () => {
  test.each([
    ['reference'],
    ['name'],
    ['name', 'givenName'],
    ['name', 'familyName'],
    ['dateOfBirth'],
    ['address'],
    ['address', 'firstLine'],
    ['address', 'city'],
    ['address', 'countryCode'],
  ])('is not taken without %s %s, and only that is named', async (...path) => {
    const wish = await agent.wish(without(john, ...path));
    await refused(agent.create(wish), [['NotNull', ['originator', ...path].join('.')]]);
  });

  test.each([
    [{ ...john, reference: ' ' }, 'NotNull', 'originator.reference'],
    [{ ...john, name: { ...john.name, givenName: '  ' } }, 'NotNull', 'originator.name.givenName'],
    [{ ...john, dateOfBirth: '1977-02-30' }, 'NOT_VALID', 'originator.dateOfBirth'],
    [{ ...john, dateOfBirth: '2026-03-03' }, 'NOT_VALID', 'originator.dateOfBirth'],
    [{ ...john, legalEntityType: 'ROBOT' }, 'BAD_REQUEST', 'originator.legalEntityType'],
    [{ ...john, legalEntityType: undefined }, 'BAD_REQUEST', 'originator.legalEntityType'],
    [inAddress(john, { firstLine: '' }), 'NotNull', 'originator.address.firstLine'],
    [inAddress(john, { countryCode: 'EST' }), 'Size', 'originator.address.countryCode'],
    [inAddress(john, { countryCode: 'XX' }), 'NOT_VALID', 'originator.address.countryCode'],
    ...['US', 'CA', 'BR', 'AU'].map(
      countryCode => [inAddress(john, { countryCode }), 'NotNull', 'originator.address.stateCode'] as const,
    ),
    [inAddress(john, { countryCode: 'us', stateCode: '' }), 'NotNull', 'originator.address.stateCode'],
  ] as const)('is not taken as %o', async (originator, code, path) => {
    await refused(agent.create(await agent.wish(originator)), [[code, path]]);
  });

  test('may live in a state that is named, and come without an account or a post code', async () => {
    const texan = inAddress(without(john, 'accountDetails') as typeof john, { countryCode: 'US', stateCode: 'TX' });
    const { status, body } = await agent.create(await agent.wish(without(texan, 'address', 'postCode')));
    expect([status, body.originator.address.stateCode]).toEqual([200, 'TX']);
    expect(body.originator).toMatchObject({ accountDetails: null, address: { postCode: null } });
  });

  test('must name an account where the world insists', async () => {
    await sandbox.control('POST', '/settings', { originatorAccounts: 'required' });
    const wish = await agent.wish(without(john, 'accountDetails'));
    await refused(agent.create(wish), [['NotNull', 'originator.accountDetails']]);
    expect((await agent.create(await agent.wish(balloons))).status).toBe(200);
    await sandbox.control('POST', '/settings', { originatorAccounts: 'optional' });
  });
});

describe('a business as originator', () => {
  test.each([['name', 'fullName'], ['businessRegistrationCode'], ['address', 'city']])(
    'is not taken without %s %s',
    async (...path) => {
      const wish = await agent.wish(without(balloons, ...path));
      await refused(agent.create(wish), [['NotNull', ['originator', ...path].join('.')]]);
    },
  );

  test('is not registered in the future', async () => {
    const wish = await agent.wish({ ...balloons, businessRegistrationDate: '2027-01-01' });
    await refused(agent.create(wish), [['NOT_VALID', 'originator.businessRegistrationDate']]);
  });
});

test('shillings of Uganda want to know where people are from and since when businesses are registered', async () => {
  const to = { to: 'UGX', amount: 1000 };
  await refused(agent.create(await agent.wish(john, to)), [['NotNull', 'originator.nationality']]);
  await refused(agent.create(await agent.wish(balloons, to)), [['NotNull', 'originator.businessRegistrationDate']]);
  const known = [
    { ...john, nationality: 'EE' },
    { ...balloons, businessRegistrationDate: '2001-05-06' },
  ];
  for (const originator of known) expect((await agent.create(await agent.wish(originator, to))).status).toBe(200);
});

describe('the older form', () => {
  const person = ofLicence(john) as { name: object; address: object };
  const business = ofLicence(balloons) as { address: object };
  test.each([
    [without(person, 'name'), 'originator.name.givenName', 'originator.name.familyName'],
    [without(person, 'dateOfBirth'), 'originator.dateOfBirth'],
    [without(person, 'externalId'), 'originator.externalId'],
    [{ ...person, externalId: '' }, 'originator.externalId'],
    [without(business, 'name'), 'originator.name.fullName'],
    [without(business, 'businessRegistrationCode'), 'originator.businessRegistrationCode'],
    [inAddress(business, { countryCode: 'AU' }), 'originator.address.stateCode'],
    [without(business, 'legalEntityType'), 'originator.legalEntityType'],
  ])('refuses %o', async (originator, ...paths) => {
    await refused(
      agent.createLicence(await agent.licenceWish(originator as object)),
      (paths as string[]).map(path => ['NotNull', path] as const),
    );
  });
});

test.each(['targetAccount', 'quote', 'originalTransferId', 'originator'])(
  'nothing is made without %s',
  async missing => {
    await refused(agent.create({ ...(await agent.wish()), [missing]: undefined }), [['NotNull', missing]]);
  },
);

test('an empty id of its own names nothing', async () => {
  await refused(agent.create({ ...(await agent.wish()), originalTransferId: ' ' }), [
    ['NotNull', 'originalTransferId'],
  ]);
  const licence = { ...(await agent.licenceWish()), customerTransactionId: '' };
  await refused(agent.createLicence(licence), [['NotNull', 'customerTransactionId']]);
});

test('a quote of another profile, or of nobody, is not there', async () => {
  const northbank = new Agent(new Sender(sandbox, 30_000_002));
  const { status, body } = await agent.create(await northbank.wish());
  expect([status, body.errors[0].code]).toEqual([404, 'quote.not-found']);
  expect((await agent.create({ ...(await agent.wish()), quote: 'none' })).status).toBe(404);
});
