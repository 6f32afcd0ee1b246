import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refused } from '../support/balance-calls.ts';
import { type Answer, type Asked, Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL, Sender } from '../support/sender.ts';

type Id = Parameters<Sandbox['call']>[0];

const KEY = '00000000-0000-4000-8000-000000000042';
const USER = 10_000_001;

let sandbox: Sandbox;
let ada: Sender;
let ids: Readonly<Record<'pounds' | 'euros' | 'dollars' | 'jar' | 'recipient' | 'transfer' | 'payment', number>>;
let quotes: Readonly<Record<'transfer' | 'conversion', string>>;
let group: string;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  ada = new Sender(sandbox);
  const opened = await ask('balanceCreate', {
    headers: { 'x-idempotence-uuid': '00000000-0000-4000-8000-000000000041' },
    body: { currency: 'GBP', type: 'SAVINGS', name: 'Holiday' },
  });
  const [pounds, euros, dollars] = [
    await ada.holding(500, 'GBP'),
    await ada.holding(0, 'EUR'),
    await ada.holding(0, 'USD'),
  ];
  await ask('bankAccountDetailsOrderCreate', { body: { currency: 'EUR' } });
  await ask('simulationBankTransactionImport', { body: { currency: 'EUR', amount: 20 } });
  const payment = (await sandbox.control('GET', '/resources/incoming-payments')).body.items[0].id;
  const [recipient, transfer] = [await ada.recipient('EUR'), (await ada.transfer({ amount: 50 })).id];
  ids = { pounds, euros, dollars, jar: opened.body.id, recipient, transfer, payment };
  const conversion = await ada.quote({ amount: 10, quote: { payOut: 'BALANCE' } });
  quotes = { transfer: (await ada.quote({ amount: 10 })).id, conversion: conversion.id };
  group = (await ask('batchGroupCreate', { body: { sourceCurrency: 'GBP', name: 'Wages' } })).body.id;
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const ask = (id: Id, { params, ...asked }: Asked = {}, world = 'default'): Promise<Answer> =>
  sandbox.call(id, { ...asked, world, params: { profileId: PERSONAL, ...params } });
const drive = (type: string, id: number, to: string, world: string) =>
  sandbox.control('POST', `/resources/${type}/${id}/transitions`, { to }, world);

/** A copy of the furnished world, with something taken away from its customer. */
async function restricted(name: string, type: string, id: number, to: string): Promise<string> {
  sandbox.server.worlds.adopt((await sandbox.world()).fork(name));
  expect((await drive(type, id, to, name)).status).toBe(200);
  return name;
}

/** What moves money, or prepares to. Names of calls, with what is asked; those of the second list bring money in. */
const outgoing: readonly (readonly [Id, () => Asked])[] = [
  ['recipientCreate', () => ({ body: { currency: 'GBP', type: 'email', accountHolderName: 'A B', details: {} } })],
  ['recipientDeactivate', () => ({ params: { accountId: ids.recipient } })],
  ['recipientConfirmationsAccept', () => ({ params: { accountId: ids.recipient }, body: { acceptedOutcomes: true } })],
  [
    'contactCreate',
    () => ({ query: { isDirectIdentifierCreation: true }, body: { identifier: '@x', targetCurrency: 'EUR' } }),
  ],
  [
    'transferCreate',
    () => ({ body: { targetAccount: ids.recipient, quoteUuid: quotes.transfer, customerTransactionId: KEY } }),
  ],
  ['transferFund', () => ({ params: { transferId: ids.transfer }, body: { type: 'BALANCE' } })],
  ['transferCancel', () => ({ params: { transferId: ids.transfer } })],
  ['balanceCreate', () => ({ headers: { 'x-idempotence-uuid': KEY }, body: { currency: 'JPY', type: 'STANDARD' } })],
  ['balanceDelete', () => ({ params: { balanceId: ids.dollars } })],
  [
    'balanceMovement',
    () => ({
      headers: { 'x-idempotence-uuid': KEY },
      body: { sourceBalanceId: ids.pounds, targetBalanceId: ids.jar, amount: { value: 1, currency: 'GBP' } },
    }),
  ],
  ['balanceMovement', () => ({ headers: { 'x-idempotence-uuid': KEY }, body: { quoteId: quotes.conversion } })],
  ['batchGroupCreate', () => ({ body: { sourceCurrency: 'GBP', name: 'Wages' } })],
  ['batchGroupUpdate', () => ({ params: { batchGroupId: group }, body: { status: 'COMPLETED', version: 0 } })],
  ['batchGroupFund', () => ({ params: { batchGroupId: group }, body: { type: 'BALANCE' } })],
  [
    'directDebitAccountCreate',
    () => ({
      body: {
        currency: 'USD',
        type: 'ACH',
        details: { routingNumber: '026009593', accountNumber: '12345678', accountType: 'CHECKING' },
      },
    }),
  ],
  ['bankAccountDetailsReturnsCreate', () => ({ params: { paymentId: ids.payment }, body: {} })],
];
const incoming: typeof outgoing = [
  ['bankAccountDetailsOrderCreate', () => ({ body: { currency: 'GBP' } })],
  ['bankAccountDetailsBankDetailsCreate', () => ({ body: { targetAccountId: ids.pounds } })],
  ['paynowCreate', () => ({ params: { payinSessionId: KEY } })],
  [
    'simulationBalanceTopup',
    () => ({
      body: { profileId: PERSONAL, balanceId: ids.pounds, currency: 'GBP', amount: 1, channel: 'TRANSFER' },
    }),
  ],
  [
    'batchGroupPaymentInitiationCreate',
    () => ({ params: { batchGroupId: group }, body: { type: 'DIRECT_DEBIT', accountId: 1 } }),
  ],
];

const codeOf = ({ body }: Answer) => body?.errors?.[0].code ?? body?.code;

describe('a profile that may only be viewed', () => {
  test.each([...outgoing, ...incoming])('is refused %s, and nothing changes', async (id, asked) => {
    const world = await restricted('viewed', 'profile-states', PERSONAL, 'VIEW_ONLY');
    const before = JSON.stringify((await sandbox.world(world)).save().tables);
    const answer = await ask(id, asked(), world);
    expect([answer.status, codeOf(answer)]).toEqual([422, 'profile.view-only']);
    expect(JSON.stringify((await sandbox.world(world)).save().tables)).toBe(before);
  });

  test('reads everything, and its prices say that nothing can be sent', async () => {
    const world = await restricted('viewed', 'profile-states', PERSONAL, 'VIEW_ONLY');
    const viewer = new Sender(sandbox, PERSONAL, world);
    expect((await viewer.get(ids.transfer)).status).toBe(200);
    const { id, notices } = await viewer.quote({ amount: 10 });
    expect(notices).toMatchObject([{ type: 'BLOCKED' }]);
    await drive('profile-states', PERSONAL, 'ACTIVE', world);
    const late = { targetAccount: ids.recipient, quoteUuid: id, customerTransactionId: KEY };
    expect(refused(await viewer.create(late))).toEqual({ status: 422, code: 'NOT_VALID', path: 'quoteUuid' });
  });
});

describe.each([
  ['profile', 'profile-states', PERSONAL],
  ['user', 'users', USER],
])('a %s that may only withdraw', (_, type, id) => {
  const open = () => restricted(`leaving-${type}`, type, id, 'WITHDRAW_ONLY');

  test.each(incoming)('is refused %s', async (operation, asked) => {
    const answer = await ask(operation, asked(), await open());
    expect([answer.status, codeOf(answer)]).toEqual([422, 'profile.withdraw-only']);
  });

  test('sends, converts and closes what it has, and is told so with its prices', async () => {
    const world = await open();
    const leaver = new Sender(sandbox, PERSONAL, world);
    expect((await leaver.quote({ amount: 10 })).notices).toMatchObject([{ type: 'WARNING' }]);
    expect((await leaver.fund(ids.transfer)).body.status).toBe('COMPLETED');
    const converted = { headers: { 'x-idempotence-uuid': KEY }, body: { quoteId: quotes.conversion } };
    expect((await ask('balanceMovement', converted, world)).status).toBe(201);
    expect((await ask('balanceDelete', { params: { balanceId: ids.dollars } }, world)).status).toBe(204);
    const back = { params: { paymentId: ids.payment }, body: {} };
    expect((await ask('bankAccountDetailsReturnsCreate', back, world)).status).toBe(201);
  });

  test('has no transfer paid by a bank, and sends back what comes in', async () => {
    const world = await open();
    const leaver = new Sender(sandbox, PERSONAL, world);
    expect(refused(await leaver.drive(ids.transfer, 'processing'))).toMatchObject({ code: 'profile.withdraw-only' });
    const { status } = await ask('simulationBankTransactionImport', { body: { currency: 'EUR', amount: 5 } }, world);
    expect(status).toBe(201);
    const [{ id: paymentId, status: now }] = (
      await sandbox.control('GET', '/resources/incoming-payments', undefined, world)
    ).body.items;
    expect(now).toBe('CANCELLED');
    expect(await leaver.balance(ids.euros)).toBe(20);
    const feed = (await ask('activityList', { query: { status: 'CANCELLED' } }, world)).body.activities;
    expect(feed).toMatchObject([{ resource: { type: 'TRANSFER', id: String(paymentId) } }]);
  });

  test('is paid by nobody here, neither now nor by what was on its way', async () => {
    const body = { identifier: '@AdaL', targetCurrency: 'EUR' };
    const wish = { params: { profileId: BUSINESS }, query: { isDirectIdentifierCreation: true }, body };
    const firm = new Sender(sandbox, BUSINESS, await restricted('firm', 'discoveries', BUSINESS, 'hidden'));
    const contactId = (await ask('contactCreate', wish, 'firm')).body.contactId;
    await firm.holding(100, 'GBP');
    const { id: quoteUuid, targetAccount } = await firm.quote({ amount: 10, quote: { contactId } });
    const made = (await firm.create({ targetAccount, quoteUuid, customerTransactionId: KEY })).body;
    await firm.fund(made.id);
    await firm.drive(made.id, 'funds_converted');
    const other = (await firm.quote({ amount: 10, quote: { contactId } })).id;
    await drive(type, id, 'WITHDRAW_ONLY', 'firm');
    // Where the user leaves, the firm does, too; what comes from outside concerns the payee alone.
    expect(refused(await firm.drive(made.id, 'outgoing_payment_sent')).code).toBe('transfer.target-restricted');
    const more = { targetAccount, quoteUuid: other, customerTransactionId: '00000000-0000-4000-8000-000000000043' };
    expect(refused(await firm.create(more)).code).toBe('transfer.target-restricted');
    const quoted = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 10, targetAccount };
    const priced = await ask('quoteCreate', { params: { profileId: BUSINESS }, body: quoted }, 'firm');
    expect(refused(priced)).toEqual({ status: 422, code: 'NOT_VALID', path: 'targetAccount' });
  });
});
