/** Who really sends, where a partner sends for its own customers. */
import { type CurrencyCode, type Instant, instant, type Problem } from '../kernel/index.ts';
import { findCountryCodes } from '../profiles/index.ts';

export interface Originator {
  readonly legalType: 'PRIVATE' | 'BUSINESS';
  /** What the partner calls its customer. */
  readonly reference: string;
  /** A person's, null for a business. */
  readonly givenName: string | null;
  readonly middleNames: readonly string[];
  readonly familyName: string | null;
  readonly patronymicName: string | null;
  /** A person's given and family name, or a business's legal one. */
  readonly fullName: string;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string | null;
  readonly nationality: string | null;
  readonly registrationCode: string | null;
  /** `YYYY-MM-DD` */
  readonly registrationDate: string | null;
  readonly address: {
    readonly firstLine: string;
    readonly city: string;
    readonly state: string | null;
    /** Two letters. */
    readonly country: string;
    readonly postCode: string | null;
  };
  readonly accountDetails: string | null;
}

/** What decides how much must be known of an originator. */
export interface OriginatorRules {
  readonly target: CurrencyCode;
  /** Whether the form asks for what only some routes need; the older one has no place for it. */
  readonly routed: boolean;
  /** Whether a person's account number must be given. */
  readonly accounts: boolean;
  readonly now: Instant;
}

/** Countries whose addresses need a state. */
const withStates: readonly string[] = ['US', 'CA', 'BR', 'AU'];

/** Target currencies whose banks want to know where senders are from, or since when they are registered. */
const withOrigins: readonly CurrencyCode[] = ['UGX'];

const missing = (path: string): Problem => ({ code: 'NotNull', message: 'must not be null', path });
const wrong = (path: string, message: string, value: string): Problem => ({
  code: 'NOT_VALID',
  message,
  path,
  arguments: [path, value],
});

/**
 * Everything that is wrong with an originator, by the paths of the request.
 * @source transferThirdPartyCreate, transferPartnerLicenceCreate `originator`
 * @assumed a text of nothing but spaces is as good as none; nobody is born, and nothing registered, after today
 */
export function originatorProblems(originator: Originator, rules: OriginatorRules): Problem[] {
  const own = originator.legalType === 'PRIVATE' ? personProblems : businessProblems;
  return [...own(originator, rules), ...addressProblems(originator)];
}

/** The fields that were left empty. */
const emptyOf = (fields: Readonly<Record<string, string | null>>): Problem[] =>
  Object.entries(fields)
    .filter(([, value]) => (value ?? '').trim() === '')
    .map(([name]) => missing(`originator.${name}`));

function personProblems(person: Originator, { target, routed, accounts, now }: OriginatorRules): Problem[] {
  const { givenName, familyName, dateOfBirth, nationality, accountDetails } = person;
  return [
    ...emptyOf({
      'name.givenName': givenName,
      'name.familyName': familyName,
      dateOfBirth,
      ...(routed && withOrigins.includes(target) ? { nationality } : {}),
      ...(accounts ? { accountDetails } : {}),
    }),
    ...dateProblems('dateOfBirth', dateOfBirth, now),
  ];
}

function businessProblems(business: Originator, { target, routed, now }: OriginatorRules): Problem[] {
  const { fullName, registrationCode, registrationDate } = business;
  return [
    ...emptyOf({
      'name.fullName': fullName,
      businessRegistrationCode: registrationCode,
      ...(routed && withOrigins.includes(target) ? { businessRegistrationDate: registrationDate } : {}),
    }),
    ...dateProblems('businessRegistrationDate', registrationDate, now),
  ];
}

function dateProblems(name: string, date: string | null, now: Instant): Problem[] {
  if (date === null || date.trim() === '') return [];
  const path = `originator.${name}`;
  const at = instant(Date.parse(date));
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(at)) return [wrong(path, 'must be a date: YYYY-MM-DD', date)];
  return at > now ? [wrong(path, 'must not lie in the future', date)] : [];
}

function addressProblems({ address }: Originator): Problem[] {
  const { firstLine, city, country, state } = address;
  const path = 'originator.address.countryCode';
  const known = country.length === 2 && findCountryCodes(country) !== undefined;
  return [
    ...emptyOf({
      'address.firstLine': firstLine,
      'address.city': city,
      ...(withStates.includes(country.toUpperCase()) ? { 'address.stateCode': state } : {}),
    }),
    ...(known ? [] : [wrong(path, 'must be the two letters of a country', country)]),
  ];
}
