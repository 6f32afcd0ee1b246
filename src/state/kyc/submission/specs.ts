/** What is held against what is given, requirement by requirement. */
import { accountPurposes, businessUseCases } from '../../verification/index.ts';
import { businessWealthDetails, owners, wealth, wealthDetails, wealthProof } from './business.ts';
import { amount, anyWord, choice, country, files, fileTypes, isCountry, namedFiles, oneOf, several } from './checks.ts';
import type { Check } from './given.ts';
import { indianPurpose, sides, taxes } from './personal.ts';
import { identityDocuments, personalWealth } from './values.ts';

const documents: readonly Check[] = [files, fileTypes];
const isPersonalWealth = (value: unknown): boolean => personalWealth.some(known => known === value);

/**
 * Every requirement that can be given through the interface. A file that is not asked for is taken all the same.
 * @source kycReviewRequirementSubmit; KYC requirement types guide
 * @assumed values that the sources do not list are taken when they look like one
 */
const specs = {
  ACCOUNT_INTENT: [choice('accountIntent', anyWord)],
  ACCOUNT_PURPOSE: [choice('accountPurpose', oneOf(accountPurposes))],
  ANNUAL_VOLUME: [amount],
  BUSINESS_ANNUAL_INCOME: [amount],
  BUSINESS_AUTHORISATION_ID: [...documents, namedFiles],
  BUSINESS_AUTHORISATION_LETTER: documents,
  BUSINESS_DIRECTORS_CHECK: documents,
  BUSINESS_MONTHLY_VOLUME: [amount],
  BUSINESS_REGISTRATION_DOCS: documents,
  BUSINESS_SHAREHOLDERS_CHECK: documents,
  BUSINESS_SOURCE_OF_WEALTH: [wealth],
  BUSINESS_SOURCE_OF_WEALTH_INFO: [businessWealthDetails],
  BUSINESS_SOURCE_OF_WEALTH_PROOF: [wealthProof, ...documents],
  BUSINESS_ULTIMATE_BENEFICIAL_OWNER_ID: [owners, fileTypes],
  BUSINESS_USE_CASE: [several('useCases', oneOf(businessUseCases))],
  ID_DOCUMENT: [country('issuingCountry'), choice('documentType', oneOf(identityDocuments)), files, sides, fileTypes],
  INCOME: [amount, choice('incomeType', anyWord)],
  INDIA_TRANSFER_PURPOSE: [...indianPurpose, fileTypes],
  PROOF_OF_TRADING_ADDRESS: documents,
  SOURCE_OF_FUNDS: [choice('sourceOfFunds', anyWord), ...documents],
  SOURCE_OF_WEALTH: [several('sourceOfWealthList', isPersonalWealth)],
  SOURCE_OF_WEALTH_INFO: [wealthDetails('sourceOfWealthInfo', isPersonalWealth, personalWealth)],
  SOURCE_OF_WEALTH_PROOF: [choice('sourceOfWealthType', isPersonalWealth), ...documents],
  TAX_RESIDENCY: [taxes],
  USE_CASE_COUNTRIES: [several('countries', isCountry)],
} as const satisfies Record<string, readonly Check[]>;

export type CollectableKey = keyof typeof specs;

/** Whether a requirement can be given through the interface; others only on the hosted page. */
export const isCollectable = (key: string): key is CollectableKey => Object.hasOwn(specs, key);

export const checksOf = (key: CollectableKey): readonly Check[] => specs[key];

export const needsFiles = (key: string): boolean => isCollectable(key) && checksOf(key).includes(fileTypes);
