import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { textOf } from '../support/pdf.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, Sender, swift, type Wish } from '../support/sender.ts';
import { admitStranger } from '../support/stranger.ts';
import { Agent, balloons, john } from '../support/third-parties.ts';

let sandbox: Sandbox;
let ada: Sender;
let northbank: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
  ada = new Sender(sandbox);
  northbank = new Sender(sandbox, BUSINESS);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const papers = ['transferReceiptGet', 'transferUsCombinedReceiptGet', 'transferNocGet'] as const;
const ask = (operation: OperationId, transferId: number, token = 'localwise-user-token') =>
  sandbox.call(operation, { params: { transferId }, token });
const move = (id: number, to: string) => sandbox.control('POST', `/resources/transfers/${id}/transitions`, { to });
const way = ['processing', 'funds_converted', 'outgoing_payment_sent'];

/** A transfer that has come as far as `until`. */
async function sent(wish: Wish = {}, sender = ada, until = 'outgoing_payment_sent') {
  const { id } = await sender.transfer(wish);
  for (const status of way.slice(0, way.indexOf(until) + 1)) expect((await sender.drive(id, status)).status).toBe(200);
  return (await sender.get(id)).body;
}

/** Dollars by SWIFT, for which the quote must know the recipient. */
async function sentAbroad(payOut = 'SWIFT', reference = 'Invoice 7', accountHolderName = 'Jürgen Ødegård') {
  const targetAccount = await ada.recipient('USD', { ...swift, accountHolderName });
  const quote = await ada.quote({ to: 'USD', quote: { targetAccount, payOut } });
  expect(quote.payOut).toBe(payOut);
  const body = { targetAccount, quoteUuid: quote.id, customerTransactionId: randomUUID(), details: { reference } };
  const { id } = (await ada.create(body)).body;
  for (const status of way) await ada.drive(id, status);
  return (await ada.get(id)).body;
}

const paid = async (transferId: number): Promise<number> =>
  (await sandbox.call('transferPaymentsList', { params: { transferId } })).body[0].amount;

describe('a receipt', () => {
  test('says what was paid, charged, converted and sent, by whom and to whom', async () => {
    const transfer = await sent({ amount: 333.33 });
    const answer = await ask('transferReceiptGet', transfer.id);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.raw.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const text = await textOf(answer);
    const gross = await paid(transfer.id);
    for (const part of [
      'Transfer receipt',
      String(transfer.id),
      'Invoice 7',
      '2026-03-02 09:00:00 UTC',
      `${gross.toFixed(2)} GBP`,
      `Fee ${(gross - transfer.sourceValue).toFixed(2)} GBP`,
      `Converted ${transfer.sourceValue.toFixed(2)} GBP`,
      `1 GBP = ${transfer.rate} EUR`,
      `${transfer.targetValue.toFixed(2)} EUR`,
      'Ada Lovell',
      'Mia Hartmann',
      'DE89 3704 0044 0532 0130 00',
    ])
      expect(text).toContain(part);
    const again = await ask('transferReceiptGet', transfer.id);
    expect(again.raw.rawPayload.equals(answer.raw.rawPayload)).toBe(true);
  });

  test('has the same bytes later, on another server, and for yen', async () => {
    const { id, targetValue } = await sent({ to: 'JPY', amount: 100 });
    const answer = await ask('transferReceiptGet', id);
    expect(await textOf(answer)).toContain(`${targetValue} JPY`);
    await sandbox.advance('P3D');
    expect((await ask('transferReceiptGet', id)).raw.rawPayload.equals(answer.raw.rawPayload)).toBe(true);
  });

  test('tells no rate where nothing was exchanged', async () => {
    const { id } = await sent({ to: 'GBP', amount: 100 });
    const text = await textOf(await ask('transferReceiptGet', id));
    expect(text).toContain('Paid in 100.00 GBP');
    for (const word of ['Converted', 'Exchange rate']) expect(text).not.toContain(word);
  });

  test('of a transfer for somebody else names them as the sender', async () => {
    const agent = new Agent(ada);
    const { id } = (await agent.create(await agent.wish({ ...john, name: { ...john.name, familyName: 'Łękawa' } })))
      .body;
    for (const status of way) await ada.drive(id, status);
    const text = await textOf(await ask('transferReceiptGet', id));
    expect(text).toContain('John Łękawa');
    expect(text).not.toContain('Ada Lovell');
  });
});

test('money that stays here has papers too, without an account at a bank', async () => {
  const balance = await ada.holding(0, 'EUR');
  const params = { profileId: ada.profileId, balanceId: balance };
  const targetAccount = (await sandbox.call('balanceGet', { params })).body.recipientId;
  const { id } = await ada.transfer({ quote: { targetAccount }, body: { targetAccount } });
  for (const status of way) await ada.drive(id, status);
  expect(await textOf(await ask('transferReceiptGet', id))).toContain('Recipient Name Ada Lovell');
  expect((await ask('transferPayoutInfoGet', id)).body).toMatchObject({ deliveryMode: 'LOCAL', mt103: null });
});

test('the combined receipt is there when a payment is announced, with the day of arrival, and again once sent', async () => {
  const transfer = await ada.transfer();
  expect((await ask('transferUsCombinedReceiptGet', transfer.id)).status).toBe(404);
  await move(transfer.id, 'incoming_payment_initiated');
  const first = await textOf(await ask('transferUsCombinedReceiptGet', transfer.id));
  expect(first).toContain('Total 1000.00 GBP');
  expect(first).toContain(`Total to recipient ${transfer.targetValue.toFixed(2)} EUR`);
  expect(first).toContain('cancelled');
  expect(first).not.toContain('Sent');
  for (const status of way) await ada.drive(transfer.id, status);
  const second = await textOf(await ask('transferUsCombinedReceiptGet', transfer.id));
  expect(second).toContain(`Transfer amount ${transfer.sourceValue.toFixed(2)} GBP`);
  expect(second).toContain('Sent');
});

describe('the certificate for rupees', () => {
  test('is there when the sender is a business', async () => {
    const transfer = await sentRupees(northbank);
    const text = await textOf(await ask('transferNocGet', transfer.id));
    for (const part of ['Northbank Trading Ltd', 'Mia Hartmann', `${transfer.targetValue.toFixed(2)} INR`, 'Invoice 7'])
      expect(text).toContain(part);
  });

  test('is there when the recipient or the originator is one, and not between people', async () => {
    const person = await sentRupees(ada);
    const refused = await ask('transferNocGet', person.id);
    expect([refused.status, refused.body.errors[0].code]).toEqual([404, 'transfer.no-document']);
    const agent = new Agent(ada);
    const details = { transferPurpose: 'x', transferPurposeInvoiceNumber: '7' };
    const { id } = (await agent.create({ ...(await agent.wish(balloons, { to: 'INR' })), details })).body;
    for (const status of way) await ada.drive(id, status);
    expect(await textOf(await ask('transferNocGet', id))).toContain('Hot Air Balloon Services Ltd');
  });

  test('is not there for other currencies', async () => {
    expect((await ask('transferNocGet', (await sent({}, northbank)).id)).status).toBe(404);
  });

  const sentRupees = (sender: Sender) => {
    const details = { reference: 'Invoice 7', transferPurpose: 'x', transferPurposeInvoiceNumber: '7' };
    return sent({ to: 'INR', body: { details } }, sender);
  };
});

describe('payout information', () => {
  test('of a local payout has no message', async () => {
    const { id } = await sent();
    expect((await ask('transferPayoutInfoGet', id)).body).toEqual({
      processorName: 'Localwise Payments Ltd.',
      deliveryMode: 'LOCAL',
      bankingPartnerReference: `LW${id}`,
      bankingPartnerName: 'Localwise Clearing Bank',
      mt103: null,
    });
  });

  test.each([
    ['SWIFT', 'SHA', '71F'],
    ['SWIFT_OUR', 'OUR', '71G'],
  ])('of a payout by %s is an MT103 with the charges %s', async (payOut, charges, field) => {
    const { id, targetValue, profile: _ } = await sentAbroad(payOut);
    const { body } = await ask('transferPayoutInfoGet', id);
    expect(body).toMatchObject({ deliveryMode: 'SWIFT', bankingPartnerReference: `LW${id}` });
    const { mt103 } = body;
    expect(mt103.split('\n')[0]).toMatch(
      /^\{1:F01[A-Z0-9]{12}\d{10}\}\{2:I103[A-Z0-9]{12}N\}\{3:\{108:LW\d+\}\{111:001\}\{121:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\}\}\{4:$/,
    );
    const amount = `USD${targetValue.toFixed(2).replace('.', ',')}`.replace(/,00$/, ',');
    expect(mt103.split('\n').slice(1)).toEqual([
      `:20:LW${id}`,
      ':23B:CRED',
      `:32A:260305${amount}`,
      `:33B:${amount}`,
      `:50K:/${ada.profileId}`,
      'Ada Lovell',
      '56 Shoreditch High Street',
      'London E1 6JJ',
      'GB',
      ':59:/DE89370400440532013000',
      'Jurgen Odegard',
      'Domstrasse 1',
      'Koln 50668',
      'DE',
      ':70:Invoice 7',
      `:71A:${charges}`,
      `:${field}:USD0,`,
      '-}',
    ]);
    expect((await ask('transferPayoutInfoGet', id)).body).toEqual(body);
    await sandbox.advance('PT1H');
    await move(id, 'bounced_back');
    await move(id, 'outgoing_payment_sent');
    expect((await ask('transferPayoutInfoGet', id)).body.mt103.split('\n')[0]).toBe(mt103.split('\n')[0]);
  });

  test('needs no reference, and keeps to the lines of the form', async () => {
    const linesOf = async (reference: string): Promise<string[]> => {
      const { id } = await sentAbroad('SWIFT', reference, `Mia ${'A'.repeat(60)}`);
      return (await ask('transferPayoutInfoGet', id)).body.mt103.split('\n');
    };
    const lines = await linesOf('');
    expect(lines.some(line => line.startsWith(':70:'))).toBe(false);
    expect(lines).toContain(`Mia ${'A'.repeat(31)}`);
    expect(await linesOf('-5 apples')).toContain(':70:.5 apples');
  });
});

test('before the money has left, and after it came back, there are no papers', async () => {
  const { id } = await ada.transfer();
  const all = [...papers, 'transferPayoutInfoGet'] as const;
  for (const step of [undefined, ...way.slice(0, 2)]) {
    if (step) await ada.drive(id, step);
    for (const operation of all) expect((await ask(operation, id)).status, `${step} ${operation}`).toBe(404);
  }
  for (const step of ['outgoing_payment_sent', 'bounced_back', 'funds_refunded']) await ada.drive(id, step);
  for (const operation of all) expect((await ask(operation, id)).status, operation).toBe(404);
});

test('papers of unknown transfers are 404, and of a stranger 403', async () => {
  const { id } = await sent();
  const token = admitStranger(await sandbox.world());
  for (const operation of [...papers, 'transferPayoutInfoGet'] as const) {
    expect((await ask(operation, 1)).status).toBe(404);
    expect((await ask(operation, id, token)).status).toBe(403);
  }
});
