/** The checks that the forms name. A check answers why a value cannot be, or nothing. */
import { magicFor } from '../kernel/index.ts';
import {
  isAbaRoutingNumber,
  isBankgiro,
  isBicForm,
  isBsb,
  isCalendarDate,
  isClabe,
  isCnpj,
  isCpf,
  isCuit,
  isHungarianAccount,
  isIban,
  isIfsc,
  isNewZealandAccount,
  isPolishAccount,
  isRut,
  isSortCode,
  compact as withoutSeparators,
} from './checksums.ts';
import { sortCodeCheck } from './outcomes.ts';
import { findCountry, isPayableCountry, isSepaCountry } from './reference.ts';

/**
 * `invalid` cannot exist, `unknown` is well formed and no bank's, `country` is in a country that is not paid,
 * `unreachable` is a bank this currency does not reach.
 */
export type CheckReason = 'invalid' | 'unknown' | 'country' | 'unreachable';
type Check = (value: string) => CheckReason | undefined;

const valid =
  (passes: (value: string) => boolean): Check =>
  value =>
    passes(value) ? undefined : 'invalid';

/** The country an IBAN says it is of, e.g. `DE`. */
export const countryOfIban = (iban: string): string => withoutSeparators(iban).slice(0, 2).toUpperCase();

/** The country in the fifth and sixth letter of a BIC. */
export const countryOfBic = (bic: string): string => withoutSeparators(bic).slice(4, 6).toUpperCase();

function checkBic(value: string): CheckReason | undefined {
  if (!isBicForm(value) || !findCountry(countryOfBic(value))) return 'invalid';
  return isPayableCountry(countryOfBic(value)) ? undefined : 'country';
}

function checkSortCode(value: string): CheckReason | undefined {
  if (!isSortCode(value)) return 'invalid';
  return magicFor(sortCodeCheck, { sortCode: withoutSeparators(value) })?.effect;
}

const checks = {
  iban: valid(value => isIban(value, findCountry(countryOfIban(value))?.ibanLength ?? undefined)),
  bic: checkBic,
  sortCode: checkSortCode,
  aba: valid(isAbaRoutingNumber),
  bsb: valid(isBsb),
  ifsc: valid(isIfsc),
  clabe: valid(isClabe),
  polish: valid(isPolishAccount),
  hungarian: valid(isHungarianAccount),
  cuit: valid(isCuit),
  rut: valid(isRut),
  cpf: valid(isCpf),
  cnpj: valid(isCnpj),
  bankgiro: valid(isBankgiro),
  newZealand: valid(isNewZealandAccount),
  date: valid(isCalendarDate),
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;
export const isCheckName = (name: string): name is CheckName => Object.hasOwn(checks, name);

/** Why `value` fails the named check; undefined when it passes. @source recipientCreate */
export const runCheck = (name: CheckName, value: string): CheckReason | undefined => checks[name](value);

/**
 * Whether an account outside the SEPA area is meant, whose bank the number alone does not lead to. A country's own
 * IBANs in its own currency do not count: its banks are reached at home.
 * @assumed which IBANs carry no derivable bank: the sources say only that there are such
 */
export function isIbanAbroad(iban: string, currency: string): boolean {
  const country = findCountry(countryOfIban(iban));
  return country !== undefined && !country.sepa && country.currency !== currency;
}

/** Whether a BIC names a bank outside the SEPA area. */
export const isBicOutsideSepa = (bic: string): boolean => isBicForm(bic) && !isSepaCountry(countryOfBic(bic));
