import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import type { Outcome } from '../../src/state/kernel/index.ts';
import { question } from '../support/case-calls.ts';
import { followed, latestWhy, override } from '../support/override-calls.ts';
import { Sandbox } from '../support/sandbox.ts';
import { Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => {
  sandbox.enterFreshWorld();
  ada = new Sender(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const order = (operationId: OperationId, outcome: Outcome, more: object = {}) =>
  override(sandbox, { match: { operationId, ...more }, outcome });
const byItself = () => sandbox.control('POST', '/settings', { autoAdvance: 'clock' });

describe('a transfer', () => {
  const fares = async (outcome: Outcome) => {
    await byItself();
    await ada.holding(2_000, 'GBP');
    await order('transferCreate', outcome, { body: { 'details.reference': 'Invoice*' } });
    const { id } = await ada.transfer();
    await ada.fund(id);
    const at = (await ada.get(id)).body.status;
    await sandbox.advance('P1D');
    return { id, at, later: (await ada.get(id)).body.status };
  };

  test.each<[Outcome, string, string]>([
    ['approve', 'outgoing_payment_sent', 'outgoing_payment_sent'],
    ['reject', 'funds_refunded', 'funds_refunded'],
    ['hold', 'processing', 'processing'],
  ])('that is to %s is %s', async (outcome, at, later) => {
    expect(await fares(outcome)).toMatchObject({ at, later });
    expect(await followed(sandbox)).toEqual([1]);
  });

  test('that is held goes its usual way once somebody moves it', async () => {
    const { id } = await fares('hold');
    await ada.drive(id, 'funds_converted');
    await sandbox.advance('PT5S');
    expect((await ada.get(id)).body.status).toBe('outgoing_payment_sent');
  });

  test('tells of each step in its history, and of who ordered it', async () => {
    const { id } = await fares('reject');
    const { body } = await sandbox.control('GET', `/resources/transfers/${id}`);
    const [made, ...rest] = body.history;
    expect(made.cause).toMatchObject({ kind: 'request', operation: 'transferCreate', override: 1 });
    expect(rest.map(({ move }: { move: string }) => move)).toEqual([
      'receive',
      'convert',
      'payOut',
      'bounce',
      'refund',
    ]);
  });

  test('that nobody fits fares as ever, and a refused one uses nothing up', async () => {
    await order('transferCreate', 'reject', { body: { 'details.reference': 'Invoice 8' } });
    await ada.holding(2_000, 'GBP');
    const { id } = await ada.transfer();
    await ada.fund(id);
    expect([(await ada.get(id)).body.status, await followed(sandbox)]).toEqual(['processing', [0]]);
    await order('transferCreate', 'reject');
    await ada.create({ targetAccount: 5, quoteUuid: randomUUID(), customerTransactionId: randomUUID(), details: {} });
    expect(await followed(sandbox)).toEqual([0]);
  });

  test('asked for twice under its id is the one that was made', async () => {
    await ada.holding(2_000, 'GBP');
    const quote = await ada.quote();
    const customerTransactionId = randomUUID();
    const wish = { targetAccount: await ada.recipient(), quoteUuid: quote.id, customerTransactionId, details: {} };
    await order('transferCreate', 'approve');
    await ada.create(wish);
    await ada.create(wish);
    expect(await followed(sandbox)).toEqual([1]);
  });
});

describe('an order', () => {
  test('weighs more than a magic value', async () => {
    await ada.holding(2_000, 'GBP');
    await order('transferCreate', 'approve');
    const { id } = await ada.transfer({ body: { details: { reference: 'FAIL' } } });
    await ada.fund(id);
    expect((await ada.get(id)).body.status).toBe('outgoing_payment_sent');
  });

  test('may come with a patched reply, and both are told', async () => {
    await override(
      sandbox,
      { match: { operationId: 'caseCreate' }, outcome: 'approve' },
      { match: { operationId: 'caseCreate' }, reply: { headers: { 'x-a': '1' } } },
    );
    const { headers } = await sandbox.call('caseCreate', { body: question });
    expect([headers['x-localwise-override'], headers['x-a']]).toEqual(['2, 1', '1']);
    expect(await latestWhy(sandbox)).toBeNull();
    expect((await sandbox.control('GET', '/requests?limit=1')).body.requests[0].overrides).toEqual([2, 1]);
  });
});

test('a payment is rejected for lack of money that is there', async () => {
  const balanceId = await ada.holding(2_000, 'GBP');
  await override(sandbox, { match: { operationId: 'transferFund' }, times: 1, outcome: 'reject' });
  const { id } = await ada.transfer();
  expect((await ada.fund(id)).body).toMatchObject({ status: 'REJECTED', errorCode: 'transfer.insufficient_funds' });
  expect(await ada.balance(balanceId)).toBe(2_000);
  expect((await ada.fund(id)).body.status).toBe('COMPLETED');
});
