import { describe, expect, test } from 'vitest';
import { runCheck } from '../../src/state/recipients/checks.ts';
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
} from '../../src/state/recipients/checksums.ts';
import { countries, isSepaCountry } from '../../src/state/recipients/reference.ts';

const ibans = `GB33BUKB20201555555555 DE89370400440532013000 BE19967722383012 FR1420041010050500013M02606
  ES9121000418450200051332 EE867700771000187087 CH9300762011623852957 SE4550000000058398257466 NO9386011117947
  DK5000400440116243 PL61109010140000071219812874 HU42117730161111101800000000 CZ6508000000192000145399
  RO49AAAA1B31007593840000 BG80BNBG96611020345678 AE070331234567890123456 TR330006100519786457841326
  IL620108000000099999999`.split(/\s+/);

describe('IBANs', () => {
  test.each(ibans)('%s passes', iban => expect(runCheck('iban', iban)).toBeUndefined());

  test.each(ibans)('%s fails with any one digit changed', iban => {
    const digit = iban.at(-1) === '1' ? '2' : '1';
    expect(runCheck('iban', iban.slice(0, -1) + digit)).toBe('invalid');
  });

  test('are as long as their country has them', () => {
    const lengths = `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24
      FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21
      MC27 MD24 ME22 MK19 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29
      XK20`.split(/\s+/);
    const known = countries.filter(({ ibanLength }) => ibanLength !== null);
    expect(known.map(({ iso2, ibanLength }) => `${iso2}${ibanLength}`)).toEqual(expect.arrayContaining(lengths));
    const sepa =
      `AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MT NL NO PL PT RO SE SI SK SM
      VA AD`.split(/\s+/);
    expect(countries.filter(({ iso2 }) => isSepaCountry(iso2)).map(({ iso2 }) => iso2)).toEqual(sepa.toSorted());
  });

  test('spaces and small letters do not matter', () => {
    expect(isIban('de89 3704 0044 0532 0130 00', 22)).toBe(true);
  });

  test('the placeholder of the form, a wrong length and a country without IBANs fail', () => {
    for (const iban of ['DE12345678901234567890', 'DE8937040044053201300', 'US33BUKB20201555555555', '', 'GB']) {
      expect(runCheck('iban', iban), iban).toBe('invalid');
    }
  });
});

describe('other identifiers', () => {
  const cases: readonly (readonly [string, (text: string) => boolean, readonly string[], readonly string[]])[] = [
    ['a routing number', isAbaRoutingNumber, ['021000021', '322271627', '026009593', '111000025'], ['020123456', '1']],
    ['a sort code', isSortCode, ['04-00-75', '231470'], ['0400', '04007a']],
    ['an IFSC', isIfsc, ['YESB0236041', 'yesb0236041'], ['YESB1236041', 'YES0236041']],
    ['a CLABE', isClabe, ['032180000118359719'], ['032180000118359718', '03218000011835971']],
    ['a BSB', isBsb, ['802-985', '802985'], ['80298', '80298x']],
    ['a Polish account', isPolishAccount, ['61109010140000071219812874'], ['61109010140000071219812875', '61']],
    ['a Hungarian account', isHungarianAccount, ['12000007-12345678-00000008'], ['120000001234567800000000', '12']],
    ['a CUIT', isCuit, ['20-12345678-6'], ['20-12345678-7', '20']],
    ['a RUT', isRut, ['76.086.428-5', '760864285'], ['760864286', '7608642K', 'K']],
    ['a Bankgiro number', isBankgiro, ['9019506', '5050-1055'], ['5050-1056', '123']],
    ['a New Zealand account', isNewZealandAccount, ['03-1587-0050000-00'], ['03-1587-0050000']],
    ['a CPF', isCpf, ['855.405.995-80', '85540599580'], ['8554059958', '8554059958x']],
    ['a CNPJ', isCnpj, ['64.753.719/0001-86'], ['64.753.719/0001']],
    ['a BIC', isBicForm, ['BUKBGB22', 'deutdeff500'], ['BUKBGB2', 'BUKBGB22A', '12KBGB22']],
    ['a date', isCalendarDate, ['2000-02-29', '1990-01-31'], ['1900-02-29', '1990-13-01', '1990-1-1', '1990-04-31']],
  ];

  test.each(cases)('%s is told from one that cannot be', (_, passes, good, bad) => {
    for (const text of good) expect(passes(text), text).toBe(true);
    for (const text of bad) expect(passes(text), text).toBe(false);
  });

  test('a BIC must name a country that is known and paid', () => {
    expect(runCheck('bic', 'BUKBGB22')).toBeUndefined();
    expect(runCheck('bic', 'BUKBQQ22')).toBe('invalid');
    expect(runCheck('bic', 'SABRRUMM')).toBe('country');
  });

  test('one sort code is well formed and no bank has it', () => {
    expect(runCheck('sortCode', '231470')).toBeUndefined();
    expect(runCheck('sortCode', '231479')).toBe('unknown');
  });
});
