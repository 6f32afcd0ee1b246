import type { CurrencyCode } from '../kernel/index.ts';
import { offerOf } from './offers.ts';

/** The numbers of one set of account details. */
export interface Numbers {
  readonly accountNumber: string | null;
  readonly iban: string | null;
}

/** No factor of ten, so that counting through it gives every number once before any comes again. */
const STRIDE = 7_654_321;

/** Digits that differ from one set to the next, and look it. */
const digits = (set: number, length: number): string =>
  String((set * STRIDE) % 10 ** length)
    .padStart(length, '0')
    .slice(-length);

const modulo97 = (number: string): number => Number(BigInt(number) % 97n);

const toDigits = (text: string): string =>
  [...text].map(c => (/\d/.test(c) ? c : String(c.charCodeAt(0) - 55))).join('');

/** ISO 13616: the two check digits make the whole, its beginning moved to its end, leave 1 modulo 97. */
export function ibanOf(country: string, account: string): string {
  const check = 98 - modulo97(toDigits(`${account}${country}00`));
  return `${country}${String(check).padStart(2, '0')}${account}`;
}

/** Bank and account, and what they leave modulo 97, where nothing is written as 97. */
function belgianAccount(set: number): string {
  const account = `967${digits(set, 7)}`;
  return account + String(modulo97(account) || 97).padStart(2, '0');
}

/** Fifteen digits, and one that makes their sum, weighted 9, 7, 3, 1, a multiple of ten. */
function hungarianAccount(set: number): string {
  const account = digits(set, 15);
  const weights = [9, 7, 3, 1];
  const sum = [...account].reduce((total, digit, i) => total + Number(digit) * (weights[i % 4] ?? 0), 0);
  return account + String((10 - (sum % 10)) % 10);
}

const codeOf = (currency: CurrencyCode): string => offerOf(currency).bankCode ?? '';
const national = (accountNumber: string): Numbers => ({ accountNumber, iban: null });
const international = (iban: string): Numbers => ({ accountNumber: null, iban });

const makers: Readonly<Record<CurrencyCode, (set: number) => Numbers>> = {
  EUR: set => international(ibanOf('BE', belgianAccount(set))),
  GBP: set => {
    const accountNumber = digits(set, 8);
    return { accountNumber, iban: ibanOf('GB', `TRWI${codeOf('GBP')}${accountNumber}`) };
  },
  USD: set => national(digits(set, 10)),
  AUD: set => national(digits(set, 9)),
  NZD: set => national(`02-1290-0${digits(set, 6)}-000`),
  CAD: set => national(digits(set, 12)),
  HUF: set => {
    const account = codeOf('HUF') + hungarianAccount(set);
    const accountNumber = account.replace(/(.{8})(.{8})/, '$1-$2-');
    return { accountNumber, iban: ibanOf('HU', account) };
  },
  MYR: set => national(digits(set, 10)),
  RON: set => international(ibanOf('RO', `TRWI${digits(set, 16)}`)),
  SGD: set => national(digits(set, 9)),
  TRY: set => international(ibanOf('TR', `001030${digits(set, 16)}`)),
};

/**
 * The numbers of a set of account details: valid ones, that follow from the set's own number.
 * @source account details of the currencies, as recorded
 * @assumed the lengths of Malaysian and Singaporean accounts, and the bank in Romanian and Turkish ones
 */
export function numbersFor(currency: CurrencyCode, set: number): Numbers {
  const make = makers[currency];
  if (!make) throw new Error(`no account details are issued in ${currency}`);
  return make(set);
}
