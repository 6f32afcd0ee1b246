/** What was recorded of the recipient forms, and recipients made of the forms' own examples. */
import type { RecipientInput } from '../../src/state/recipients/form-check.ts';
import { type FormRequest, formsFor, type RecipientForm } from '../../src/state/recipients/forms.ts';

export const ADDRESS = 'address.country, address.city, address.firstLine, address.postCode';

/** Recorded: type | currencies | required keys beside the kind of recipient and the holder. */
export const recorded = `
aba | USD | abartn, accountNumber, accountType, ${ADDRESS}
argentina | ARS | accountNumber, taxId
australian | AUD | bsbCode, accountNumber
australian_bpay | AUD | billerCode, customerReferenceNumber
bangladesh | BDT | bankCode, branchCode, accountNumber
bkash | BDT | accountNumber
brazil | BRL | bankCode, branchCode, accountNumber, accountType, cpf
brazil_business | BRL | email, bankCode, branchCode, accountNumber, accountType, cnpj
canadian | CAD | institutionNumber, transitNumber, accountNumber, accountType
chile | CLP | bankCode, accountNumber, rut, accountType, phoneNumber
chinese_alipay | CNY | accountNumber
chinese_wechatpay | CNY | accountNumber
colombia | COP | bankCode, accountNumber, accountType, phoneNumber
costa_rica | CRC | IBAN, idDocumentType, idDocumentNumber
czech | CZK | accountNumber, bankCode
emirates | AED | IBAN
fedwire_local | USD | abartn, accountNumber, accountType, ${ADDRESS}
fiji_mobile | FJD | accountNumber
hong_kong_fps | HKD | accountNumber
hongkong | HKD | bankCode, accountNumber
hungarian | HUF | accountNumber
iban | BGN CHF CZK DKK EGP EUR GBP GEL HUF NOK PKR PLN RON SEK | IBAN
iban | UAH | IBAN, address.country, address.city, address.firstLine
indian | INR | ifscCode, accountNumber, ${ADDRESS}
indian_upi | INR | accountNumber, ${ADDRESS}
indonesian | IDR | bankCode, accountNumber
interac | CAD | interacAccount
israeli_local | ILS | IBAN, ${ADDRESS}
japanese | JPY | bankCode, branchCode, accountType, accountNumber
kenya_local | KES | bankCode, accountNumber
kenya_mobile | KES | accountNumber
malaysian | MYR | swiftCode, accountNumber
malaysian_duitnow | MYR | accountType, accountNumber
mexican | MXN | clabe
morocco | MAD | bankCode, accountNumber
mozambique_local | MZN | bankCode, accountNumber
namibia_local | NAD | bankCode, branchCode, accountNumber
nepal | NPR | bankCode, accountNumber
newzealand | NZD | accountNumber
nigeria | NGN | bankCode, accountNumber
peru | PEN | bankCode, accountNumber, accountType, idDocumentType, idDocumentNumber, phoneNumber, ${ADDRESS}
philippines | PHP | bankCode, accountNumber, address.city
philippinesmobile | PHP | bankCode, accountNumber, address.city
polish | PLN | accountNumber
privatbank | UAH | phoneNumber, accountNumber, ${ADDRESS}
russiarapida | RUB | familyName, givenName, patronymicName, russiaRegion, bankCode, accountNumber, ${ADDRESS}
singapore | SGD | bankCode, accountNumber
singapore_paynow | SGD | accountNumber
sort_code | GBP | sortCode, accountNumber
south_korean_paygate | KRW | email, dateOfBirth, bankCode, accountNumber
south_korean_paygate_business | KRW | email, bankCode, accountNumber
southafrica | ZAR | swiftCode, accountNumber
srilanka | LKR | bankCode, branchCode, accountNumber
swift_code | EUR | swiftCode, accountNumber
swift_code | USD | swiftCode, accountNumber, ${ADDRESS}
tanzania_local | TZS | bankCode, accountNumber
thailand | THB | bankCode, accountNumber, ${ADDRESS}
turkish_earthport | TRY | IBAN
uganda_local | UGX | bankCode, accountNumber
uruguay | UYU | accountType, accountNumber, idDocumentType, idDocumentNumber, bankCode
vietname_earthport | VND | swiftCode, accountNumber`
  .trim()
  .split('\n')
  .map(line => line.split('|').map(part => part.trim()))
  .flatMap(([type = '', codes = '', keys = '']) =>
    codes.split(' ').map(currency => ({ currency, type, keys: keys.split(', ') })),
  );

export const ask = (targetCurrency: string, more: Partial<FormRequest> = {}): readonly RecipientForm[] =>
  formsFor({
    sourceCurrency: 'GBP',
    targetCurrency,
    senderLegalType: 'PRIVATE',
    addressRequired: false,
    withNameAndEmail: true,
    ...more,
  });

export const fieldsIn = (form: RecipientForm | undefined) => (form?.fields ?? []).flatMap(({ group }) => group);
export const requiredIn = (form: RecipientForm | undefined) =>
  fieldsIn(form)
    .filter(field => field.required)
    .map(field => field.key);
export const ofType = (forms: readonly RecipientForm[], type: string) => forms.find(form => form.type === type);
export const fieldOf = (forms: readonly RecipientForm[], type: string, key: string) =>
  fieldsIn(ofType(forms, type)).find(field => field.key === key);

const IBANS: Readonly<Record<string, string>> = {
  EGP: 'EG380019000500000000263180002',
  GEL: 'GE29NB0000000101904917',
  PKR: 'PK36SCBL0000001123456702',
  UAH: 'UA213223130000026007233566001',
  AED: 'AE070331234567890123456',
  TRY: 'TR330006100519786457841326',
  ILS: 'IL620108000000099999999',
  CRC: 'CR05015202001026284066',
};
export const address = { country: 'DE', city: 'Berlin', firstLine: 'Hauptstrasse 1', postCode: '10115' };

/** A recipient made of the form's own examples and first choices. */
function sample(currency: string, form: RecipientForm): RecipientInput {
  const details: Record<string, unknown> = { address };
  for (const field of fieldsIn(form)) {
    if (field.required && !field.key.startsWith('address.')) {
      details[field.key] = field.valuesAllowed?.[0]?.key ?? field.example;
    }
  }
  if ('IBAN' in details) details.IBAN = IBANS[currency] ?? 'DE89370400440532013000';
  if ('branchCode' in details && details.branchCode === 'Choose branch') delete details.branchCode;
  if ('familyName' in details) Object.assign(details, { familyName: 'Test', givenName: 'Mia', patronymicName: 'Ann' });
  delete details.accountHolderName;
  const accountHolderName = details.legalType === 'BUSINESS' ? 'Acme Ltd' : 'Mia Test';
  return { currency, type: form.type, accountHolderName, details, addressRequired: false };
}

export function sampleOf(currency: string, type: string): RecipientInput {
  const first = ofType(ask(currency), type);
  if (!first) throw new Error(`${currency} has no ${type}`);
  const { bankCode } = sample(currency, first).details;
  const given = { type, details: typeof bankCode === 'string' ? { bankCode } : {} };
  return sample(currency, ofType(ask(currency, { given }), type) ?? first);
}
