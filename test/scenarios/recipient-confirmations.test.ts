import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  ada = new Sender(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const address = { country: 'IN', city: 'Mumbai', firstLine: '1 Marine Drive', postCode: '400001' };
const rupees = {
  currency: 'INR',
  type: 'indian',
  details: { legalType: 'PRIVATE', ifscCode: 'YESB0236041', accountNumber: '678911234567891', address },
};
const TRANSACTION = '6d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e22';
const NOWHERE = '00000000-0000-4000-8000-000000000000';

const create = (accountHolderName: string, more: object = {}) =>
  sandbox.call('recipientCreate', { body: { ...rupees, accountHolderName, ...more } });
const accept = (accountId: number, body: unknown = { acceptedOutcomes: true }, query?: Record<string, string>) =>
  sandbox.call('recipientConfirmationsAccept', { params: { accountId }, body, query });
const check = (accountId: number, quoteId: string) =>
  sandbox.call('recipientCompatibilityCheck', { params: { accountId, quoteId } });
const pay = async (targetAccount: number, to = 'INR') => {
  const { id: quoteUuid } = await ada.quote({ to });
  return ada.create({ targetAccount, quoteUuid, customerTransactionId: TRANSACTION, details: {} });
};

describe('a recipient whose bank is asked', () => {
  test('must be accepted before money is sent, where the names differ', async () => {
    const { id, confirmations } = (await create('Partial Name')).body;
    expect(confirmations).toEqual({
      acceptedOutcomes: false,
      acceptedAt: null,
      quoteId: null,
      outcomes: [
        {
          type: 'NAME_MATCHING',
          timestamp: '2026-03-02T09:00:00.000Z',
          outcome: 'PARTIAL_FAILURE',
          requiresCustomerAcceptance: true,
          fieldsChecked: ['details/ifscCode', 'details/accountNumber', 'name/fullName'],
          providedName: 'Partial Name',
          resolvedName: 'Name Confirmed',
          message: 'The name entered is slightly different to the name on the account.',
          recommendedUpdates: [{ path: 'name/fullName', value: 'Name Confirmed' }],
        },
      ],
    });
    const refused = await pay(id);
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'INVALID_RECIPIENT']);
    await sandbox.advance('PT1M');
    const accepted = await accept(id);
    expect([accepted.status, accepted.body.confirmations.acceptedOutcomes]).toEqual([200, true]);
    expect(accepted.body.confirmations.acceptedAt).toBe('2026-03-02T09:01:00.000Z');
    expect((await pay(id)).status).toBe(200);
  });

  test('names its fields as each version does', async () => {
    const { id } = (await create('Minor Name')).body;
    const [outcome] = (await sandbox.call('recipientGetV1', { params: { accountId: id } })).body.confirmations.outcomes;
    expect(outcome.fieldsChecked).toEqual(['details/ifscCode', 'details/accountNumber', 'accountHolderName']);
    expect(outcome.recommendedUpdates[0].path).toBe('accountHolderName');
    const listed = (await sandbox.call('recipientListV1')).body[0].confirmations;
    expect(listed.outcomes[0]).toEqual(outcome);
  });

  test.each(['Minor Name', 'Uncheckable Name', 'Asha Rao'])('can be paid at once as %s', async name => {
    expect((await pay((await create(name)).body.id)).status).toBe(200);
  });

  test('can be accepted once; what came first counts', async () => {
    const { id } = (await create('Mismatch Name')).body;
    const first = (await accept(id)).body.confirmations.acceptedAt;
    await sandbox.advance('PT1H');
    expect((await accept(id)).body.confirmations.acceptedAt).toBe(first);
  });

  test('can be accepted by being made anew', async () => {
    const { id } = (await create('Partial Name')).body;
    const again = await create('Partial Name', { confirmations: { acceptedOutcomes: true } });
    expect([again.body.id, again.body.confirmations.acceptedOutcomes]).toEqual([id, true]);
    expect((await pay(id)).status).toBe(200);
    const careless = await create('Partial Other', { confirmations: { acceptedOutcomes: 'yes' } });
    expect(careless.body.confirmations.acceptedOutcomes).toBe(false);
  });

  test('keeps what was accepted in its snapshot', async () => {
    const { id } = (await create('Partial Name')).body;
    await accept(id);
    await sandbox.forget();
    const { confirmations } = (await sandbox.call('recipientGet', { params: { accountId: id } })).body;
    expect(confirmations.acceptedOutcomes).toBe(true);
  });
});

describe('asking whether a recipient suits a quote', () => {
  test('asks its bank again, and the acceptance must name that quote', async () => {
    const { id: quoteId } = await ada.quote({ to: 'INR' });
    const { id } = (await create('Partial Name')).body;
    const { status, body } = await check(id, quoteId);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accountId: id, quoteId, confirmations: { quoteId, acceptedOutcomes: false } });
    expect(body.confirmations.outcomes[0].recommendedUpdates[0].path).toBe('name/fullName');
    for (const query of [undefined, { quoteId: NOWHERE }]) {
      const refused = await accept(id, { acceptedOutcomes: true }, query);
      expect([refused.status, refused.body.errors[0].code, refused.body.errors[0].path]).toEqual([
        400,
        'NOT_VALID',
        'quoteId',
      ]);
    }
    expect((await accept(id, { acceptedOutcomes: true }, { quoteId: quoteId.toUpperCase() })).status).toBe(200);
    const after = (await check(id, quoteId)).body.confirmations;
    expect([after.acceptedOutcomes, after.quoteId]).toEqual([true, quoteId]);
  });

  test('names fields as the older version does when that is asked', async () => {
    const { id: quoteId } = await ada.quote({ to: 'INR' });
    const accountId = (await create('Partial Name')).body.id;
    const { body } = await sandbox.call('recipientCompatibilityCheckV1', { params: { accountId, quoteId } });
    expect(body.confirmations.outcomes[0].recommendedUpdates[0].path).toBe('accountHolderName');
  });

  test('has no confirmations where no bank is asked', async () => {
    const { id: quoteId } = await ada.quote({ from: 'EUR', to: 'GBP' });
    const accountId = await ada.recipient('GBP');
    expect((await check(accountId, quoteId)).body).toEqual({ accountId, quoteId });
  });

  test('finds an address missing that the route needs, by the names of each version', async () => {
    const { id: quoteId } = await ada.quote({ from: 'USD', to: 'GBP' });
    const params = { accountId: await ada.recipient('GBP'), quoteId };
    const paths = ['country', 'city', 'firstLine', 'postCode'].map(part => `details/address/${part}`);
    for (const operation of ['recipientCompatibilityCheckV1', 'recipientCompatibilityCheck'] as const) {
      const { status, body } = await sandbox.call(operation, { params });
      expect(status).toBe(422);
      expect(body.errors.map((error: { path: string }) => error.path)).toEqual(paths);
    }
  });

  test('takes a balance of one’s own, and a recipient by email without an address', async () => {
    await ada.holding(0, 'EUR');
    const [own] = (
      await sandbox.call('balanceList', { params: { profileId: 30_000_001 }, query: { types: 'STANDARD' } })
    ).body;
    const { id: quoteId } = await ada.quote({ to: 'EUR' });
    expect((await check(own.recipientId, quoteId)).status).toBe(200);
    const byMail = await ada.recipient('EUR', { type: 'email', details: { email: 'mia@example.com' } });
    const fromDollars = await ada.quote({ from: 'USD', to: 'EUR' });
    expect((await check(byMail, fromDollars.id)).status).toBe(200);
  });
});

describe('the documented refusals', () => {
  const cases: readonly [string, () => Promise<{ status: number; body: unknown }>, number, string][] = [
    [
      'outcomes that are not accepted',
      async () => accept((await create('Partial A Name')).body.id, { acceptedOutcomes: false }),
      400,
      'acceptedOutcomes',
    ],
    [
      'outcomes that are not named',
      async () => accept((await create('Partial A Name')).body.id, {}),
      400,
      'acceptedOutcomes',
    ],
    [
      'outcomes that are null',
      async () => accept((await create('Partial A Name')).body.id, { acceptedOutcomes: null }),
      400,
      'acceptedOutcomes',
    ],
    [
      'a quote that is no id',
      async () => accept((await create('Partial A Name')).body.id, undefined, { quoteId: 'x' }),
      400,
      'quoteId',
    ],
    ['a recipient nobody asked a bank about', async () => accept(await ada.recipient('GBP')), 422, 'acceptedOutcomes'],
    ['a recipient that does not exist', async () => accept(2_148_000_001), 404, ''],
    ['a check of a recipient that does not exist', async () => check(2_148_000_001, NOWHERE), 404, ''],
    ['a check for a quote that does not exist', async () => check(await ada.recipient('GBP'), NOWHERE), 404, ''],
    [
      'a check for a quote in another currency',
      async () => check(await ada.recipient('GBP'), (await ada.quote({})).id),
      422,
      'currency',
    ],
  ];

  test.each(cases)('for %s', async (_, act, status, path) => {
    const answer = await act();
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    if (path !== '') expect(JSON.stringify(answer.body)).toContain(`"path":"${path}"`);
  });

  test('for a recipient that was deactivated', async () => {
    const { id } = (await create('Partial Name')).body;
    const { id: quoteId } = await ada.quote({ to: 'INR' });
    await sandbox.call('recipientDeactivate', { params: { accountId: id } });
    expect((await accept(id)).status).toBe(403);
    expect((await check(id, quoteId)).status).toBe(403);
  });
});
