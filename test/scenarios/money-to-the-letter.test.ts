import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
  ada = new Sender(sandbox);
});
beforeEach(() => sandbox.reset());
afterEach(() => expect(sandbox.problems).toEqual([]));
afterAll(() => sandbox.close());

const jonas = {
  currency: 'GBP',
  type: 'sort_code',
  profile: PERSONAL,
  accountHolderName: 'Jonas Whitfield',
  details: { legalType: 'PRIVATE', sortCode: '231470', accountNumber: '28821822' },
};
const create = (changes: object = {}) => sandbox.call('recipientCreate', { body: { ...jonas, ...changes } });
const NANOSECONDS = '2026-03-02T09:00:00.000000000Z';

describe('what is not said in numbers', () => {
  test('is the id that could not be parsed, where an id should be', async () => {
    const quote = await ada.quote();
    const wish = { quoteUuid: quote.id, customerTransactionId: randomUUID() };
    const errors = (path: string, value: unknown) => [
      { code: 'ERROR', message: `Unable to parse number [${value}]`, path, arguments: [] },
    ];
    for (const targetAccount of [null, 'abc', '12a']) {
      const made = await ada.create({ ...wish, targetAccount });
      expect([made.status, made.body.errors]).toEqual([400, errors('targetAccount', targetAccount)]);
      const form = await sandbox.call('transferRequirementsValidate', { body: { quoteUuid: quote.id, targetAccount } });
      expect([form.status, form.body.errors]).toEqual([400, errors('targetAccount', targetAccount)]);
    }
    const body = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 1, targetAccount: 'abc' };
    const priced = await sandbox.call('quoteCreate', { params: { profileId: PERSONAL }, body });
    expect([priced.status, priced.body.errors]).toEqual([400, errors('targetAccount', 'abc')]);
  });

  test('is a problem of the media type, where it is no JSON', async () => {
    const url = `/v3/profiles/${PERSONAL}/quotes`;
    const answer = await sandbox.inject({
      method: 'POST',
      url,
      headers: { authorization: 'Bearer localwise-user-token', 'content-type': 'text/plain' },
      payload: 'GBP to EUR',
    });
    expect([answer.status, answer.headers.accept]).toEqual([415, 'application/json']);
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Unsupported Media Type',
      status: 415,
      detail: "Content-Type 'text/plain' is not supported.",
      instance: url,
    });
  });
});

describe('a recipient that is refused', () => {
  test('is dated to the nanosecond', async () => {
    expect((await create({ accountHolderName: 'Jonas' })).body.timestamp).toBe(NANOSECONDS);
  });

  test("is refused at the gate where the profile is another's", async () => {
    const { status, body } = await create({ profile: 5 });
    expect([status, body]).toEqual([
      403,
      {
        timestamp: '2026-03-02T09:00:00.000+0000',
        status: 403,
        error: 'unauthorized',
        message: 'Unauthorized',
        path: '/v1/accounts',
      },
    ]);
  });

  test('is missing in the recorded dialect only, when it is deleted twice', async () => {
    const twice = async (world: string) => {
      const { body } = await sandbox.call('recipientCreate', { body: jonas, world });
      const asked = { params: { accountId: body.id }, world };
      expect((await sandbox.call('recipientDeactivate', asked)).status).toBe(200);
      return sandbox.call('recipientDeactivate', asked);
    };
    const contract = await twice('contract');
    expect([contract.status, contract.body]).toEqual([403, expect.objectContaining({ error: 'unauthorized' })]);
    await sandbox.control('POST', '/settings', { dialect: 'recorded' }, 'recorded');
    const recorded = await twice('recorded');
    expect([recorded.status, recorded.body]).toEqual([
      403,
      {
        timestamp: NANOSECONDS,
        errors: [{ code: 'RECIPIENT_MISSING', message: '[RECIPIENT_MISSING] Recipient is missing' }],
      },
    ]);
  });
});

describe('a recipient', () => {
  test('keeps the date of birth that any may be sent with', async () => {
    const dated = await create({ details: { ...jonas.details, dateOfBirth: '1961-01-01' } });
    expect([dated.status, dated.body.details.dateOfBirth]).toEqual([200, '1961-01-01']);
    const params = { accountId: dated.body.id };
    expect((await sandbox.call('recipientGetV1', { params })).body.details.dateOfBirth).toBe('1961-01-01');
    const wrong = await create({ details: { ...jonas.details, dateOfBirth: '1961-02-30' } });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'dateOfBirth']);
  });

  test('shows an email only if it has one, and is called the default one in lists only', async () => {
    const { body } = await create();
    const alone = (await sandbox.call('recipientGet', { params: { accountId: body.id } })).body;
    expect([Object.hasOwn(alone, 'email'), Object.hasOwn(alone, 'isDefaultAccount')]).toEqual([false, false]);
    const [listed] = (await sandbox.call('recipientList')).body.content;
    expect([Object.hasOwn(listed, 'email'), listed.isDefaultAccount]).toEqual([false, false]);
  });

  test('is listed by profile under either name, in the older list too', async () => {
    await create({ profile: BUSINESS });
    const { body } = await sandbox.call('recipientListV1', { query: { profile: BUSINESS } });
    expect(body.map((each: { profile: number }) => each.profile)).toEqual([BUSINESS]);
    expect((await sandbox.call('recipientListV1', { query: { profile: 5 } })).status).toBe(403);
    expect((await sandbox.call('recipientListV1', { query: { profile: 'mine' } })).status).toBe(400);
  });

  test.each([
    ['sort', 'name,asc'],
    ['sort', 'id,down'],
    ['sort', 'id,asc,desc'],
    ['size', '0'],
    ['size', '-1'],
  ])('is not listed by %s=%s, which is named', async (path, value) => {
    const { status, body } = await sandbox.call('recipientList', { query: { [path]: value } });
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ code: 'NOT_VALID', path })]]);
  });

  test('known by email has no address to fill in, wherever the others need one', async () => {
    const quote = await ada.quote({ to: 'USD' });
    const { body } = await sandbox.call('recipientAccountRequirementsGet', { params: { quoteId: quote.id } });
    const keysOf = (type: string): string[] =>
      body
        .find((form: { type: string }) => form.type === type)
        .fields.flatMap(({ group }: { group: { key: string }[] }) => group.map(({ key }) => key));
    expect(keysOf('aba')).toContain('address.country');
    expect(keysOf('email')).toEqual(['email', 'language']);
  });
});

test('a balance pays for what goes to an open balance of another profile, and the quote says so', async () => {
  await ada.holding(500, 'GBP');
  const params = { profileId: BUSINESS };
  const headers = { 'x-idempotence-uuid': randomUUID() };
  const opened = await sandbox.call('balanceCreate', { params, headers, body: { currency: 'EUR', type: 'STANDARD' } });
  const targetAccount = opened.body.recipientId;
  const said = ({ paymentOptions }: { paymentOptions: { payIn: string; disabled: boolean }[] }) =>
    paymentOptions.find(({ payIn }) => payIn === 'BALANCE')?.disabled;
  const quote = await ada.quote({ amount: 100, quote: { targetAccount } });
  expect([quote.payOut, said(quote)]).toEqual(['BALANCE', false]);
  const bare = await ada.quote({ amount: 100 });
  const asked = { params: { profileId: PERSONAL, quoteId: bare.id }, body: { targetAccount } };
  expect(said((await sandbox.call('quoteUpdate', asked)).body)).toBe(false);
  const body = { targetAccount, quoteUuid: quote.id, customerTransactionId: randomUUID() };
  expect((await ada.fund((await ada.create(body)).body.id)).body.status).toBe('COMPLETED');
});

test('a way to pay that does not exist is shown back', async () => {
  const { id } = await ada.transfer();
  const { status, body } = await ada.fund(id, 'GOLD');
  expect([status, body.errors[0].path, body.errors[0].arguments]).toEqual([400, 'type', ['type', 'GOLD']]);
});

test('forms without a quote may be read from any page', async () => {
  const url = '/v1/account-requirements?source=GBP&target=EUR&sourceAmount=100';
  expect((await sandbox.inject({ method: 'GET', url })).headers['access-control-allow-origin']).toBe('*');
  const asked = { method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: '{}' } as const;
  expect((await sandbox.inject(asked)).headers['access-control-allow-origin']).toBe('*');
});
