import type { SentFile } from './kyc-calls.ts';

export const png: SentFile = { name: 'xx.png' };
export const two: readonly SentFile[] = [png, { name: 'yy.png' }];
const DOCS = ['Consult API documentation'];
const SOW = [
  ...['REVENUE', 'PERSONAL_FUNDING', 'BUSINESS_LOAN', 'FUNDING_AND_SHAREHOLDER_INVESTMENTS', 'INVESTMENT_INCOME'],
  ...['DONATIONS', 'GRANTS', 'OTHER', 'LEGAL'],
];
export const india = { additionalDocumentFileName: 'xx.png', passportFileName: 'xx.png', tcsTaxApplies: false };
const owner = 'f'.repeat(32);

/** What is given for a requirement, and what is wrong with it, as the document words it. */
export type Row = readonly [
  key: string,
  data: object | undefined,
  files: readonly SentFile[],
  expected: Readonly<Record<string, unknown>> & { readonly detail: string },
];

export const INDIA = 'INDIA_TRANSFER_PURPOSE';
export const OWNER = 'BUSINESS_ULTIMATE_BENEFICIAL_OWNER_ID';
export const EDUCATION = { ...india, code: 'EDUCATION_EXPENSES' };
export const rows: readonly Row[] = [
  [
    'ACCOUNT_PURPOSE',
    { accountPurpose: 'invalid' },
    [],
    {
      code: 'invalid_value',
      ref: 'accountPurpose',
      detail: 'Invalid accountPurpose submitted: invalid',
      attributes: { acceptedValues: DOCS },
    },
  ],
  [
    'BUSINESS_ANNUAL_INCOME',
    { amount: 10, currency: 'XYZ' },
    [],
    { code: 'invalid_request', ref: 'submissionData', detail: 'submitted data is invalid', attributes: null },
  ],
  ['BUSINESS_AUTHORISATION_ID', {}, [], { code: 'missing_value', ref: 'files', detail: 'No file has been provided' }],
  [
    'BUSINESS_AUTHORISATION_ID',
    { fileNames: ['zz.png'] },
    [png],
    {
      code: 'invalid_value',
      ref: 'files',
      detail: 'File - filenames mismatch',
      attributes: { acceptedValues: ['xx.png'] },
    },
  ],
  [
    'BUSINESS_AUTHORISATION_ID',
    {},
    two,
    { code: 'missing_value', ref: 'frontSideFilename', detail: 'No front side file name is provided' },
  ],
  ...(
    [
      [{ sourceOfWealthList: [] }, 'No business source of wealth provided'],
      [{ sourceOfWealthList: ['OTHER'] }, 'Missing business source of wealth description'],
      [
        { sourceOfWealthList: ['OTHER'], otherSourceOfWealthDescription: 'short' },
        'Source of wealth description too short',
      ],
    ] as const
  ).map(
    ([data, detail]): Row => [
      'BUSINESS_SOURCE_OF_WEALTH',
      data,
      [],
      { code: 'invalid_value', ref: 'sourceOfWealthList', detail, attributes: { acceptedValues: SOW } },
    ],
  ),
  [
    'BUSINESS_SOURCE_OF_WEALTH_INFO',
    { sourceOfWealthList: [{ businessSourceOfWealthInfo: 'LUCK' }] },
    [],
    {
      code: 'invalid_value',
      ref: 'sourceOfWealthList',
      detail: 'Invalid submission data provided',
      attributes: { acceptedValues: SOW },
    },
  ],
  [
    'BUSINESS_SOURCE_OF_WEALTH_PROOF',
    { sourceOfWealthType: 'LUCK', documentType: 'PAYSLIP' },
    [png],
    {
      code: 'invalid_value',
      ref: 'sourceOfWealthType',
      detail: 'Invalid Source of Wealth type',
      attributes: { acceptedValues: SOW },
    },
  ],
  [
    'BUSINESS_SOURCE_OF_WEALTH_PROOF',
    { sourceOfWealthType: 'REVENUE', documentType: 'NAPKIN' },
    [png],
    { code: 'invalid_value', ref: 'documentType', detail: 'Invalid Document Type' },
  ],
  [
    INDIA,
    { ...india, code: 'invalid' },
    [png],
    { code: 'invalid_value', ref: 'code', detail: 'The code provided is not valid' },
  ],
  ...(['additionalDocumentFileName', 'passportFileName'] as const).map(
    (name): Row => [
      INDIA,
      { ...india, code: 'GIFT', [name]: '' },
      [png],
      { code: 'missing_value', ref: name, detail: `${name} cannot be null or empty` },
    ],
  ),
  [
    INDIA,
    { ...india, code: 'GIFT', tcsTaxApplies: null },
    [png],
    { code: 'missing_value', ref: 'tcsTaxApplies', detail: 'tcsTaxApplies cannot be null' },
  ],
  [
    INDIA,
    EDUCATION,
    [png],
    { code: 'missing_value', ref: 'educationPaidWithLoan', detail: 'educationPaidWithLoan cannot be null' },
  ],
  [
    INDIA,
    { ...india, code: 'GIFT', educationPaidWithLoan: true },
    [png],
    {
      code: 'invalid_value',
      ref: 'educationPaidWithLoan',
      detail: 'educationPaidWithLoan is only valid for OVERSEAS_EDUCATION & EDUCATION_EXPENSES',
    },
  ],
  [
    INDIA,
    { ...EDUCATION, educationPaidWithLoan: true },
    [png],
    {
      code: 'missing_value',
      ref: 'loanDocumentFileName',
      detail:
        'loanDocumentFileName must be provided if the code is OVERSEAS_EDUCATION or EDUCATION_EXPENSES and educationPaidWithLoan is true',
    },
  ],
  [
    OWNER,
    { shareholders: [{ shareholderId: owner, documentType: 'PASSPORT', fileName: 'zz.png' }] },
    [png],
    {
      code: 'invalid_value',
      ref: 'file',
      detail: `No file was provided with a name that matches zz.png for shareholderId: ${owner}`,
      attributes: null,
    },
  ],
  [
    OWNER,
    { shareholderId: owner, documentType: 'PASSPORT', fileName: 'xx.png' },
    [png],
    { code: 'invalid_value', ref: 'shareholderId', detail: 'Shareholder does not exist', attributes: null },
  ],
  [
    'BUSINESS_USE_CASE',
    { useCases: [] },
    [],
    { code: 'parameter_missing', ref: 'useCases', detail: 'No value provided', attributes: null },
  ],
  [
    'BUSINESS_USE_CASE',
    { useCases: ['invalid'] },
    [],
    {
      code: 'invalid_value',
      ref: 'useCases',
      detail: 'Invalid useCases are submitted: [invalid]',
      attributes: { acceptedValues: DOCS },
    },
  ],
  [
    'ID_DOCUMENT',
    { issuingCountry: 'GB', documentType: 'PASSPORT', passportFileName: 'xxx.png' },
    [png],
    {
      code: 'invalid_request',
      ref: 'files',
      detail: 'No file was provided with the specified fileName: xxx.png',
      attributes: null,
    },
  ],
  [
    'ID_DOCUMENT',
    { issuingCountry: 'XX', documentType: 'PASSPORT', passportFileName: 'xx.png' },
    [png],
    {
      code: 'invalid_value',
      ref: 'issuingCountry',
      detail: 'Invalid issuingCountry provided',
      attributes: { acceptedValues: DOCS },
    },
  ],
  [
    'TAX_RESIDENCY',
    { taxInfoList: [{ taxCountry: 'CY', tin: '1' }] },
    [],
    {
      code: 'invalid_request',
      ref: 'goldenVisaDeclaration',
      detail: 'Golden visa declaration is required when all declared countries are within golden visa jurisdictions.',
    },
  ],
  [
    'TAX_RESIDENCY',
    { taxInfoList: [{ taxCountry: 'CY', tin: '1' }], goldenVisaDeclaration: { born: true, lives: false } },
    [],
    {
      code: 'invalid_request',
      ref: 'goldenVisaDeclaration',
      detail: 'All values in the golden visa declaration must be set to true.',
    },
  ],
];
