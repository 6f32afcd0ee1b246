import { beforeEach, describe, expect, test } from 'vitest';
import { isCurrency } from '../../src/state/kernel/index.ts';
import { type TransferDetails, transferForm } from '../../src/state/transfers/index.ts';
import { Bench } from '../support/bench.ts';
import { Office } from '../support/transfers.ts';

let bench: Bench;
let office: Office;
beforeEach(() => {
  bench = new Bench();
  office = new Office(bench);
});

interface Route {
  readonly from?: string;
  readonly to?: string;
  readonly amount?: number;
  readonly profileId?: number;
  readonly sender?: 'PRIVATE' | 'BUSINESS';
}

function fieldsOf({ from = 'GBP', to = 'EUR', amount = 100, profileId, sender }: Route, details: TransferDetails = {}) {
  const wish = { sourceCurrency: from, targetCurrency: to, sourceAmount: amount };
  const quote = office.quote(wish, profileId ?? bench.personal);
  const request = { recipientId: office.recipient().id, quoteId: quote.id, sender: sender ?? null, details };
  return transferForm(bench.world, bench.ada, request).fields.flatMap(({ group }) => group);
}

const keysOf = (route: Route, details: TransferDetails = {}) => fieldsOf(route, details).map(({ key }) => key);

const purpose = { transferPurpose: 'verification.transfers.purpose.other' };
const ownFunds = { sourceOfFunds: 'verification.source.of.funds.salary' };
const otherFunds = { sourceOfFunds: 'verification.source.of.funds.other' };

describe('what is asked for', () => {
  test.each(['THB', 'INR', 'IDR', 'MYR', 'AED'])('to %s is the purpose, of any amount', to => {
    expect(isCurrency(to)).toBe(true);
    expect(keysOf({ to })).toEqual(['reference', 'transferPurpose']);
    expect(keysOf({ to }, purpose)).toEqual(['reference', 'transferPurpose']);
  });

  test('to China is a closer purpose once there is one', () => {
    expect(keysOf({ to: 'CNY' })).toEqual(['reference', 'transferPurpose']);
    expect(keysOf({ to: 'CNY' }, { transferPurpose: '' })).toEqual(['reference', 'transferPurpose']);
    const closer = ['reference', 'transferPurpose', 'transferPurposeSubTransferPurpose'];
    expect(keysOf({ to: 'CNY' }, purpose)).toEqual(closer);
  });

  test('to India is the invoice where a business sends, whichever way that is known', () => {
    const invoiced = ['reference', 'transferPurpose', 'transferPurposeInvoiceNumber'];
    const { business } = bench;
    expect(keysOf({ to: 'INR', profileId: business })).toEqual(invoiced);
    expect(keysOf({ to: 'INR', sender: 'BUSINESS' })).toEqual(invoiced);
    expect(keysOf({ to: 'INR', profileId: business, sender: 'PRIVATE' })).toEqual(['reference', 'transferPurpose']);
    expect(keysOf({ to: 'EUR', profileId: business })).toEqual(['reference']);
  });

  test('of a large amount is the purpose, beyond what 80 000 dollars are worth', () => {
    expect(keysOf({ from: 'USD', amount: 80_000 })).toEqual(['reference']);
    expect(keysOf({ from: 'USD', amount: 80_000.01 })).toEqual(['reference', 'transferPurpose']);
    expect(keysOf({ from: 'GBP', amount: 70_000 })).toEqual(['reference', 'transferPurpose']);
    expect(keysOf({ from: 'JPY', amount: 80_001 })).toEqual(['reference']);
  });

  test('of many dollars is where they come from, and in words where that is none of the usual', () => {
    const many = { to: 'USD', amount: 70_000 };
    const asked = ['reference', 'transferPurpose', 'sourceOfFunds'];
    expect(keysOf({ to: 'USD' })).toEqual(['reference']);
    expect(keysOf(many)).toEqual(asked);
    expect(keysOf(many, ownFunds)).toEqual(asked);
    expect(keysOf(many, otherFunds)).toEqual([...asked, 'sourceOfFundsOther']);
    expect(keysOf({ ...many, to: 'EUR' }, otherFunds)).toEqual(['reference', 'transferPurpose']);
  });

  test('from and to Brazil is the nature, which nothing depends on here: the quote needs it', () => {
    expect(keysOf({ to: 'BRL' })).toEqual(['reference', 'transferNature']);
    expect(keysOf({ from: 'BRL' })).toEqual(['reference', 'transferNature']);
  });
});

describe('a field', () => {
  const only = (route: Route, key: string, details: TransferDetails = {}) =>
    fieldsOf(route, details).find(field => field.key === key);

  test.each([
    ['transferPurpose', { to: 'THB' }, {}, 7],
    ['transferPurposeSubTransferPurpose', { to: 'CNY' }, purpose, 4],
    ['sourceOfFunds', { to: 'USD', amount: 70_000 }, {}, 5],
  ] as const)('%s is chosen from a list, is required, and changes the form', (key, route, details, choices) => {
    const field = only(route, key, details);
    expect(field).toMatchObject({ type: 'select', required: true, refreshRequirementsOnChange: true, maxLength: null });
    expect(field?.valuesAllowed).toHaveLength(choices);
  });

  test.each([
    ['transferPurposeInvoiceNumber', { to: 'INR', sender: 'BUSINESS' }, {}],
    ['sourceOfFundsOther', { to: 'USD', amount: 70_000 }, otherFunds],
  ] as const)('%s is a text that is required', (key, route, details) => {
    const field = only(route, key, details);
    expect(field).toMatchObject({ type: 'text', required: true, refreshRequirementsOnChange: false });
    expect(field?.valuesAllowed).toBeNull();
  });

  test('of the nature may be left empty', () => {
    const nature = only({ to: 'BRL' }, 'transferNature');
    expect(nature).toMatchObject({ type: 'select', required: false });
    expect(nature?.valuesAllowed?.map(({ key }) => key)).toContain('MOVING_MONEY_BETWEEN_OWN_ACCOUNTS');
  });

  test.each([
    ['USD', 10],
    ['EUR', 35],
  ])('of the reference has room for what a bank in %s takes: %d', (to, maxLength) => {
    const expected = { maxLength, required: false, validationRegexp: '[a-zA-Z0-9- ]*' };
    expect(only({ to }, 'reference')).toMatchObject(expected);
  });
});

test('what the form requires and nobody gave is an open issue, and what it did not ask for is none', () => {
  const issues = (to: string, amount: number, details: TransferDetails) =>
    office.transfer({ targetCurrency: to, sourceAmount: amount }, { details }).issues;
  expect(issues('EUR', 70_000, {})).toEqual(['missing_information']);
  expect(issues('EUR', 70_000, { transferPurpose: '' })).toEqual(['missing_information']);
  expect(issues('EUR', 70_000, purpose)).toEqual([]);
  expect(issues('EUR', 100, otherFunds)).toEqual([]);
  expect(issues('BRL', 100, {})).toEqual([]);
});
