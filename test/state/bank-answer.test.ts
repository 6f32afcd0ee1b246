import { describe, expect, test } from 'vitest';
import currencies from '../../fixtures/reference/currencies.json' with { type: 'json' };
import { askBank } from '../../src/state/recipients/bank-answer.ts';
import { checkRecipient } from '../../src/state/recipients/form-check.ts';
import { Bench } from '../support/bench.ts';
import { ask, sampleOf } from '../support/recipient-samples.ts';

const bench = new Bench();
const asked = (currency: string, type: string, name = 'Mia Test', country = 'DE') =>
  bench.do(() => askBank(bench.world, { currency, type, name, country }));

describe('the bank is asked', () => {
  test.each([
    ['EUR', 'iban', 'NAME_MATCHING', ['IBAN', 'name']],
    ['INR', 'indian', 'NAME_MATCHING', ['ifscCode', 'accountNumber', 'name']],
    ['INR', 'indian_upi', 'NAME_MATCHING', ['accountNumber', 'name']],
    ['IDR', 'indonesian', 'NAME_MATCHING', ['bankCode', 'accountNumber', 'name']],
    ['CNY', 'chinese_alipay', 'ACCOUNT_EXISTENCE', ['accountNumber', 'name']],
    ['KRW', 'south_korean_paygate', 'ACCOUNT_EXISTENCE', ['accountNumber', 'bankCode']],
    ['KRW', 'south_korean_paygate_business', 'ACCOUNT_EXISTENCE', ['accountNumber', 'bankCode']],
  ])('in %s about %s: %s', (currency, type, check, fieldsChecked) => {
    expect(asked(currency, type)).toMatchObject({ type: check, fieldsChecked, outcome: 'SUCCESS', providedName: null });
  });

  test('about nobody else', () => {
    const all = currencies.flatMap(({ code }) => ask(code).map(({ type }) => `${code} ${type}`));
    const known = all.filter(each => asked(...(each.split(' ') as [string, string])) !== undefined);
    expect(known.length).toBe(7);
    expect(asked('EUR', 'iban', 'Mia Test', 'AE')).toBeUndefined();
    expect(asked('EUR', 'swift_code')).toBeUndefined();
  });

  test.each([
    ['Partial Name', 'PARTIAL_FAILURE', true, 'Name Confirmed'],
    ['Mia PARTIAL Test', 'PARTIAL_FAILURE', true, 'Mia Test Confirmed'],
    ['Minor Name', 'PARTIAL_FAILURE', false, 'Name Confirmed'],
    ['Mismatch Name', 'FAILURE', true, null],
    ['Uncheckable Name', 'COULD_NOT_CHECK', false, null],
    ['Minora Partially', 'SUCCESS', false, null],
  ])('and answers about %s: %s', (name, outcome, requiresCustomerAcceptance, resolvedName) => {
    const providedName = outcome.endsWith('FAILURE') ? name : null;
    expect(asked('INR', 'indian', name)).toMatchObject({
      outcome,
      requiresCustomerAcceptance,
      resolvedName,
      providedName,
    });
  });

  test('whether an account exists, and tells no names then', () => {
    expect(asked('KRW', 'south_korean_paygate', 'Partial Name')).toMatchObject({
      outcome: 'PARTIAL_FAILURE',
      providedName: null,
      resolvedName: null,
      recommendedUpdates: [],
    });
  });
});

const all = currencies.flatMap(({ code }) => ask(code).map(({ type }) => ({ code, type })));

test.each(all)('what is kept of a recipient of $code $type passes its form once more', ({ code, type }) => {
  const { details, email, legalType, accountHolderName } = checkRecipient(sampleOf(code, type)).normalised;
  const kept = { ...details, ...(email === null ? {} : { email }) };
  const again = { currency: code, type, accountHolderName, details: kept, legalType, addressRequired: false };
  expect(checkRecipient(again)).toMatchObject({ problems: [], normalised: { details } });
});
