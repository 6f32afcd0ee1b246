import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { type Json, type Problem, refuse, sha256 } from '../../state/kernel/index.ts';
import {
  type AccountFacts,
  accountSummaryOf,
  commonFieldMapOf,
  displayFieldsOf,
  isActive,
  longAccountSummaryOf,
  looseCanonicalRecipient,
  type NewRecipient,
  type Recipient,
  type RecipientPage,
  type RecipientQuery,
} from '../../state/recipients/index.ts';
import { pathV1, pathV2, showConfirmations } from './confirmations.ts';
import { readId, requireId } from './ids.ts';

type CreateBody = Operations['recipientCreate']['request']['body'] & {
  readonly legalType?: unknown;
  readonly confirmations?: unknown;
};
type CreateQuery = Operations['recipientCreate']['request']['query'] & { readonly profileId?: unknown };

/** A recipient as it is sent; older clients put the legal type outside of the details, and accept outcomes here. */
export function readNewRecipient(body: CreateBody, query: CreateQuery): NewRecipient {
  const details = body.details ?? {};
  return {
    profileId: readId(body.profile ?? query.profileId),
    currency: (body.currency ?? '').toUpperCase(),
    type: body.type ?? '',
    name: body.accountHolderName ?? '',
    details,
    legalType: typeof body.legalType === 'string' ? body.legalType : details.legalType,
    ownedByCustomer: body.ownedByCustomer ?? false,
    refund: String(query.refund) === 'true',
    acceptedOutcomes: accepts(body.confirmations),
  };
}

const accepts = (confirmations: unknown): boolean =>
  typeof confirmations === 'object' &&
  confirmations !== null &&
  (confirmations as { readonly acceptedOutcomes?: unknown }).acceptedOutcomes === true;

type ListQuery = Operations['recipientList']['request']['query'];

const MOST = 20;

const SORT = /^(id|currency)(?:,(asc|desc))?$/;

/**
 * The filters of a list. Its largest page is the contract's to say.
 * @throws Refusal `request.malformed` with one problem per bad parameter
 */
export function readRecipientQuery(query: ListQuery, profileId: number): RecipientQuery {
  const { size = MOST } = query;
  const sort = query.sort || 'id,desc';
  const sorting = SORT.exec(sort);
  const problems = [
    ...(sorting ? [] : [problemAt('sort', sort, 'must be id or currency, with asc or desc after a comma')]),
    ...(size < 1 ? [problemAt('size', size, `must be from 1 to ${MOST}`)] : []),
  ];
  if (!sorting || problems.length > 0) refuse('request.malformed', { problems });
  const [, sortBy, direction] = sorting;
  return {
    profileId,
    active: query.active ?? true,
    creatorId: query.creatorId,
    ownedByCustomer: query.ownedByCustomer,
    currencies: listOf(query.currency?.toUpperCase()),
    types: listOf(query.type),
    sortBy: sortBy === 'currency' ? 'currency' : 'id',
    newestFirst: direction !== 'asc',
    after: query.seekPosition ?? undefined,
    size,
  };
}

/** Whose list is asked for: the older text names the parameter otherwise. @throws Refusal `request.malformed` */
export const readOwnerV1 = (query: { readonly profileId?: number; readonly profile?: unknown }): number | undefined =>
  query.profileId ?? (query.profile === undefined ? undefined : requireId(query.profile, 'profile'));

/** The older list has no pages: all active ones, oldest first. */
export const readRecipientQueryV1 = (query: { readonly currency?: string }, profileId: number): RecipientQuery => ({
  profileId,
  active: true,
  currencies: listOf(query.currency?.toUpperCase()),
  sortBy: 'id',
  newestFirst: false,
  size: Number.MAX_SAFE_INTEGER,
});

const problemAt = (path: string, value: string | number, message: string): Problem => ({
  code: 'NOT_VALID',
  message,
  path,
  arguments: [path, value],
});

const listOf = (text: string | undefined): readonly string[] | undefined =>
  text
    ?.split(',')
    .map(part => part.trim())
    .filter(part => part !== '');

const factsOf = (recipient: Recipient): AccountFacts => ({
  currency: recipient.currency,
  type: recipient.type,
  legalType: recipient.legalType,
  accountHolderName: recipient.name,
  email: recipient.email,
  details: recipient.details as AccountFacts['details'],
});

/** `sort_code` is `SortCode` in the newer form. */
const pascal = (type: string): string =>
  type
    .split('_')
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

export function showRecipientV2(recipient: Recipient): schemas.Recipient {
  const facts = factsOf(recipient);
  return {
    id: recipient.id,
    creatorId: recipient.userId,
    profileId: recipient.profileId,
    name: {
      fullName: recipient.name,
      givenName: null,
      familyName: null,
      middleName: null,
      patronymicName: null,
      cannotHavePatronymicName: null,
    },
    currency: recipient.currency,
    country: recipient.country,
    type: pascal(recipient.type),
    legalEntityType: recipient.legalType === 'BUSINESS' ? 'BUSINESS' : 'PERSON',
    active: isActive(recipient),
    details: detailsV2(recipient),
    commonFieldMap: commonFieldMapOf(facts),
    hash: recipient.hash,
    accountSummary: accountSummaryOf(facts),
    longAccountSummary: longAccountSummaryOf(facts),
    displayFields: displayFieldsOf(facts),
    isInternal: recipient.internal,
    ownedByCustomer: recipient.ownedByCustomer,
    confirmations: showConfirmations(recipient, pathV2),
    email: recipient.email ?? undefined,
    isDefaultAccount: undefined,
  };
}

/** Only what is used, with the IBAN and BIC in small letters, as this form writes them. */
function detailsV2(recipient: Recipient): NonNullable<schemas.Recipient['details']> {
  const used = Object.entries(recipient.details).map(([key, value]) => [newer[key] ?? key, value] as const);
  const details = Object.fromEntries(used.filter(([key]) => key !== 'legalType' && key !== 'email'));
  return {
    ...details,
    reference: null,
    hashedByLooseHashAlgorithm: sha256(looseCanonicalRecipient(factsOf(recipient))),
  } as unknown as NonNullable<schemas.Recipient['details']>;
}

const newer: Readonly<Record<string, string>> = { IBAN: 'iban', BIC: 'bic' };

export function showRecipientV1(recipient: Recipient): schemas.RecipientV1 {
  return {
    id: recipient.id,
    business: recipient.businessProfileId,
    profile: recipient.profileId,
    accountHolderName: recipient.name,
    currency: recipient.currency,
    country: recipient.country,
    type: recipient.type,
    details: detailsV1(recipient),
    user: recipient.userId,
    active: isActive(recipient),
    ownedByCustomer: recipient.ownedByCustomer,
    confirmations: showConfirmations(recipient, pathV1),
  };
}

/** Every key the form knows, unused ones null; IBAN and BIC under both their spellings. */
function detailsV1(recipient: Recipient): NonNullable<schemas.RecipientV1['details']> {
  const { details } = recipient;
  const both = { iban: details.IBAN ?? null, bic: details.BIC ?? null };
  const known = Object.fromEntries(knownDetails.map(key => [key, details[key] ?? null]));
  const all = { ...known, ...details, ...both, email: recipient.email, legalType: recipient.legalType };
  return { ...all, address: addressV1(details.address) } as unknown as NonNullable<schemas.RecipientV1['details']>;
}

/** @assumed keys an address was given without are null, like all unused ones */
function addressV1(address: Json | undefined): object | null {
  if (typeof address !== 'object' || address === null) return null;
  const {
    country = null,
    firstLine = null,
    postCode = null,
    city = null,
    state = null,
  } = address as Record<string, Json>;
  return { country, countryCode: country, firstLine, postCode, city, state };
}

/** The superset that a creation answers with: the older form, and what the newer one adds. */
export function showCreatedRecipient(recipient: Recipient): schemas.RecipientCreated {
  const older = showRecipientV1(recipient);
  const newest = showRecipientV2(recipient);
  return {
    ...newest,
    ...older,
    details: { ...newest.details, ...older.details } as schemas.RecipientCreated['details'],
    confirmations: newest.confirmations,
  } as schemas.RecipientCreated;
}

/** A page as it is listed; positions are absent where there is no such page. */
export function showRecipientPage(
  { items, more }: RecipientPage,
  query: ListQuery,
): Operations['recipientList']['replies'][200] {
  const sorted = query.sort !== undefined;
  return {
    content: items.map(recipient => ({ ...showRecipientV2(recipient), isDefaultAccount: false })),
    seekPositionForNext: more ? items.at(-1)?.id : undefined,
    seekPositionForCurrent: query.seekPosition ?? undefined,
    sort: { empty: !sorted, sorted, unsorted: !sorted },
    size: items.length,
  };
}

/** @source recorded: the keys of 66 answers */
const knownDetails: readonly string[] = (
  'address email legalType accountHolderName accountNumber sortCode abartn accountType bankgiroNumber ifscCode bsbCode ' +
  'institutionNumber transitNumber phoneNumber bankCode russiaRegion routingNumber branchCode cpf cardToken idType ' +
  'idNumber idCountryIso3 idValidFrom idValidTo clabe swiftCode dateOfBirth clearingNumber bankName branchName ' +
  'businessNumber province city rut token cnpj payinReference pspReference orderId idDocumentType idDocumentNumber ' +
  'identificationNumber targetProfile targetUserId taxId job nationality interacAccount bban town postCode language ' +
  'billerCode customerReferenceNumber prefix relationship taxNumber zarIdentificationNumber ' +
  'beneficiaryBankCorrespondentAccount beneficiaryBankTaxId IBAN iban BIC bic'
).split(' ');
