import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checksum } from '../../src/routes/views/paynow.ts';
import { isAbaRoutingNumber, isIban } from '../../src/state/recipients/checksums.ts';
import { findCountry } from '../../src/state/recipients/index.ts';
import { readQrCode } from '../support/read-qr-code.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL, Sender } from '../support/sender.ts';
import { admitStranger } from '../support/stranger.ts';

let sandbox: Sandbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
beforeEach(() => {
  sandbox.enterFreshWorld();
  ada = new Sender(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const deposit = (transferId: number, profileId = PERSONAL, token?: string) =>
  sandbox.call('payinDepositDetailGet', { params: { profileId, transferId }, ...(token ? { token } : {}) });
const payNow = (payinSessionId: string, profileId = PERSONAL) =>
  sandbox.call('paynowCreate', { params: { profileId, payinSessionId } });
const settle = (id: number) => sandbox.control('POST', `/resources/transfers/${id}/transitions`, { to: 'processing' });

/** Recipient's currency: another one than the source. */
const from = (source: string) => ({ from: source, to: source === 'GBP' ? 'EUR' : 'GBP', amount: 90_000 });

interface Detail {
  readonly type: string;
  readonly label: string;
  readonly rawValue: string;
  readonly formattedValue: string | null;
}

const IBAN = ['iban', 'bic', 'recipientName', 'reference'];
const shapes: readonly [string, readonly string[]][] = [
  ...['EUR', 'DKK', 'NOK', 'SEK', 'CHF', 'BGN', 'RON', 'PLN', 'CZK', 'HUF', 'TRY'].map(
    code => [code, IBAN] as [string, readonly string[]],
  ),
  ['GBP', ['sortCode', 'accountNumber', 'recipientName', 'reference']],
  ['USD', ['routingNumber', 'accountNumber', 'accountType', 'recipientName', 'recipientAddress', 'reference']],
  ['AUD', ['bsbCode', 'accountNumber', 'recipientName', 'reference']],
  ['CAD', ['institutionNumber', 'transitNumber', 'accountNumber', 'recipientName', 'reference']],
  ['NZD', ['accountNumber', 'recipientName', 'reference']],
  ['SGD', ['bankCode', 'accountNumber', 'recipientName', 'reference']],
  ['HKD', ['bankCode', 'accountNumber', 'fpsIdentifier', 'recipientName', 'reference']],
  ['IDR', ['bankCode', 'accountNumber', 'recipientName', 'reference']],
  ['MYR', ['bankCode', 'accountNumber', 'recipientName', 'reference']],
  ['BRL', ['bankCode', 'accountNumber', 'cnpj', 'recipientName', 'reference']],
  ['JPY', ['bankName', 'branchName', 'accountType', 'accountNumber', 'recipientName', 'reference']],
  ['INR', ['ifscCode', 'accountNumber', 'recipientName', 'reference']],
];

/** A transfer in each currency that can be paid in; the address that dollars need comes with its recipient. */
async function transferFrom(source: string) {
  const wish = from(source);
  const address = { country: 'GB', city: 'London', firstLine: '1 High Street', postCode: 'E1 6JJ' };
  const details = { legalType: 'PRIVATE', sortCode: '231470', accountNumber: '28821822', address };
  const targetAccount = wish.to === 'GBP' ? await ada.recipient('GBP', { details }) : await ada.recipient('EUR');
  const quote = await ada.quote({ ...wish, quote: { targetAccount } });
  return ada.transfer({ ...wish, body: { targetAccount, quoteUuid: quote.id } });
}

describe('the account to pay a transfer into', () => {
  test.each(shapes)('in %s is told by %o', async (source, types) => {
    const { id } = await transferFrom(source);
    const { status, body } = await deposit(id);
    expect([status, body.payinBankAccount.currency]).toEqual([200, source]);
    const details: Detail[] = body.payinBankAccount.details;
    expect(details.map(({ type }) => type)).toEqual(types);
    expect(details.at(-1)).toMatchObject({ type: 'reference', rawValue: `T${id}`, value: `T${id}` });
    for (const { label, rawValue, formattedValue } of details) {
      expect([label, rawValue].every(text => text !== '')).toBe(true);
      if (formattedValue !== null) expect(formattedValue.replace(/[ ./-]/g, '')).toBe(rawValue);
    }
    const iban = details.find(({ type }) => type === 'iban')?.rawValue;
    if (iban) expect(isIban(iban, findCountry(iban.slice(0, 2))?.ibanLength ?? 0), iban).toBe(true);
    const routing = details.find(({ type }) => type === 'routingNumber')?.rawValue;
    if (routing) expect(isAbaRoutingNumber(routing)).toBe(true);
  });

  test('in euros is an account in Brussels', async () => {
    const { body } = await deposit((await transferFrom('EUR')).id);
    expect(body.payinBank).toMatchObject({
      bankName: 'Wise Europe SA/NV',
      bankAddress: { city: 'Brussels', state: null },
    });
    expect(body.wiseInformation.localCompanyName).toBe('Wise Europe SA');
    expect(body.payinBankAccount.details[0]).toMatchObject({ label: 'IBAN', description: expect.any(String) });
    expect(body.payinBankAccount.details[1].rawValue).toBe('TRWIBEB1XXX');
  });

  test('takes the money in the end', async () => {
    const { id } = await ada.transfer();
    expect((await settle(id)).status).toBe(200);
    expect((await ada.get(id)).body.status).toBe('processing');
    const [payment] = (await sandbox.call('transferPaymentsList', { params: { transferId: id } })).body;
    expect(payment.method).toBe('BANK_TRANSFER');
  });

  test('is refused in a currency that no account takes', async () => {
    const { status, body } = await deposit((await transferFrom('ZAR')).id);
    expect([status, body.errors[0].code]).toEqual([422, 'payin.currency-not-supported']);
  });

  test('is told of one’s own transfers only', async () => {
    const { id } = await ada.transfer();
    expect((await deposit(2_148_999_999)).status).toBe(404);
    expect((await deposit(id, BUSINESS)).status).toBe(404);
    expect((await deposit(id, 30_999_999)).status).toBe(403);
    expect((await deposit(id, PERSONAL, admitStranger(await sandbox.world()))).status).toBe(403);
  });
});

/** The objects of a payload, by their ids. */
function objectsOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = 0; at < text.length; ) {
    const length = Number(text.slice(at + 2, at + 4));
    found[text.slice(at, at + 2)] = text.slice(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return found;
}

describe('paying by PayNow', () => {
  test('shows a code that a telephone reads as the payment', async () => {
    const transfer = await transferFrom('SGD');
    const { status, body } = await payNow(transfer.payinSessionId);
    expect(status).toBe(200);
    expect(body.details).toEqual({
      virtualPaymentAddress: 'UEN123456789R#WISE',
      amount: 90_000,
      currency: 'SGD',
      reference: 'PP12345001',
      entityName: 'WISE ASIA-PACIFIC PTE LTD',
    });
    const text = readQrCode(body.qrCodeInBase64);
    const { '26': payee = '', '62': more = '', '63': sum, ...objects } = objectsOf(text);
    expect(objects).toEqual({
      '00': '01',
      '01': '12',
      '52': '0000',
      '53': '702',
      '54': '90000.00',
      '58': 'SG',
      '59': 'WISE ASIA-PACIFIC PTE LTD',
      '60': 'Singapore',
    });
    expect(objectsOf(payee)).toEqual({ '00': 'SG.PAYNOW', '01': '3', '02': 'UEN123456789R#WISE', '03': '0' });
    expect(objectsOf(more)).toEqual({ '01': 'PP12345001' });
    expect(sum).toBe(checksum(text.slice(0, -4)));
  });

  test('is checked by the sum that the format asks for', () => {
    // The check value that is published for this polynomial.
    expect(checksum('123456789')).toBe('29B1');
  });

  test('asked for again answers the same, byte for byte, after a restart too', async () => {
    const { payinSessionId } = await transferFrom('SGD');
    const first = await payNow(payinSessionId);
    expect((await payNow(payinSessionId.toUpperCase())).raw.payload).toBe(first.raw.payload);
    await sandbox.forget();
    expect((await payNow(payinSessionId)).raw.payload).toBe(first.raw.payload);
    const other = await payNow((await transferFrom('SGD')).payinSessionId);
    expect(other.body.details.reference).toBe('PP12345002');
    expect(other.body.qrCodeInBase64).not.toBe(first.body.qrCodeInBase64);
  });

  test('settles as any payment does, and then is no longer offered', async () => {
    const { id, payinSessionId } = await transferFrom('SGD');
    await payNow(payinSessionId);
    expect((await settle(id)).status).toBe(200);
    expect((await ada.get(id)).body.status).toBe('processing');
    await expectNotAllowed(payinSessionId);
  });

  test('is not offered in other currencies, nor once the transfer was called off', async () => {
    await expectNotAllowed((await transferFrom('EUR')).payinSessionId);
    const { id, payinSessionId } = await transferFrom('SGD');
    await ada.cancel(id);
    await expectNotAllowed(payinSessionId);
  });

  test.each(['00000000-0000-4000-8000-000000000000', 'nonsense', '__proto__'])('knows no session %s', async session => {
    const { status, body } = await payNow(session);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      type: '/errors/types/validation',
      title: 'Validation Error',
      status: 400,
      instance: `/v1/profiles/${PERSONAL}/payin-sessions/${session}/paynow`,
      errors: [{ code: 'invalid_request', detail: `Invalid request to create payment for session ${session}.` }],
    });
  });

  test('is of the profile that sends', async () => {
    const { payinSessionId } = await transferFrom('SGD');
    expect((await payNow(payinSessionId, BUSINESS)).status).toBe(400);
    expect((await payNow(payinSessionId, 30_999_999)).status).toBe(403);
  });
});

async function expectNotAllowed(payinSessionId: string): Promise<void> {
  const { status, body } = await payNow(payinSessionId);
  expect([status, body.code, body.type]).toEqual([
    422,
    'payins.paynow.details.creation.not.allowed',
    '/errors/types/domain',
  ]);
}
