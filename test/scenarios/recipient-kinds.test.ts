import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL, Sender } from '../support/sender.ts';
import { admitStranger } from '../support/stranger.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  ada = new Sender(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const pounds = {
  currency: 'GBP',
  type: 'sort_code',
  accountHolderName: 'Ada Lovell',
  details: { legalType: 'PRIVATE', sortCode: '23-14-70', accountNumber: '28821822' },
};
const byMail = {
  currency: 'EUR',
  type: 'email',
  accountHolderName: 'Mia Hartmann',
  details: { email: 'mia@example.com' },
};
const create = (body: object, query?: Record<string, string | boolean>) =>
  sandbox.call('recipientCreate', { body, ...(query ? { query } : {}) });
const list = async (query: Record<string, string | number | boolean>) =>
  (await sandbox.call('recipientList', { query })).body.content.map(({ id }: { id: number }) => id);

describe('the sender’s own account', () => {
  test('is made for refunds, and a transfer may name it as its source', async () => {
    const { id, ownedByCustomer } = (await create(pounds, { refund: true })).body;
    expect(ownedByCustomer).toBe(true);
    expect((await create(pounds)).body.id).not.toBe(id);
    const { sourceAccount } = await ada.transfer({ body: { sourceAccount: id } });
    expect(sourceAccount).toBe(id);
  });

  test('is found by the filters of a list', async () => {
    const own = (await create({ ...pounds, ownedByCustomer: true })).body;
    const other = (await create(byMail)).body;
    expect(await list({ ownedByCustomer: true })).toEqual([own.id]);
    expect(await list({ ownedByCustomer: false })).toEqual([other.id]);
    expect(await list({ creatorId: own.creatorId })).toEqual([other.id, own.id]);
    expect(await list({ creatorId: 1 })).toEqual([]);
    expect(await list({ type: 'email,sort_code', currency: 'gbp,EUR' })).toEqual([other.id, own.id]);
    expect(await list({ profile: BUSINESS })).toEqual([]);
  });
});

describe('a recipient who is known by email', () => {
  test('is one for each currency, and lives nowhere', async () => {
    const euros = (await create(byMail)).body;
    const more = (await create({ ...byMail, currency: 'GBP' })).body;
    expect(more.id).not.toBe(euros.id);
    expect(euros).toMatchObject({ country: null, accountSummary: 'mia@example.com', confirmations: null });
    const newer = (await sandbox.call('recipientGet', { params: { accountId: euros.id } })).body;
    expect(newer).toMatchObject({ type: 'Email', email: 'mia@example.com', commonFieldMap: {} });
    expect(newer.displayFields).toEqual([{ key: 'email', label: 'Email (Optional)', value: 'mia@example.com' }]);
  });

  test('is refused where the form does not offer it', async () => {
    const { status, body } = await create({ ...byMail, currency: 'INR' });
    expect([status, body.errors[0].path]).toEqual([400, 'type']);
  });

  test('can be sent to, and is not moved by simulation', async () => {
    await ada.holding(2000, 'GBP');
    const targetAccount = (await create(byMail)).body.id;
    const { id } = await ada.transfer({ body: { targetAccount } });
    await ada.fund(id);
    expect((await ada.drive(id, 'processing')).status).toBe(422);
  });
});

describe('the account with all balances', () => {
  test('is a recipient in whatever currency has a balance', async () => {
    await ada.holding(2000, 'GBP');
    await ada.holding(0, 'EUR');
    const balances = (
      await sandbox.call('balanceList', { params: { profileId: PERSONAL }, query: { types: 'STANDARD' } })
    ).body;
    const euros = balances.find(({ currency }: { currency: string }) => currency === 'EUR');
    const quote = await ada.quote({ quote: { targetAccount: euros.recipientId } });
    const body = {
      targetAccount: euros.recipientId,
      quoteUuid: quote.id,
      customerTransactionId: randomUUID(),
      details: {},
    };
    expect((await ada.create(body)).status).toBe(200);
  });
});

describe('deleting, by the older path', () => {
  test('answers nothing, and forgets nothing', async () => {
    const { id } = (await create(pounds)).body;
    const url = `/v1/accounts/${id}`;
    const headers = { authorization: 'Bearer localwise-user-token' };
    const gone = await sandbox.inject({ method: 'DELETE', url, headers });
    expect([gone.status, gone.raw.payload]).toEqual([200, '']);
    expect((await sandbox.inject({ method: 'DELETE', url, headers })).status).toBe(403);
    const older = (await sandbox.call('recipientGetV1', { params: { accountId: id } })).body;
    expect([older.active, older.details.accountNumber]).toEqual([false, '28821822']);
    expect((await create(pounds)).body.id).not.toBe(id);
  });

  test('of another’s recipient is refused, as reading it is', async () => {
    const { id } = (await create(pounds)).body;
    const token = admitStranger(await sandbox.world());
    for (const operation of ['recipientDeactivate', 'recipientGet', 'recipientGetV1'] as const) {
      expect((await sandbox.call(operation, { params: { accountId: id }, token })).status).toBe(403);
    }
  });
});

describe('the form for a quote', () => {
  const forms = async (profileId: number, to: string, query?: Record<string, string | boolean>, token?: string) => {
    const { id: quoteId } = await new Sender(sandbox, profileId).quote({ to, amount: 100 });
    return sandbox.call('recipientAccountRequirementsGet', {
      params: { quoteId },
      ...(query ? { query } : {}),
      ...(token ? { token } : {}),
    });
  };
  const typesOf = ({ body }: { body: { type: string }[] }) => body.map(({ type }) => type);

  test('goes by the kind of sender, which a partner may overrule', async () => {
    expect(typesOf(await forms(PERSONAL, 'KES'))).toContain('kenya_mobile');
    expect(typesOf(await forms(BUSINESS, 'KES'))).not.toContain('kenya_mobile');
    expect(typesOf(await forms(BUSINESS, 'KES', { originatorLegalEntityType: 'PRIVATE' }))).toContain('kenya_mobile');
    expect((await forms(PERSONAL, 'KES', { originatorLegalEntityType: 'ROBOT' })).status).toBe(400);
  });

  test('has an address wherever that is asked for', async () => {
    const text = async (query?: Record<string, boolean>) => JSON.stringify((await forms(PERSONAL, 'GBP', query)).body);
    expect(await text()).not.toContain('address.postCode');
    expect(await text({ addressRequired: true })).toContain('address.postCode');
  });

  test('is nobody else’s to see', async () => {
    expect((await forms(PERSONAL, 'EUR', {}, admitStranger(await sandbox.world()))).status).toBe(403);
  });

  test('of a type the currency does not have is the form as it was', async () => {
    const { id: quoteId } = await ada.quote({});
    const before = await sandbox.call('recipientAccountRequirementsGet', { params: { quoteId } });
    const body = { type: 'aba', details: { legalType: 'PRIVATE', abartn: 'nonsense' } };
    const after = await sandbox.call('recipientAccountRequirementsPost', { params: { quoteId }, body });
    expect([after.status, after.body]).toEqual([200, before.body]);
  });

  test.each([
    { type: 'iban', details: { legalType: '', IBAN: '' } },
    { type: 'iban', details: { legalType: 'ROBOT', IBAN: 'x', address: 7 } },
    { type: 'iban', details: { legalType: null, IBAN: 5, BIC: [] } },
    { type: null, accountHolderName: null, details: null },
    {},
  ])('judges nothing that is filled in so far: %j', async body => {
    const { id: quoteId } = await ada.quote({});
    const { status, body: asked } = await sandbox.call('recipientAccountRequirementsPost', {
      params: { quoteId },
      body,
    });
    expect([status, typesOf({ body: asked })]).toEqual([200, ['iban', 'swift_code', 'email']]);
  });

  test('is empty where there is no route', async () => {
    const url = '/v1/account-requirements?source=GBP&target=XXQ&sourceAmount=100';
    const { status, body } = await sandbox.inject({ method: 'GET', url });
    expect([status, body]).toEqual([200, []]);
  });
});
