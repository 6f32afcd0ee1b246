/** How a recipient's account is named on a screen, and what makes two recipients the same. */
import type { RecipientDetails } from './form-check.ts';
import { fieldRow, formRowsOf } from './reference.ts';

/** What these words are taken from; details as `checkRecipient` normalised them. */
export interface AccountFacts {
  readonly currency: string;
  readonly type: string;
  readonly legalType: string;
  readonly accountHolderName: string;
  readonly email: string | null;
  readonly details: RecipientDetails;
}

export interface DisplayField {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

const formOf = ({ currency, type }: AccountFacts) => formRowsOf(currency, true).find(form => form.type === type);

/** Newer views write these two in small letters. */
const SMALL: ReadonlyMap<string, string> = new Map([
  ['IBAN', 'iban'],
  ['BIC', 'bic'],
]);
const small = (key: string): string => SMALL.get(key) ?? key;

/** Puts `value` into a mask such as `**-**-**`; what the mask has no place for follows it. */
function masked(mask: string, value: string): string {
  let used = 0;
  let text = '';
  for (const sign of mask) {
    if (used >= value.length) break;
    text += sign === '*' ? value[used++] : sign;
  }
  return text + value.slice(used);
}

function textOf(facts: AccountFacts, key: string | undefined): string | undefined {
  const value = key === undefined ? undefined : facts.details[key];
  return typeof value === 'string' ? value : undefined;
}

function formatted(facts: AccountFacts, key: string | undefined): string | undefined {
  const value = textOf(facts, key);
  const row = formOf(facts)
    ?.fields.map(fieldRow)
    .find(field => field.key === key);
  return value !== undefined && row?.displayFormat !== undefined ? masked(row.displayFormat, value) : value;
}

/**
 * `(04-00-75) 37778842`, `DE89 3704 …` or the email address.
 * @source recipientGet
 */
export function accountSummaryOf(facts: AccountFacts): string {
  const { number, bank } = formOf(facts)?.account ?? {};
  if (number === undefined) return facts.email ?? facts.accountHolderName;
  // Only UK sort codes and IBANs are grouped in a summary; elsewhere the number stands as it is kept.
  const isIban = number === 'IBAN';
  const account = (isIban ? formatted(facts, number) : textOf(facts, number)) ?? '';
  const bankCode = isIban ? undefined : formatted(facts, bank);
  return bankCode === undefined ? account : `(${bankCode}) ${account}`;
}

/**
 * `GBP account ending in 8842`, or the address where the account is one.
 * @assumed an account that is named by an address (Interac, UPI) is shown whole: its last four letters say nothing
 */
export function longAccountSummaryOf(facts: AccountFacts): string {
  const account = textOf(facts, formOf(facts)?.account?.number);
  if (account === undefined) return facts.email ?? facts.accountHolderName;
  return account.includes('@') ? account : `${facts.currency} account ending in ${account.slice(-4)}`;
}

/** The account's number as it is kept, or the address where the account is one. @source balanceStatementGet */
export const accountNumberOf = (facts: AccountFacts): string | null =>
  textOf(facts, formOf(facts)?.account?.number) ?? facts.email;

/** One line per detail that is not part of the address; the email last. @source recipientGet */
export function displayFieldsOf(facts: AccountFacts): readonly DisplayField[] {
  const rows = (formOf(facts)?.fields ?? []).map(fieldRow);
  const lines = rows.flatMap(row => {
    const value = formatted(facts, row.key);
    return value === undefined ? [] : [{ key: `details/${small(row.key)}`, label: row.name, value }];
  });
  const email = facts.email === null ? [] : [{ key: 'email', label: fieldRow('email').name, value: facts.email }];
  return [...lines, ...email];
}

/** Which details hold the account's number and its bank, by the newer views' names. @source recipientGet */
export function commonFieldMapOf(facts: AccountFacts): Readonly<Record<string, string>> {
  const { number, bank } = formOf(facts)?.account ?? {};
  if (number === undefined) return {};
  return {
    accountNumberField: small(number),
    ...(bank === undefined ? {} : { bankCodeField: small(bank) }),
    ...(bank === 'BIC' ? { bicField: 'bic' } : {}),
  };
}

const sorted = (details: RecipientDetails): readonly unknown[] =>
  Object.entries(details)
    .map(([key, value]) => [key, typeof value === 'string' ? value : sorted(value)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

/**
 * The text a recipient's hash is taken over: equal for equal recipients, whatever the order their details came in.
 * @source recipientGet
 * @assumed which facts take part
 */
export const canonicalRecipient = (facts: AccountFacts): string =>
  JSON.stringify([
    facts.currency,
    facts.type,
    facts.legalType,
    facts.accountHolderName,
    facts.email,
    sorted(facts.details),
  ]);

/**
 * The text the loose hash is taken over: the same account whoever holds it.
 * @assumed the sources name the loose hash and not what it covers
 */
export function looseCanonicalRecipient(facts: AccountFacts): string {
  const { number, bank } = formOf(facts)?.account ?? {};
  const account = textOf(facts, number) ?? facts.email;
  return JSON.stringify([facts.currency, facts.type, textOf(facts, bank) ?? null, account]);
}
