import type { Faker } from '@faker-js/faker';
import { decimalDigits, type World } from '../state/kernel/index.ts';

/** Someone to pay, made up; the account's digits are valid and belong to nobody. */
export interface Person {
  readonly type: string;
  readonly name: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Draws a person from the world's chance, with an account in the currency: euros by IBAN, pounds by sort code. */
export function generatePerson(world: World, faker: Faker, currency: string): Person {
  faker.seed(world.chance());
  const name = `${plain(faker.person.firstName())} ${plain(faker.person.lastName())}`;
  if (currency === 'GBP') {
    return {
      type: 'sort_code',
      name,
      details: { legalType: 'PRIVATE', sortCode: '231470', accountNumber: decimalDigits(world, 8) },
    };
  }
  if (currency === 'EUR')
    return { type: 'iban', name, details: { legalType: 'PRIVATE', IBAN: germanIban(decimalDigits(world, 10)) } };
  throw new Error(`a seed can generate recipients in EUR and GBP, and not in ${currency}`);
}

/** Recipient forms take letters, and no initials or single ones. */
const plain = (name: string): string => name.replace(/[^A-Za-z-]/g, '').padEnd(2, 'a');

/** An IBAN of the bank code that stands in examples, with its check digits. */
function germanIban(accountNumber: string): string {
  const basic = `37040044${accountNumber}`;
  const remainder = [...`${basic}131400`].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
  return `DE${String(98 - remainder).padStart(2, '0')}${basic}`;
}
