/** What may be said in a submission. */

/** @source kycReviewRequirementSubmit, accepted values of its refusals */
export const businessWealth = [
  'REVENUE',
  'PERSONAL_FUNDING',
  'BUSINESS_LOAN',
  'FUNDING_AND_SHAREHOLDER_INVESTMENTS',
  'INVESTMENT_INCOME',
  'DONATIONS',
  'GRANTS',
  'OTHER',
  'LEGAL',
] as const;

/** @source kycReviewRequirementSubmit, accepted values of its refusals */
export const businessProofs = [
  'PAYSLIP',
  'INVOICES',
  'CONTRACTS',
  'TAX_DOCUMENTS',
  'AUDITED_FINANCIAL_STATEMENTS',
  'E_COMMERCE_STATEMENTS',
  'PERSONAL_INVESTMENT',
  'PERSONAL_LOAN_AGREEMENT',
  'PERSONAL_TAX_DECLARATION',
  'LOAN_AGREEMENT',
  'EQUITY_AGREEMENT',
  'SUBSCRIPTION_AGREEMENT',
  'SAVINGS_STATEMENT',
  'ASSET_SALE_AGREEMENT',
  'SHARE_SALE_CERTIFICATE',
  'DONATION_RECEIPTS',
  'GRANT_APPROVAL_LETTER',
  'WRITTEN_CONFIRMATION',
  'BANK_STATEMENT',
] as const;

/** @source kycReviewRequirementSubmit, accepted values of its refusals */
export const ownerDocuments = ['NATIONAL_ID', 'DRIVING_LICENSE', 'PASSPORT'] as const;

/** @source KYC requirement types guide */
export const identityDocuments = ['PASSPORT', 'ID_CARD', 'DRIVERS_LICENSE', 'TAX_ID', 'RESIDENCE_PERMIT'] as const;

/** @assumed the last two; the others are seen in examples */
export const personalWealth = ['SALARY', 'INVESTMENTS', 'INHERITANCE', 'OTHER', 'PENSION', 'LOAN'] as const;

/** @assumed where the guides of tax authorities see residence for investment; the sources only say that there are some */
export const goldenVisaCountries = [
  'AG',
  'BS',
  'BH',
  'BB',
  'CY',
  'DM',
  'GD',
  'MT',
  'KN',
  'LC',
  'TC',
  'AE',
  'VU',
] as const;

/** @assumed into which currencies money that leaves India may go; the sources only say that there are some */
export const indianTargets = ['USD', 'EUR', 'GBP', 'AUD', 'CAD', 'NZD', 'SGD', 'AED', 'CHF', 'JPY', 'HKD'] as const;

/** @source kycReviewRequirementSubmit */
export const educationCodes = ['OVERSEAS_EDUCATION', 'EDUCATION_EXPENSES'] as const;
