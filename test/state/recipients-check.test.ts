import { describe, expect, test } from 'vitest';
import currencies from '../../fixtures/reference/currencies.json' with { type: 'json' };
import { checkRecipient, type RecipientInput } from '../../src/state/recipients/form-check.ts';
import {
  type AccountFacts,
  accountSummaryOf,
  canonicalRecipient,
  commonFieldMapOf,
  displayFieldsOf,
  longAccountSummaryOf,
  looseCanonicalRecipient,
} from '../../src/state/recipients/summary.ts';
import { address, ask, ofType, requiredIn, sampleOf } from '../support/recipient-samples.ts';

const problemsOf = (input: RecipientInput, details: Record<string, unknown> = {}, name = input.accountHolderName) =>
  checkRecipient({ ...input, accountHolderName: name, details: { ...input.details, ...details } }).problems;

describe('a recipient', () => {
  const all = currencies.flatMap(({ code }) => ask(code).map(({ type }) => ({ code, type })));

  test.each(all)('of $code $type passes with the form’s own examples', ({ code, type }) => {
    expect(checkRecipient(sampleOf(code, type)).problems).toEqual([]);
  });

  test.each(all)('of $code $type fails once for each field that is missing', ({ code, type }) => {
    const { details, ...rest } = sampleOf(code, type);
    const form = type === 'email' ? ofType(ask('GBP'), type) : ofType(ask(code, { quoted: false }), type);
    const needed = requiredIn(form).filter(key => key !== 'legalType');
    const { problems } = checkRecipient({ ...rest, accountHolderName: '', details: { legalType: details.legalType } });
    expect(problems.map(problem => problem.path).toSorted()).toEqual(needed.toSorted());
    for (const { code: problem, message, arguments: given } of problems) {
      expect(problem).toBe('NOT_VALID');
      expect(message).not.toBe('');
      expect(given).toHaveLength(1);
    }
  });

  const gbp = () => sampleOf('GBP', 'sort_code');

  test('is refused in the documented words', () => {
    expect(problemsOf(gbp(), { sortCode: '231479' })).toEqual([
      {
        code: 'NOT_VALID',
        message:
          'Unknown bank code. Please check the sort code is correct, or contact customer support for more information.',
        path: 'sortCode',
        arguments: ['sortCode', '231479'],
      },
    ]);
    const iban = sampleOf('EUR', 'iban');
    expect(problemsOf(iban, { IBAN: '' })[0]).toMatchObject({
      message: 'Please specify an IBAN.',
      arguments: ['IBAN'],
    });
    expect(problemsOf(iban, { IBAN: 'DE12345678901234567890' })[0]?.path).toBe('IBAN');
    const swift = sampleOf('USD', 'swift_code');
    expect(problemsOf(swift, { swiftCode: 'nonsense' })[0]?.message).toBe('Please enter a valid SWIFT code');
    expect(problemsOf(swift, { swiftCode: 'SABRRUMM' })[0]?.message).toBe(
      'Sorry, we dont support payments to this country',
    );
    expect(problemsOf(sampleOf('BRL', 'brazil'), { legalType: 'BUSINESS' })[0]).toMatchObject({
      message: 'Recipient type is not valid for this type of account',
      path: 'legalType',
    });
    expect(problemsOf(sampleOf('GEL', 'iban'), { IBAN: 'DE89370400440532013000' })[0]?.message).toBe(
      'We cannot currently accept payments to this recipient',
    );
  });

  test('in the United States or Australia needs a state', () => {
    const wanted = { message: 'Please enter a state.', path: 'address.state' };
    expect(problemsOf(sampleOf('USD', 'aba'), { address: { ...address, country: 'US' } })[0]).toMatchObject(wanted);
    expect(problemsOf(sampleOf('USD', 'aba'), { address: { ...address, country: 'US', state: 'NY' } })).toEqual([]);
    expect(problemsOf(sampleOf('AUD', 'australian'), { address: { ...address, country: 'AU' } })[0]).toMatchObject(
      wanted,
    );
  });

  test('that is a person has two names without digits', () => {
    const message = 'Please enter the recipients first and last name.';
    for (const name of ['Da R', 'Mia', 'M Test', 'Mia Test2', '']) {
      expect(problemsOf(gbp(), {}, name)[0], name).toMatchObject({ path: 'accountHolderName', message });
    }
    expect(problemsOf(gbp(), {}, "Zoë O'Neil-Ångström")).toEqual([]);
  });

  test('that is a business has a name of two characters', () => {
    const business = { legalType: 'BUSINESS' };
    expect(problemsOf(gbp(), business, 'A')).toHaveLength(1);
    for (const name of ['A1', 'A 1', 'Acme']) expect(problemsOf(gbp(), business, name)).toEqual([]);
  });

  test('must be of a type and a currency that exist', () => {
    expect(problemsOf({ ...gbp(), type: 'iban2' })).toMatchObject([{ path: 'type', code: 'NOT_VALID' }]);
    expect(problemsOf({ ...gbp(), currency: 'XXX' })).toMatchObject([{ path: 'currency' }]);
    expect(problemsOf({ ...gbp(), type: 'constructor' })).toHaveLength(1);
  });

  test('may be of a type that is no longer offered', () => {
    const bankgiro = { ...gbp(), currency: 'SEK', type: 'bankgiro', details: { bankgiroNumber: '5050-1055' } };
    expect(checkRecipient(bankgiro)).toMatchObject({
      problems: [],
      normalised: { details: { bankgiroNumber: '50501055' } },
    });
    expect(problemsOf(bankgiro, { bankgiroNumber: '5050-1056' })).toHaveLength(1);
  });

  test('is kept tidy, with its address in one object and nothing the form does not know', () => {
    const { normalised } = checkRecipient({
      currency: 'EUR',
      type: 'iban',
      accountHolderName: ' Mia   Test ',
      details: {
        iban: 'de89 3704 0044 0532 0130 00',
        bic: 'deutdeff',
        email: 'mia@example.com',
        nonsense: 'x',
        'address.country': 'de',
        'address.city': 'Berlin',
      },
      addressRequired: false,
    });
    expect(normalised).toEqual({
      type: 'iban',
      legalType: 'PRIVATE',
      accountHolderName: 'Mia Test',
      email: 'mia@example.com',
      country: 'DE',
      details: { IBAN: 'DE89370400440532013000', BIC: 'DEUTDEFF', address: { country: 'DE', city: 'Berlin' } },
    });
    const uk = checkRecipient({ ...gbp(), details: { sortCode: '04-00-75', accountNumber: '3777 8842' } }).normalised;
    expect(uk).toMatchObject({ country: 'GB', details: { sortCode: '040075', accountNumber: '37778842' } });
    expect(checkRecipient(sampleOf('GBP', 'email')).normalised.country).toBeNull();
  });
});

describe('the words for an account', () => {
  const factsOf = (input: RecipientInput, details: Record<string, unknown>): AccountFacts => ({
    currency: input.currency,
    ...checkRecipient({ ...input, details: { ...input.details, ...details, address: undefined } }).normalised,
  });

  test('are those of a UK account', () => {
    const facts = factsOf(sampleOf('GBP', 'sort_code'), { sortCode: '040075', accountNumber: '37778842' });
    expect(accountSummaryOf(facts)).toBe('(04-00-75) 37778842');
    expect(longAccountSummaryOf(facts)).toBe('GBP account ending in 8842');
    expect(commonFieldMapOf(facts)).toEqual({ accountNumberField: 'accountNumber', bankCodeField: 'sortCode' });
    expect(displayFieldsOf(facts)).toEqual([
      { key: 'details/sortCode', label: 'UK sort code', value: '04-00-75' },
      { key: 'details/accountNumber', label: 'Account number', value: '37778842' },
    ]);
  });

  test('are those of an IBAN', () => {
    const facts = factsOf(sampleOf('EUR', 'iban'), { IBAN: 'BE19967722383012', email: 'mia@example.com' });
    expect(accountSummaryOf(facts)).toBe('BE19 9677 2238 3012');
    expect(longAccountSummaryOf(facts)).toBe('EUR account ending in 3012');
    expect(commonFieldMapOf(facts)).toEqual({ accountNumberField: 'iban', bankCodeField: 'bic', bicField: 'bic' });
    expect(displayFieldsOf(facts)).toEqual([
      { key: 'details/iban', label: 'IBAN', value: 'BE19 9677 2238 3012' },
      { key: 'email', label: 'Email (Optional)', value: 'mia@example.com' },
    ]);
  });

  test('are the address itself for an email recipient', () => {
    const facts = factsOf(sampleOf('GBP', 'email'), { email: 'mia@example.com' });
    expect(accountSummaryOf(facts)).toBe('mia@example.com');
    expect(longAccountSummaryOf(facts)).toBe('mia@example.com');
    expect(commonFieldMapOf(facts)).toEqual({});
    expect(displayFieldsOf(facts)).toEqual([{ key: 'email', label: 'Email (Optional)', value: 'mia@example.com' }]);
  });

  test('are equal for equal recipients, whatever the order', () => {
    const one = factsOf(sampleOf('GBP', 'sort_code'), { sortCode: '04-00-75', accountNumber: '37778842' });
    const other = { ...one, details: Object.fromEntries(Object.entries(one.details).reverse()) };
    expect(canonicalRecipient(other)).toBe(canonicalRecipient(one));
    const renamed = { ...one, accountHolderName: 'Mia Tester' };
    expect(canonicalRecipient(renamed)).not.toBe(canonicalRecipient(one));
    expect(looseCanonicalRecipient(renamed)).toBe(looseCanonicalRecipient(one));
  });
});
