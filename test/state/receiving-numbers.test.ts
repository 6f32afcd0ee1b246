import { describe, expect, test } from 'vitest';
import countries from '../../fixtures/reference/countries.json' with { type: 'json' };
import { balanceCurrencies } from '../../src/state/rates/index.ts';
import { numbersFor, offers } from '../../src/state/receiving/index.ts';
import {
  isAbaRoutingNumber,
  isBicForm,
  isBsb,
  isHungarianAccount,
  isIban,
  isNewZealandAccount,
  isSortCode,
} from '../../src/state/recipients/checksums.ts';

/** Sets as they are numbered. */
const first = Array.from({ length: 400 }, (_, i) => 14_000_001 + i);
/** The example of those who have none, and some that are far along. */
const sets = [0, ...first, 14_999_999, 99_999_999, 999_999_999];
const numbersIn = (currency: string) => sets.map(set => numbersFor(currency, set));
const lengthOf = (country: string) => countries.find(({ iso2 }) => iso2 === country)?.ibanLength ?? undefined;
const codeOf = (currency: string) => offers.find(offer => offer.currency === currency)?.bankCode ?? '';

test('details are issued in the currencies that are known to have them', () => {
  const known = balanceCurrencies.filter(({ details }) => details !== null);
  expect(offers.map(({ currency }) => currency).sort()).toEqual(known.map(({ code }) => code).sort());
  for (const { currency, international } of offers) {
    const facts = known.find(({ code }) => code === currency);
    expect([currency, international]).toEqual([currency, facts?.details === 'local+international']);
  }
});

test.each(offers.map(({ currency }) => currency))('no two sets in %s have the same number', currency => {
  const made = first.map(set => numbersFor(currency, set)).map(({ iban, accountNumber }) => iban ?? accountNumber);
  expect(new Set(made).size).toBe(first.length);
  expect(numbersIn(currency)).toEqual(numbersIn(currency));
});

describe.each([
  ['EUR', 'BE'],
  ['GBP', 'GB'],
  ['HUF', 'HU'],
  ['RON', 'RO'],
  ['TRY', 'TR'],
])('in %s', (currency, country) => {
  test('every IBAN checks out', () => {
    for (const { iban } of numbersIn(currency)) {
      expect(iban?.startsWith(country)).toBe(true);
      expect(isIban(iban ?? '', lengthOf(country)), iban ?? '').toBe(true);
    }
  });
});

test('a Belgian account ends in what the rest leaves modulo 97, or in 97', () => {
  for (const { iban } of numbersIn('EUR')) {
    const account = iban?.slice(4) ?? '';
    expect(account).toMatch(/^967\d{9}$/);
    expect(Number(account.slice(0, 10)) % 97 || 97).toBe(Number(account.slice(10)));
  }
});

test('a British IBAN holds its sort code and account number', () => {
  expect(isSortCode(codeOf('GBP'))).toBe(true);
  for (const { iban, accountNumber } of numbersIn('GBP')) {
    expect(accountNumber).toMatch(/^\d{8}$/);
    expect(iban?.slice(4)).toBe(`TRWI231470${accountNumber}`);
  }
});

test('a Hungarian account checks out block by block, alone and in its IBAN', () => {
  for (const { iban, accountNumber } of numbersIn('HUF')) {
    expect(accountNumber).toMatch(/^12600016-\d{8}-\d{8}$/);
    expect(isHungarianAccount(accountNumber ?? ''), accountNumber ?? '').toBe(true);
    expect(iban?.slice(4)).toBe(accountNumber?.replaceAll('-', ''));
  }
});

test.each([
  ['USD', /^\d{10}$/],
  ['AUD', /^\d{9}$/],
  ['CAD', /^\d{12}$/],
  ['MYR', /^\d{10}$/],
  ['SGD', /^\d{9}$/],
  ['NZD', /^02-1290-0\d{6}-000$/],
])('an account in %s has the form of its country', (currency, form) => {
  for (const { accountNumber } of numbersIn(currency)) expect(accountNumber).toMatch(form);
});

test('the codes of the banks check out', () => {
  expect(isAbaRoutingNumber(codeOf('USD'))).toBe(true);
  expect(isBsb(codeOf('AUD'))).toBe(true);
  expect(numbersIn('NZD').every(({ accountNumber }) => isNewZealandAccount(accountNumber ?? ''))).toBe(true);
  expect(offers.filter(({ swiftCode }) => swiftCode !== null && !isBicForm(swiftCode))).toEqual([]);
});

test('there are no numbers in other currencies', () => {
  expect(() => numbersFor('JPY', 1)).toThrow('no account details are issued in JPY');
});
