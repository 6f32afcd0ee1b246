import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Listener } from '../support/listener.ts';
import { PERSONAL } from '../support/receiving-calls.ts';

let listener: Listener;
beforeEach(async () => {
  listener = await Listener.open();
  await listener.calls.standard('EUR');
});
afterEach(() => listener.close());

const at = '2026-03-02T09:00:00.000Z';
const atOnce = '2026-03-02T09:00:00Z';

/** The profile's multi-currency account: the first of its world. */
const ACCOUNT = 50_000_001;

describe('a Swift payment', () => {
  const address = { addressLine: '12 Pine Road', city: 'Austin', postalCode: '78701', country: 'US' };
  const wish = {
    currencyCode: 'EUR',
    amount: 1000,
    beneficiaryName: 'LENA BRANDT',
    beneficiaryAccount: 'BE71096123456769',
    beneficiaryAddress: { city: 'Hamburg', country: 'DE' },
    senderName: 'ACME & SONS <LLC>',
    senderBic: 'CHASUS33',
    senderAccount: '000123456789',
    senderAddress: address,
    charges: [
      { amount: 10, currency: 'EUR', agent: 'DEUTDEFF' },
      { amount: 3, currency: 'USD', agent: 'CHASUS33' },
    ],
    previousInstructingAgents: ['DEUTDEFF'],
    paymentReference: 'INV 2209',
  };
  const fee = {
    wise: [],
    correspondent: [
      { value: 10, currency: 'EUR' },
      { value: 3, currency: 'USD' },
    ],
  };

  test('is told of in every version as that version tells it', async () => {
    await listener.calls.order('EUR');
    await listener.subscribe('swift-in#credit');
    const { id: messageId, uetr } = (await listener.calls.swiftIn(wish)).body;
    await listener.arrived(4);
    const { id } = await listener.calls.latest();
    const action = { type: 'credit', id, profile_id: PERSONAL, account_id: ACCOUNT };
    const [oldest] = listener.told('swift-in#credit', '3.0.0');
    const shared = {
      id: String(messageId),
      uetr,
      reference: 'INV 2209',
      exchange_rate: 1,
      instructed_amount: { value: 1010, currency: 'EUR' },
      settled_amount: { value: 1000, currency: 'EUR' },
      fee,
    };
    expect(oldest).toEqual({
      action,
      resource: {
        ...shared,
        recipient: { name: 'LENA BRANDT', address: 'Hamburg, DE', account: 'BE71096123456769' },
        sender: {
          name: 'ACME & SONS <LLC>',
          address: '12 Pine Road, 78701 Austin, US',
          account: '000123456789',
          bank_code: { value: 'CHASUS33', type: 'BIC' },
        },
        transaction_time: atOnce,
      },
      occurred_at: atOnce,
    });
    const structured = { first_line: '12 Pine Road', town_name: 'Austin', postal_code: '78701', country_code: 'US' };
    const resourceIn = (senderAddress: object, more: object) => ({
      ...shared,
      recipient: {
        name: 'LENA BRANDT',
        address: { town_name: 'Hamburg', country_code: 'DE' },
        account: 'BE71096123456769',
        bank_details: { bic: 'TRWIBEB1XXX' },
      },
      sender: {
        name: 'ACME & SONS <LLC>',
        address: senderAddress,
        account: '000123456789',
        bank_details: { bic: 'CHASUS33' },
      },
      transaction_time: at,
      previous_instructing_agents: [{ bic: 'DEUTDEFF' }],
      ...more,
    });
    const inLines = { ...structured, address_lines: ['12 Pine Road'] };
    expect(listener.told('swift-in#credit', '4.0.0')[0].resource).toEqual(resourceIn(structured, {}));
    expect(listener.told('swift-in#credit', '4.1.0')[0].resource).toEqual(resourceIn(inLines, {}));
    const kind = { incoming_transfer_type: 'CUSTOMER_CREDIT_TRANSFER' };
    expect(listener.told('swift-in#credit', '4.2.0')[0]).toEqual({
      action,
      resource: resourceIn(inLines, kind),
      occurred_at: at,
    });
  });

  test('is told of as the message that came in', async () => {
    await listener.calls.order('EUR');
    await listener.subscribe('swift#message-received');
    const { id: messageId, uetr } = (await listener.calls.swiftIn(wish)).body;
    await listener.arrived(1);
    const { id } = await listener.calls.latest();
    const [{ action, resource, occurred_at }] = listener.told('swift#message-received', '4.0.0');
    expect([action.id, action.profile_id, occurred_at]).toEqual([id, PERSONAL, at]);
    expect(resource).toMatchObject({
      id: String(messageId),
      message_type: 'pacs.008.001.08',
      content_encoding: 'base64',
    });
    const message = Buffer.from(resource.content, 'base64').toString('utf8');
    expect(message).toMatch(/^<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs\.008\.001\.08">/);
    for (const part of [
      `<UETR>${uetr}</UETR>`,
      '<IntrBkSttlmAmt Ccy="EUR">1000.00</IntrBkSttlmAmt>',
      '<InstdAmt Ccy="EUR">1010.00</InstdAmt>',
      '<Nm>ACME &amp; SONS &lt;LLC&gt;</Nm>',
      '<PrvsInstgAgt1><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></PrvsInstgAgt1>',
      '<RmtInf><Ustrd>INV 2209</Ustrd></RmtInf>',
    ]) {
      expect(message).toContain(part);
    }
    expect(message).not.toMatch(/<(\w+)><\/\1>/);
  });

  test('that says little is told of with what is usual', async () => {
    await listener.calls.order('EUR');
    await listener.subscribe('swift-in#credit', ['4.2.0']);
    await listener.calls.swiftIn({ currencyCode: 'EUR', amount: 5 });
    await listener.arrived(1);
    const [{ resource }] = listener.told('swift-in#credit', '4.2.0');
    expect(resource).not.toHaveProperty('reference');
    expect(resource).toMatchObject({
      recipient: {
        name: 'Ada Lovell',
        account: expect.stringMatching(/^BE\d{14}$/),
        bank_details: { bic: 'TRWIBEB1XXX' },
      },
      sender: { name: 'Test Sender', account: '12345678' },
      instructed_amount: { value: 5, currency: 'EUR' },
      fee: { wise: [], correspondent: [] },
      previous_instructing_agents: [],
    });
  });
});
