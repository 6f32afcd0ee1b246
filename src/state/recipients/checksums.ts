/**
 * The arithmetic that tells a mistyped account identifier from a possible one. Every function takes the identifier as a
 * person would type it (spaces and dashes allowed) and answers whether it can exist; none knows whether it does.
 */

/** Without the spaces, dots, dashes and slashes that people group identifiers with. */
export const compact = (text: string): string => text.replace(/[\s.\-/_]/g, '');

const isDigits = (text: string, ...lengths: readonly number[]): boolean =>
  /^\d+$/.test(text) && lengths.includes(text.length);

const weighted = (digits: string, weights: readonly number[]): number =>
  [...digits].reduce((total, digit, i) => total + Number(digit) * (weights[i % weights.length] ?? 0), 0);

/** The remainder of a long decimal number, taken digit by digit so that no number grows beyond what is exact. */
const remainder = (digits: string, modulus: number): number =>
  [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % modulus, 0);

const lettersToNumbers = (text: string): string =>
  [...text].map(c => (/\d/.test(c) ? c : String(c.charCodeAt(0) - 55))).join('');

/**
 * ISO 13616: the first four characters moved to the end, letters counted from A=10, must leave 1 modulo 97.
 * @param length the country's own IBAN length; undefined when the country has no IBAN, and then nothing is valid
 */
export function isIban(text: string, length: number | undefined): boolean {
  const iban = compact(text).toUpperCase();
  if (iban.length !== length || !/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return false;
  return remainder(lettersToNumbers(iban.slice(4) + iban.slice(0, 4)), 97) === 1;
}

/** The form of a BIC (ISO 9362): four letters of bank, two of country, two of place, and perhaps three of branch. */
export const isBicForm = (text: string): boolean =>
  /^[A-Z]{6}([A-Z0-9]{2}|[A-Z0-9]{5})$/.test(compact(text).toUpperCase());

export const isSortCode = (text: string): boolean => isDigits(compact(text), 6);

/** A US routing number: nine digits weighted 3, 7, 1 must add up to a multiple of ten. */
export function isAbaRoutingNumber(text: string): boolean {
  const digits = compact(text);
  return isDigits(digits, 9) && weighted(digits, [3, 7, 1]) % 10 === 0;
}

export const isIfsc = (text: string): boolean => /^[A-Z]{4}0[A-Z0-9]{6}$/.test(compact(text).toUpperCase());

/** A Mexican CLABE: 17 digits, and one that completes their weighted last digits to a multiple of ten. */
export function isClabe(text: string): boolean {
  const digits = compact(text);
  if (!isDigits(digits, 18)) return false;
  const weights = [3, 7, 1];
  const sum = [...digits.slice(0, 17)].reduce((total, d, i) => total + ((Number(d) * (weights[i % 3] ?? 0)) % 10), 0);
  return (10 - (sum % 10)) % 10 === Number(digits[17]);
}

export const isBsb = (text: string): boolean => isDigits(compact(text), 6);

/** A Polish account number is an IBAN without its country. */
export const isPolishAccount = (text: string): boolean => isIban(`PL${compact(text)}`, 28);

const HUNGARIAN_WEIGHTS = [9, 7, 3, 1];

/** A Hungarian account: the eight digits of bank and branch, then the eight or sixteen of the account, each check out. */
export function isHungarianAccount(text: string): boolean {
  const digits = compact(text);
  if (!isDigits(digits, 16, 24)) return false;
  return [digits.slice(0, 8), digits.slice(8)].every(part => weighted(part, HUNGARIAN_WEIGHTS) % 10 === 0);
}

/** An Argentine CUIT or CUIL: eleven digits, the last one modulo 11 of the others. */
export function isCuit(text: string): boolean {
  const digits = compact(text);
  if (!isDigits(digits, 11)) return false;
  const check = 11 - (weighted(digits.slice(0, 10), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 11 ? 0 : check === 10 ? 9 : check) === Number(digits[10]);
}

/** A Chilean RUT: digits, and a check character that may be K. */
export function isRut(text: string): boolean {
  const rut = compact(text).toUpperCase();
  if (!/^\d{7,9}[\dK]$/.test(rut)) return false;
  const check = 11 - (weighted([...rut.slice(0, -1)].reverse().join(''), [2, 3, 4, 5, 6, 7]) % 11);
  return (check === 11 ? '0' : check === 10 ? 'K' : String(check)) === rut.at(-1);
}

/** Every second digit from the right is doubled; the digits of all must add up to a multiple of ten. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A Swedish Bankgiro number: seven or eight digits that pass Luhn. */
export function isBankgiro(text: string): boolean {
  const digits = compact(text);
  return isDigits(digits, 7, 8) && passesLuhn(digits);
}

/** Bank 2, branch 4, base 7 and suffix 2 or 3 digits; New Zealand publishes no check digit that holds for every bank. */
export const isNewZealandAccount = (text: string): boolean => isDigits(compact(text), 15, 16);

/** @assumed the form of a CPF only: the example the documentation gives has a wrong check digit, and is accepted. */
export const isCpf = (text: string): boolean => isDigits(compact(text), 11);

/** @assumed the form of a CNPJ only, as for a CPF. */
export const isCnpj = (text: string): boolean => isDigits(compact(text), 14);

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that exists in the calendar, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
  return year >= 1800 && day >= 1 && day <= length;
}
