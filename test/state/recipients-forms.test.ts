import { describe, expect, test } from 'vitest';
import currencies from '../../fixtures/reference/currencies.json' with { type: 'json' };
import type { FormRequest, RecipientForm } from '../../src/state/recipients/forms.ts';
import { ADDRESS, ask, fieldOf, fieldsIn, ofType, recorded, requiredIn } from '../support/recipient-samples.ts';

const NO_EMAIL = ['USD', 'INR', 'BRL', 'CNY', 'COP', 'UAH', 'BDT', 'LKR'];
const NO_HOLDER = ['australian_bpay', 'russiarapida'];
/** The recordings found no route to it; the guides name its form. */
const UNRECORDED = ['GHS'];

describe('the recorded forms', () => {
  test.each(recorded)('$currency $type asks for what was recorded', ({ currency, type, keys }) => {
    const holder = NO_HOLDER.includes(type) ? [] : ['accountHolderName'];
    const required = requiredIn(ofType(ask(currency, { quoted: false }), type));
    expect(required.toSorted()).toEqual(['legalType', ...holder, ...keys].toSorted());
  });

  test.each(currencies.map(c => c.code).filter(code => !UNRECORDED.includes(code)))(
    '%s offers the recorded types and no other',
    code => {
      const types = recorded.filter(row => row.currency === code).map(row => row.type);
      const email = NO_EMAIL.includes(code) ? [] : ['email'];
      const offered = ask(code, { quoted: false }).map(form => form.type);
      expect(offered.toSorted()).toEqual([...types, ...email].toSorted());
    },
  );

  test('an email recipient needs an address and a name', () => {
    expect(requiredIn(ofType(ask('AFN'), 'email'))).toEqual(['email', 'accountHolderName']);
    expect(ask('USD').map(form => form.type)).toContain('email');
  });

  test('every field has the same twelve keys', () => {
    for (const { code } of currencies) {
      for (const field of ask(code).flatMap(fieldsIn)) {
        expect(Object.keys(field), `${code} ${field.key}`).toEqual(
          `key name type refreshRequirementsOnChange required displayFormat example minLength maxLength
          validationRegexp validationAsync valuesAllowed`.split(/\s+/),
        );
        expect(field.valuesAllowed === null, field.key).toBe(!['select', 'radio'].includes(field.type));
      }
    }
  });

  test('a sort code is shown as the sources show it', () => {
    expect(ofType(ask('GBP'), 'sort_code')?.fields[3]).toEqual({
      name: 'UK sort code',
      group: [
        {
          key: 'sortCode',
          name: 'UK sort code',
          type: 'text',
          refreshRequirementsOnChange: false,
          required: true,
          displayFormat: '**-**-**',
          example: '40-30-20',
          minLength: 6,
          maxLength: 8,
          validationRegexp: '^\\d{2}-?\\d{2}-?\\d{2}$',
          validationAsync: {
            url: '/v1/validators/sort-code',
            params: [{ key: 'sortCode', parameterName: 'sortCode', required: true }],
          },
          valuesAllowed: null,
        },
      ],
    });
  });
});

describe('a form', () => {
  test('leaves name and email to the client in the older version, unless it cannot do without', () => {
    const keys = (currency: string, type: string) =>
      fieldsIn(ofType(ask(currency, { withNameAndEmail: false }), type)).map(field => field.key);
    expect(keys('GBP', 'sort_code')).toEqual(['legalType', 'sortCode', 'accountNumber']);
    expect(keys('KRW', 'south_korean_paygate')).toContain('email');
  });

  test('asks for states where a country has them', () => {
    const counts = { US: 58, CA: 13, BR: 27, AU: 8 };
    for (const [country, count] of Object.entries(counts)) {
      const given = { type: 'aba', details: { address: { country } } };
      const state = fieldOf(ask('USD', { given }), 'aba', 'address.state');
      expect(state?.required).toBe(true);
      expect(state?.valuesAllowed).toHaveLength(count);
    }
    const elsewhere = { type: 'aba', details: { 'address.country': 'DE' } };
    expect(fieldOf(ask('USD', { given: elsewhere }), 'aba', 'address.state')).toBeUndefined();
    const flat = { type: 'aba', details: { 'address.country': 'US' } };
    expect(fieldOf(ask('USD', { given: flat }), 'aba', 'address.state')).toBeDefined();
    expect(fieldOf(ask('USD', { given: flat }), 'swift_code', 'address.state')).toBeUndefined();
  });

  test('does not list the countries that are not paid', () => {
    const keys = (fieldOf(ask('USD'), 'aba', 'address.country')?.valuesAllowed ?? []).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(220);
    for (const country of ['VE', 'CU', 'RU', 'IR']) expect(keys).not.toContain(country);
  });

  test('names a bank’s branches once the bank is chosen', () => {
    for (const currency of ['JPY', 'BDT', 'LKR', 'UYU', 'NAD']) {
      const [form] = ask(currency);
      if (!form) throw new Error(currency);
      expect(fieldOf([form], form.type, 'bankCode')?.refreshRequirementsOnChange).toBe(true);
      expect(fieldOf([form], form.type, 'branchCode')?.valuesAllowed).toEqual([]);
      const bankCode = fieldOf([form], form.type, 'bankCode')?.valuesAllowed?.[0]?.key ?? '';
      const refreshed = ask(currency, { given: { type: form.type, details: { bankCode } } });
      expect(fieldOf(refreshed, form.type, 'branchCode')?.valuesAllowed?.length).toBeGreaterThan(0);
    }
  });

  test('asks for a branch only once there are any, where the form begins without', () => {
    expect(fieldOf(ask('COP'), 'colombia', 'branchCode')).toBeUndefined();
    const chosen = ask('COP', { given: { type: 'colombia', details: { bankCode: '007' } } });
    expect(fieldOf(chosen, 'colombia', 'branchCode')).toMatchObject({ required: false });
    expect(fieldOf(chosen, 'colombia', 'branchCode')?.valuesAllowed?.length).toBeGreaterThan(0);
  });

  test('asks for bank and address when an account lies outside the SEPA area', () => {
    const iban = ask('EUR', { given: { type: 'iban', details: { iban: 'AE070331234567890123456' } } });
    expect(requiredIn(ofType(iban, 'iban'))).toEqual(expect.arrayContaining(['BIC', 'address.country']));
    const crowns = ask('SEK', { given: { type: 'iban', details: { iban: 'AE070331234567890123456' } } });
    expect(requiredIn(ofType(crowns, 'iban'))).toEqual(expect.arrayContaining(['BIC', 'address.country']));
    const inside = ask('EUR', { given: { type: 'iban', details: { IBAN: 'DE89370400440532013000' } } });
    expect(requiredIn(ofType(inside, 'iban'))).toEqual(['legalType', 'accountHolderName', 'IBAN']);
    const swift = ask('EUR', { given: { type: 'swift_code', details: { swiftCode: 'CHASUS33' } } });
    expect(requiredIn(ofType(swift, 'swift_code'))).toContain('address.postCode');
  });

  test('changes with the kind of recipient', () => {
    const business = ask('AUD', { given: { type: 'australian', details: { legalType: 'BUSINESS' } } });
    expect(fieldOf(business, 'australian', 'businessNumber')?.required).toBe(false);
    expect(fieldOf(business, 'australian', 'accountHolderName')?.name).toBe('Name of the business / organisation');
    expect(fieldOf(ask('AUD'), 'australian', 'businessNumber')).toBeUndefined();
    expect(fieldOf(ask('BRL'), 'brazil', 'legalType')?.valuesAllowed).toEqual([{ key: 'PRIVATE', name: 'Person' }]);
    const peruvian = ask('PEN', { given: { type: 'peru', details: { legalType: 'BUSINESS' } } });
    expect(fieldOf(peruvian, 'peru', 'dateOfBirth')).toBeUndefined();
  });

  test('has an address where the route or the caller needs one', () => {
    const isAsked = (forms: readonly RecipientForm[]) =>
      forms
        .filter(form => form.type !== 'email')
        .every(form => ADDRESS.split(', ').every(key => requiredIn(form).includes(key)));
    expect(isAsked(ask('GBP'))).toBe(false);
    expect(isAsked(ask('GBP', { addressRequired: true }))).toBe(true);
    expect(isAsked(ask('GBP', { sourceCurrency: 'USD' }))).toBe(true);
    expect(isAsked(ask('EUR', { sourceCurrency: 'AUD' }))).toBe(true);
    for (const target of ['USD', 'PHP', 'THB', 'TRY']) expect(isAsked(ask(target)), target).toBe(true);
  });

  test('leaves out types by sender, source and amount', () => {
    const types = (currency: string, more: Partial<FormRequest>) => ask(currency, more).map(form => form.type);
    expect(types('CAD', {})).toContain('interac');
    expect(types('CAD', { sourceCurrency: 'BRL' })).not.toContain('interac');
    expect(types('CAD', { sourceAmountMinor: 100_000 })).toContain('interac');
    expect(types('CAD', { sourceAmountMinor: 1_000_000 })).not.toContain('interac');
    expect(types('KES', { senderLegalType: 'BUSINESS' })).not.toContain('kenya_mobile');
    expect(ask('SEK').map(form => form.type)).toEqual(['iban', 'email']);
  });

  test('does not exist for currencies nobody knows', () => {
    expect(ask('XXX')).toEqual([]);
    expect(ask('EUR', { sourceCurrency: 'XXX' })).toEqual([]);
  });
});
