import type { SentFile } from './kyc-calls.ts';
import { EDUCATION, INDIA, png, two } from './kyc-submissions.ts';

/** For each requirement something that will do. */
export const good: readonly (readonly [key: string, data: object | undefined, files?: readonly SentFile[]])[] = [
  ['ACCOUNT_INTENT', { accountIntent: 'PAYING_RENT_UTILITIES_OR_PROPERTY_CHARGES' }],
  ['ACCOUNT_PURPOSE', { accountPurpose: 'SENDING_MONEY_TO_FRIENDS_OR_FAMILY' }],
  ['ANNUAL_VOLUME', { amount: 12_000.5, currency: 'EUR' }],
  ['BUSINESS_ANNUAL_INCOME', { amount: 1, currency: 'GBP' }],
  ['BUSINESS_AUTHORISATION_ID', { fileNames: ['yy.png', 'xx.png'], frontSideFilename: 'xx.png' }, two],
  ['BUSINESS_AUTHORISATION_LETTER', undefined, [{ name: 'Letter.PDF', type: 'application/pdf' }]],
  ['BUSINESS_DIRECTORS_CHECK', undefined, [png]],
  ['BUSINESS_MONTHLY_VOLUME', { amount: 1, currency: 'GBP' }],
  ['BUSINESS_REGISTRATION_DOCS', undefined, [{ name: 'a.jpeg', type: 'image/jpeg' }]],
  ['BUSINESS_SHAREHOLDERS_CHECK', undefined, [png]],
  ['BUSINESS_SOURCE_OF_WEALTH', { sourceOfWealthList: ['OTHER'], otherSourceOfWealthDescription: 'Sold a machine' }],
  [
    'BUSINESS_SOURCE_OF_WEALTH_INFO',
    { sourceOfWealthList: [{ businessSourceOfWealthInfo: 'REVENUE', isSourceOfFund: true }] },
  ],
  ['BUSINESS_SOURCE_OF_WEALTH_PROOF', { sourceOfWealthType: 'REVENUE', documentType: 'INVOICES' }, [png]],
  ['BUSINESS_USE_CASE', { useCases: ['DONATION', 'OTHER'] }],
  [
    'ID_DOCUMENT',
    { issuingCountry: 'gbr', documentType: 'ID_CARD', frontSideFileName: 'xx.png', backSideFileName: 'yy.png' },
    two,
  ],
  ['INCOME', { amount: 1, currency: 'GBP', incomeType: 'FREELANCER' }],
  [INDIA, { ...EDUCATION, educationPaidWithLoan: true, loanDocumentFileName: 'yy.png' }, two],
  ['PROOF_OF_TRADING_ADDRESS', undefined, [png]],
  ['SOURCE_OF_FUNDS', { sourceOfFunds: 'SAVINGS' }, [png]],
  ['SOURCE_OF_WEALTH', { sourceOfWealthList: ['SALARY', 'OTHER'] }],
  ['SOURCE_OF_WEALTH_INFO', { sourceOfWealthList: [{ sourceOfWealthInfo: 'SALARY' }] }],
  ['SOURCE_OF_WEALTH_PROOF', { sourceOfWealthType: 'SALARY' }, [png]],
  [
    'TAX_RESIDENCY',
    {
      taxInfoList: [
        { taxCountry: 'CY', tin: '1' },
        { taxCountry: 'DE', tin: '2' },
      ],
    },
  ],
  ['USE_CASE_COUNTRIES', { countries: ['DE', 'esp'] }],
];
