/** Bodies about profiles, as the state's details and changes. */
import type { Operations } from '../../contract/generated/operations.ts';
import { refuse } from '../../state/kernel/index.ts';
import type {
  AddressDetails,
  BusinessChanges,
  BusinessDetails,
  Person,
  PersonalChanges,
  PersonalDetails,
  PersonDetails,
  RepresentativeChanges,
} from '../../state/profiles/index.ts';
import { readId } from './ids.ts';

type BodyOf<Op extends keyof Operations> = Operations[Op]['request']['body'];
type PersonalBody = BodyOf<'profilePersonalCreate'>;
type BusinessBody = BodyOf<'profileBusinessCreate'> | BodyOf<'profileBusinessCreateV3'>;
type AddressBody = NonNullable<BusinessBody['address']>;

const readAddress = (address: AddressBody): AddressDetails => ({
  firstLine: address.addressFirstLine ?? null,
  city: address.city ?? null,
  country: address.countryIso3Code ?? address.countryIso2Code ?? null,
  postCode: address.postCode ?? null,
  state: address.stateCode ?? null,
});

const readOccupations = (occupations: PersonalBody['occupations']): PersonalDetails['occupations'] =>
  (occupations ?? []).map(({ code, format }) => ({ code: code ?? null, format: format ?? null }));

export const readPersonal = (body: PersonalBody): PersonalDetails => ({
  firstName: body.firstName,
  lastName: body.lastName,
  preferredName: body.preferredName ?? null,
  firstNameInKana: body.firstNameInKana ?? null,
  lastNameInKana: body.lastNameInKana ?? null,
  address: readAddress(body.address),
  nationality: body.nationality ?? null,
  dateOfBirth: body.dateOfBirth,
  externalCustomerId: body.externalCustomerId ?? null,
  contact: { email: body.contactDetails.email, phoneNumber: body.contactDetails.phoneNumber },
  occupations: readOccupations(body.occupations),
});

export const readBusiness = (body: BusinessBody): BusinessDetails => ({
  businessName: body.businessName ?? null,
  businessNameInKatakana: body.businessNameInKatakana ?? null,
  businessFreeFormDescription: body.businessFreeFormDescription ?? null,
  descriptionOfBusiness: null,
  registrationNumber: body.registrationNumber ?? null,
  acn: body.acn ?? null,
  abn: body.abn ?? null,
  arbn: body.arbn ?? null,
  companyType: body.companyType ?? null,
  companyRole: body.companyRole ?? null,
  address: body.address ? readAddress(body.address) : null,
  externalCustomerId: body.externalCustomerId ?? null,
  actorEmail: body.actorEmail ?? null,
  firstLevelCategory: body.firstLevelCategory ?? null,
  secondLevelCategory: body.secondLevelCategory ?? null,
  operationalAddresses: (body.operationalAddresses ?? []).map(readAddress),
  webpage: body.webpage ?? null,
});

type PersonBody = Omit<
  NonNullable<BodyOf<'profileBusinessCreateV3'>['businessRepresentative']>,
  'businessRepresentativeId'
>;

const readPerson = (body: PersonBody): PersonDetails => ({
  firstName: body.firstName ?? null,
  lastName: body.lastName ?? null,
  preferredName: body.preferredName ?? null,
  address: body.address ? readAddress(body.address) : null,
  dateOfBirth: body.dateOfBirth ?? null,
  contact: { email: body.contactDetails?.email ?? null, phoneNumber: body.contactDetails?.phoneNumber ?? null },
});

export function readRepresentative({ businessRepresentative }: BodyOf<'profileBusinessCreateV3'>): Person {
  const { businessRepresentativeId, ...details } = businessRepresentative ?? {};
  return {
    id: readId(businessRepresentativeId),
    details: readPerson(details),
    told: Object.values(details).some(value => value !== undefined),
  };
}

/** Of an address only what was sent. */
const readMoved = (address: AddressBody | undefined): Partial<AddressDetails> | undefined =>
  address && {
    firstLine: address.addressFirstLine,
    city: address.city,
    country: address.countryIso3Code ?? address.countryIso2Code,
    postCode: address.postCode,
    state: address.stateCode,
  };

const readPersonChanges = (body: PersonBody): RepresentativeChanges['person'] => ({
  firstName: body.firstName,
  lastName: body.lastName,
  preferredName: body.preferredName,
  address: readMoved(body.address),
  dateOfBirth: body.dateOfBirth,
  contact: body.contactDetails,
});

export const readPersonalChanges = (body: BodyOf<'profilePersonalUpdate'>): PersonalChanges => ({
  ...readPersonChanges(body),
  firstNameInKana: body.firstNameInKana,
  lastNameInKana: body.lastNameInKana,
  nationality: body.nationality,
  externalCustomerId: body.externalCustomerId,
  occupations: body.occupations && readOccupations(body.occupations),
});

/** @throws Refusal `request.malformed` when the body names another profile than the path */
export function readBusinessChanges(body: BodyOf<'profileBusinessUpdate'>, profileId: number): BusinessChanges {
  const { id, address, operationalAddresses } = body;
  if (id !== undefined && readId(id) !== profileId) {
    refuse('request.malformed', { problems: [{ code: 'invalid', message: 'must be the id of the path', path: 'id' }] });
  }
  return {
    businessName: body.businessName,
    businessNameInKatakana: body.businessNameInKatakana,
    businessFreeFormDescription: body.businessFreeFormDescription,
    registrationNumber: body.registrationNumber,
    acn: body.acn,
    abn: body.abn,
    arbn: body.arbn,
    companyType: body.companyType,
    companyRole: body.companyRole,
    address: readMoved(address),
    externalCustomerId: body.externalCustomerId,
    firstLevelCategory: body.firstLevelCategory,
    secondLevelCategory: body.secondLevelCategory,
    operationalAddresses: operationalAddresses?.map(readAddress),
    webpage: body.webpage,
  };
}

/** @assumed whoever does not say what the change is for describes the same person better */
export const readRepresentativeChanges = (
  body: BodyOf<'profileBusinessRepresentativeUpdate'>,
): RepresentativeChanges => ({
  transfer: body.updateContext === 'TRANSFER_OF_AUTHORISATION',
  person: readPersonChanges(body),
  actorEmail: body.actorEmail ?? null,
});
