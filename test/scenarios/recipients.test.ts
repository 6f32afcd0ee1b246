import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const PERSONAL = 30_000_001;
const BUSINESS = 30_000_002;

const mia = {
  currency: 'EUR',
  type: 'iban',
  profile: PERSONAL,
  accountHolderName: 'Mia Hartmann',
  details: { legalType: 'PRIVATE', IBAN: 'DE89 3704 0044 0532 0130 00' },
};
const jonas = {
  currency: 'GBP',
  type: 'sort_code',
  accountHolderName: 'Jonas Whitfield',
  details: { legalType: 'PRIVATE', sortCode: '23-14-70', accountNumber: '28821822' },
};

const sorts = ['id,asc', 'id,desc', 'currency,asc', 'currency,desc'];
const create = (body: object, query?: Record<string, string>) => sandbox.call('recipientCreate', { body, query });
const list = (query: Record<string, string | number | boolean> = {}) => sandbox.call('recipientList', { query });

describe('creating a recipient', () => {
  test('answers with the older and the newer form at once', async () => {
    const { status, body } = await create(mia);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      profile: PERSONAL,
      profileId: PERSONAL,
      business: null,
      accountHolderName: 'Mia Hartmann',
      name: { fullName: 'Mia Hartmann', givenName: null },
      type: 'iban',
      currency: 'EUR',
      country: 'DE',
      active: true,
      ownedByCustomer: false,
      confirmations: { acceptedOutcomes: false, outcomes: [{ outcome: 'SUCCESS' }] },
      accountSummary: 'DE89 3704 0044 0532 0130 00',
      longAccountSummary: 'EUR account ending in 3000',
      displayFields: [{ key: 'details/iban', label: 'IBAN', value: 'DE89 3704 0044 0532 0130 00' }],
      details: { IBAN: 'DE89370400440532013000', iban: 'DE89370400440532013000', BIC: null, bic: null, sortCode: null },
    });
    expect(Object.keys(body.details).length).toBeGreaterThanOrEqual(60);
    expect(body.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is done for the personal profile when none is named, and keeps a business as the owner when one is', async () => {
    const personal = await create(jonas);
    const business = await create({ ...jonas, profile: String(BUSINESS) });
    expect([personal.body.profile, personal.body.business]).toEqual([PERSONAL, null]);
    expect([business.body.profile, business.body.business]).toEqual([BUSINESS, BUSINESS]);
    expect(business.body.details.sortCode).toBe('231470');
  });

  test('twice with the same details gives the same recipient, and another one after it was deleted', async () => {
    const first = await create(mia);
    expect((await create(mia)).body.id).toBe(first.body.id);
    expect((await create({ ...mia, accountHolderName: 'Mia Berger' })).body.id).not.toBe(first.body.id);
    await sandbox.call('recipientDeactivate', { params: { accountId: first.body.id } });
    expect((await create(mia)).body.id).not.toBe(first.body.id);
  });

  test.each([
    ['a broken IBAN', { ...mia, details: { IBAN: 'DE12345678901234567890' } }, 'IBAN'],
    ['one name only', { ...mia, accountHolderName: 'Mia' }, 'accountHolderName'],
    ['a sort code of no bank', { ...jonas, details: { sortCode: '231479', accountNumber: '28821822' } }, 'sortCode'],
    ['a type the currency does not have', { ...jonas, type: 'aba' }, 'type'],
    ['a currency that does not exist', { ...jonas, currency: 'XXQ' }, 'currency'],
    ['nothing at all', {}, 'currency'],
  ])('with %s is refused by the field, and keeps nothing', async (_, body, path) => {
    const world = await sandbox.world();
    const before = JSON.stringify(world.save());
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.body.timestamp).toMatch(/^2026-03-02T09:00:00/);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(answer.body.errors[0].code).toBe('NOT_VALID');
    expect(JSON.stringify(world.save())).toBe(before);
  });

  test('with a fault answers 422 in the recorded dialect', async () => {
    await sandbox.control('POST', '/settings', { dialect: 'recorded' });
    expect((await create({ ...mia, accountHolderName: 'Mia' })).status).toBe(422);
  });

  test('for another’s profile is refused', async () => {
    expect((await create({ ...mia, profile: 30_999_999 })).status).toBe(403);
  });
});

describe('reading recipients', () => {
  test('shows one record in both forms under one id', async () => {
    const { id } = (await create(jonas)).body;
    const older = await sandbox.call('recipientGetV1', { params: { accountId: id } });
    const newer = await sandbox.call('recipientGet', { params: { accountId: id } });
    expect(older.body).toMatchObject({ id, type: 'sort_code', accountHolderName: 'Jonas Whitfield' });
    expect(newer.body).toMatchObject({
      id,
      type: 'SortCode',
      legalEntityType: 'PERSON',
      accountSummary: '(23-14-70) 28821822',
    });
    expect(newer.body.details.legalType).toBeUndefined();
    expect(newer.body.details.hashedByLooseHashAlgorithm).toMatch(/^[0-9a-f]{64}$/);
  });

  test('an id that nothing has is 404', async () => {
    expect((await sandbox.call('recipientGet', { params: { accountId: 2_148_000_001 } })).status).toBe(404);
  });

  test('pages by the last one seen, in either direction, and the walk is the whole list, deleted ones too', async () => {
    const made: { id: number; currency: string; active: boolean }[] = [];
    for (let i = 0; i < 66; i++) {
      const currency = ['USD', 'EUR', 'GBP'][i % 3] ?? '';
      const { id } = (await create({ ...jonas, currency, type: 'email', details: { email: `j${i}@example.com` } }))
        .body;
      made.push({ id, currency, active: i % 2 === 0 });
      if (i % 2 === 1) await sandbox.call('recipientDeactivate', { params: { accountId: id } });
    }
    for (const [active, sort] of [true, false].flatMap(a => sorts.map(by => [a, by] as const))) {
      const seen: number[] = [];
      let seekPosition: number | undefined;
      do {
        const page = (await list({ active, sort, size: 20, ...(seekPosition ? { seekPosition } : {}) })).body;
        expect(page.size).toBe(page.content.length);
        expect(page.seekPositionForCurrent).toBe(seekPosition);
        expect(page.sort).toEqual({ empty: false, sorted: true, unsorted: false });
        seen.push(...page.content.map((recipient: { id: number }) => recipient.id));
        seekPosition = page.seekPositionForNext;
      } while (seekPosition);
      const sorted = made
        .filter(each => each.active === active)
        .sort((a, b) => (sort.startsWith('id') ? 0 : a.currency.localeCompare(b.currency)) || a.id - b.id)
        .map(({ id }) => id);
      expect([active, sort, seen]).toEqual([active, sort, sort.endsWith('desc') ? sorted.reverse() : sorted]);
    }
  });

  test('sorts by currency first where that is asked, and by id within one', async () => {
    await create(mia);
    await create(jonas);
    await create({ ...mia, accountHolderName: 'Anna Weber' });
    const { content } = (await list({ sort: 'currency,asc', size: 2 })).body;
    expect(content.map((r: { currency: string }) => r.currency)).toEqual(['EUR', 'EUR']);
    const next = (await list({ sort: 'currency,asc', size: 2, seekPosition: content[1].id })).body;
    expect(next.content.map((r: { currency: string }) => r.currency)).toEqual(['GBP']);
    expect(next.seekPositionForNext).toBeUndefined();
  });

  test('filters by currency, type and activity', async () => {
    const { id } = (await create(mia)).body;
    await create(jonas);
    const ids = async (query: Record<string, string | boolean>) =>
      (await list(query)).body.content.map((r: { currency: string }) => r.currency);
    expect(await ids({ currency: 'eur,usd' })).toEqual(['EUR']);
    expect(await ids({ type: 'sort_code' })).toEqual(['GBP']);
    await sandbox.call('recipientDeactivate', { params: { accountId: id } });
    expect(await ids({})).toEqual(['GBP']);
    expect(await ids({ active: false })).toEqual(['EUR']);
    const old = await sandbox.call('recipientListV1', { query: { profileId: PERSONAL } });
    expect(old.body.map((r: { type: string }) => r.type)).toEqual(['sort_code']);
  });
});

describe('a balance', () => {
  test('is a recipient that can be read and paid, and stands in no list', async () => {
    const opened = await sandbox.call('balanceCreate', {
      params: { profileId: PERSONAL },
      headers: { 'x-idempotence-uuid': 'c0ffee00-0000-4000-8000-000000000002' },
      body: { currency: 'GBP', type: 'STANDARD' },
    });
    const params = { accountId: opened.body.recipientId };
    const found = await sandbox.call('recipientGet', { params });
    expect(found.body).toMatchObject({ isInternal: true, currency: 'GBP', name: { fullName: 'Ada Lovell' } });
    expect((await list()).body.content).toEqual([]);
    expect((await sandbox.call('recipientDeactivate', { params })).status).toBe(403);
  });
});

describe('deleting a recipient', () => {
  test('happens once, and it stays readable', async () => {
    const { id } = (await create(mia)).body;
    const gone = await sandbox.call('recipientDeactivate', { params: { accountId: id } });
    expect([gone.status, gone.body.active]).toEqual([200, false]);
    const again = await sandbox.call('recipientDeactivate', { params: { accountId: id } });
    expect(again.status).toBe(403);
    expect((await sandbox.call('recipientGet', { params: { accountId: id } })).body.active).toBe(false);
  });
});

describe('the form of a route', () => {
  const quote = async (target: string) =>
    (
      await sandbox.call('quoteCreate', {
        params: { profileId: PERSONAL },
        body: { sourceCurrency: 'GBP', targetCurrency: target, sourceAmount: 100 },
      })
    ).body.id;
  const form = async (quoteId: string, headers: Record<string, string> = { 'accept-minor-version': '1' }) =>
    (await sandbox.call('recipientAccountRequirementsGet', { params: { quoteId }, headers })).body;
  const keysOf = (type: { fields: { group: { key: string }[] }[] }) =>
    type.fields.flatMap(field => field.group.map(({ key }) => key));

  test.each([
    ['GBP', ['sort_code', 'iban', 'email']],
    ['EUR', ['iban', 'swift_code', 'email']],
    ['USD', ['aba', 'fedwire_local', 'swift_code', 'email']],
  ])('for %s offers its types, each field with its twelve keys', async (currency, types) => {
    const forms = await form(await quote(currency));
    expect(forms.map((f: { type: string }) => f.type)).toEqual(types);
    for (const each of forms) {
      for (const field of each.fields) for (const group of field.group) expect(Object.keys(group).length).toBe(12);
    }
  });

  test('asks for name and email only in minor version 1', async () => {
    const id = await quote('GBP');
    expect(keysOf((await form(id))[0])).toEqual([
      'legalType',
      'email',
      'accountHolderName',
      'sortCode',
      'accountNumber',
    ]);
    expect(keysOf((await form(id, {}))[0])).toEqual(['legalType', 'sortCode', 'accountNumber']);
  });

  test('posted back with a country asks for its states, until nothing new is asked', async () => {
    const quoteId = await quote('USD');
    const body = { type: 'aba', accountHolderName: 'Grace Okafor', details: { address: { country: 'US' } } };
    const headers = { 'accept-minor-version': '1' };
    const refreshed = await sandbox.call('recipientAccountRequirementsPost', { params: { quoteId }, body, headers });
    const aba = refreshed.body.find((f: { type: string }) => f.type === 'aba');
    expect(keysOf(aba)).toContain('address.state');
    const states = aba.fields
      .flatMap((f: { group: { key: string }[] }) => f.group)
      .find((g: { key: string }) => g.key === 'address.state');
    expect(states.valuesAllowed.length).toBe(58);
  });

  test('of a quote nobody has is 404', async () => {
    const params = { quoteId: '00000000-0000-4000-8000-000000000000' };
    expect((await sandbox.call('recipientAccountRequirementsGet', { params })).status).toBe(404);
  });

  test('is also given without a quote, and without a token', async () => {
    const url = '/v1/account-requirements?source=GBP&target=EUR&sourceAmount=100';
    const answer = await sandbox.inject({ method: 'GET', url });
    expect(answer.status).toBe(200);
    expect(answer.body.map((f: { type: string }) => f.type)).toContain('iban');
    const missing = await sandbox.inject({ method: 'GET', url: '/v1/account-requirements?source=GBP' });
    expect(missing.status).toBe(400);
    expect(missing.body.errors.map((e: { path: string }) => e.path)).toEqual(['target', 'sourceAmount']);
  });
});
