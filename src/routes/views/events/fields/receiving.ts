import {
  amount,
  decimal,
  emptyListOf,
  type Field,
  type Fields,
  flag,
  listOf,
  maybe,
  object,
  orNull,
  profileId,
  seldom,
  since,
  text,
  time,
  until,
  uuid,
  whole,
  word,
} from './field.ts';

const requirementStates = ['DONE', 'PENDING_USER', 'PENDING_TW'] as const;
const paymentState = (first: string) => word(first, 'PROCESSING', 'COMPLETED', 'CANCELLED', 'REFUNDED');

const address = object({
  first_line: maybe(text('Hafenweg 4')),
  address_lines: since('4.1.0', maybe(listOf(text('Hafenweg 4')))),
  street_name: seldom(text('Hafenweg')),
  building_number: seldom(text('4')),
  town_name: maybe(text('Hamburg')),
  postal_code: maybe(text('20457')),
  country_sub_division: seldom(text('HH')),
  country_code: maybe(text('DE')),
});

const bank = (bic: string): Field =>
  object({
    bic: maybe(text(bic)),
    name: seldom(text('Nordbank')),
    address: [until('4.0.0', seldom(text('Hamburg, DE'))), since('4.0.0', seldom(address))],
  });

const party = (name: string, account: string, bic: string): Fields => ({
  name: maybe(text(name)),
  address: [until('4.0.0', maybe(text('Hafenweg 4, 20457 Hamburg, DE'))), since('4.0.0', maybe(address))],
  account: maybe(text(account)),
  bank_details: [until('4.0.0', seldom(bank(bic))), since('4.0.0', maybe(bank(bic)))],
});

const bankCode = object({ value: maybe(text('CHASUS33')), type: maybe(word('BIC', 'BANK_CODE', 'BANK_NAME')) });

/** What is told of account details, and of money that comes in. @source webhook event reference */
export const receivingFields: Readonly<Record<string, Fields>> = {
  'account-details-payment#state-change': {
    resource: object({ id: whole(77_012), profile_id: profileId, type: word('balance-account') }),
    account_details_id: text('910'),
    target_account_id: text('77012'),
    transfer: object({
      id: whole(61_000_900),
      type: word('credit'),
      amount: decimal(250),
      currency: text('EUR'),
    }),
    sender: object({
      name: maybe(text('Ana Lopez')),
      account_number: maybe(text('ES7921000813610123456789')),
      bank_code: maybe(text('CAIXESBB')),
      address: maybe(text('Calle Mayor 1, Madrid')),
    }),
    current_state: paymentState('COMPLETED'),
    previous_state: orNull(paymentState('PROCESSING')),
    occurred_at: time,
  },
  'account-details-order#order-state-change': {
    creation_time: time,
    currency: text('CAD'),
    is_account_details_issued: flag(true),
    modification_time: time,
    order_id: uuid('0195a3c2-7b1e-4f00-9c0d-2e4f60718293'),
    order_status: word('DONE', 'PENDING_USER', 'PENDING_TW', 'REQUIREMENTS_FULFILLED'),
    profile_id: profileId,
    requirements: listOf(object({ status: word(...requirementStates), type: word('VERIFICATION', 'TOP_UP') })),
  },
  'incoming-transfer#credited': {
    incoming_transfer_id: uuid('4e5f6071-8293-4a4b-9c5d-6e7f80912a3b'),
    occurred_at: time,
  },
  'swift-in#credit': {
    action: object({
      type: word('credit'),
      id: whole(61_000_910),
      profile_id: profileId,
      account_id: whole(22_001),
    }),
    resource: object({
      id: text('70045'),
      uetr: uuid('3f2b9c1e-64d0-4a7b-9e88-5c1d2e3f4a5b'),
      reference: maybe(text('INV 2209')),
      recipient: object(party('Lena Brandt', 'BE71096123456769', 'TRWIBEB1')),
      sender: object({
        ...party('Acme Trading LLC', '000123456789', 'CHASUS33'),
        bank_code: until('4.0.0', maybe(bankCode)),
      }),
      exchange_rate: decimal(1),
      instructed_amount: maybe(amount(1010, 'EUR')),
      settled_amount: amount(1000, 'EUR'),
      fee: object({
        wise: emptyListOf(object({ type: word('conversion'), value: decimal(1), currency: text('EUR') })),
        correspondent: listOf(amount(10, 'EUR')),
      }),
      transaction_time: time,
      previous_instructing_agents: since('4.0.0', maybe(listOf(bank('DEUTDEFF')))),
      incoming_transfer_type: since('4.2.0', word('CUSTOMER_CREDIT_TRANSFER', 'FINANCIAL_INSTITUTION_CREDIT_TRANSFER')),
    }),
    occurred_at: time,
  },
  'swift#message-received': {
    action: object({ id: whole(61_000_910), profile_id: profileId, account_id: whole(22_001) }),
    occurred_at: time,
    resource: object({
      id: text('70045'),
      message_type: text('pacs.008.001.08'),
      content: text('PERvY3VtZW50Lz4='),
      content_encoding: word('base64'),
    }),
  },
};
