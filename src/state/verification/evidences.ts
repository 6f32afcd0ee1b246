/** What can be asked of a customer, and by what it is given. */
import { findCountryCodes, type Profile } from '../profiles/index.ts';
import {
  accountPurposes,
  annualIncomes,
  businessUseCases,
  fundingSources,
  incomeSources,
  monthlyVolumes,
  yearlyVolumes,
} from './values.ts';

type Kind = Profile['type'];

/** Whether a value will do. */
type Fits = (value: unknown) => boolean;

interface Field {
  readonly kinds: readonly Kind[];
  readonly fits: Fits;
  /** The evidence that it gives, or gives a part of. */
  readonly gives: string;
  /** A field that must come with it. */
  readonly with?: string;
}

const one =
  (values: readonly string[]): Fits =>
  value =>
    typeof value === 'string' && values.includes(value);
const some =
  (fits: Fits): Fits =>
  value =>
    Array.isArray(value) && value.length > 0 && value.every(fits);
const words: Fits = value => typeof value === 'string' && value.trim() !== '';

/** Three letters, in any case. */
const country: Fits = value =>
  typeof value === 'string' && value.length === 3 && findCountryCodes(value.toUpperCase()) !== undefined;

const personal = ['personal'] as const;
const business = ['business'] as const;
const both = ['personal', 'business'] as const;

/** @source verificationUploadEvidences; supported evidences guide */
const fields = {
  accountPurpose: { kinds: personal, fits: one(accountPurposes), gives: 'ACCOUNT_PURPOSE' },
  accountPurposeExplanation: { kinds: personal, fits: words, gives: 'ACCOUNT_PURPOSE_EXPLANATION' },
  yearlyAnticipatedVolume: { kinds: personal, fits: one(yearlyVolumes), gives: 'ANNUAL_VOLUME' },
  mainSourceOfIncome: { kinds: personal, fits: one(incomeSources), gives: 'INCOME', with: 'annualIncome' },
  annualIncome: { kinds: personal, fits: one(annualIncomes), gives: 'INCOME', with: 'mainSourceOfIncome' },
  incomeExplanation: { kinds: personal, fits: words, gives: 'INCOME_EXPLANATION' },
  intendedCountries: { kinds: both, fits: some(country), gives: 'USE_CASE_COUNTRIES' },
  mainSourceOfFunding: { kinds: business, fits: one(fundingSources), gives: 'SOURCE_OF_FUNDING' },
  monthlyAnticipatedVolume: { kinds: business, fits: one(monthlyVolumes), gives: 'BUSINESS_MONTHLY_VOLUME' },
  businessUseCase: { kinds: business, fits: some(one(businessUseCases)), gives: 'BUSINESS_USE_CASE' },
} as const satisfies Record<string, Field>;

const named: Readonly<Record<string, Field>> = fields;

/** @source verificationUploadDocument */
const documents: Readonly<Record<string, readonly Kind[]>> = {
  SOURCE_OF_WEALTH: both,
  ID_PROOF: personal,
  ADDRESS_PROOF: personal,
  TRADING_ADDRESS_PROOF: business,
  BUSINESS_AUTH_REP_PROOF_BY_AUTH_LETTER: business,
};

/** Evidence as it was sent, by the name of its field. */
export type Evidence = Readonly<Record<string, unknown>>;

export const givenBy = (name: string): string => named[name]?.gives ?? name;

/** The names of what cannot be taken from a profile of this kind: unknown, of the other kind, of a wrong value, or half. */
export function unfitFields(kind: Kind, evidence: Evidence): string[] {
  return Object.entries(evidence)
    .filter(([name, value]) => {
      const field = Object.hasOwn(named, name) ? named[name] : undefined;
      if (!field?.kinds.includes(kind) || !field.fits(value)) return true;
      return field.with !== undefined && !Object.hasOwn(evidence, field.with);
    })
    .map(([name]) => name);
}

export const documentTypesOf = (kind: Kind): string[] =>
  Object.keys(documents).filter(type => documents[type]?.includes(kind));

/** Every key of evidence that can be asked of this kind of profile. */
export const evidenceKeysOf = (kind: Kind): string[] => [
  ...new Set([
    ...Object.values(named)
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ gives }) => gives),
    ...documentTypesOf(kind),
  ]),
];
