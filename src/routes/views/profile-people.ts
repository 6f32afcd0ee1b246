/** The people behind a business, and what anybody shows to prove who they are. */
import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type {
  BusinessRepresentative,
  Director,
  DirectorDetails,
  DocumentWish,
  Owner,
  OwnerDetails,
} from '../../state/profiles/index.ts';
import { showSentAddress, threeLetters } from './profile.ts';

type BodyOf<Op extends keyof Operations> = Operations[Op]['request']['body'];

/** @assumed whoever represents a business is read like any person: name, address, birthday, and how to reach them */
export const showRepresentative = (person: BusinessRepresentative): schemas.BusinessRepresentative => ({
  id: person.id,
  firstName: person.firstName,
  lastName: person.lastName,
  preferredName: person.preferredName,
  address: person.address ? { ...showSentAddress(person.address), stateCode: person.address.state } : undefined,
  contactDetails: {
    email: person.contact.email ?? undefined,
    phoneNumber: person.contact.phoneNumber ?? undefined,
  },
  dateOfBirth: person.dateOfBirth ?? undefined,
});

export const readDirectors = (body: BodyOf<'profileDirectorCreate'>): DirectorDetails[] =>
  body.map(({ firstName, lastName, dateOfBirth, countryOfResidenceIso3Code }) => ({
    firstName: firstName ?? null,
    lastName: lastName ?? null,
    dateOfBirth: dateOfBirth ?? null,
    country: countryOfResidenceIso3Code ?? null,
  }));

export const showDirector = ({ id, firstName, lastName, dateOfBirth, country }: Director): schemas.Director => ({
  id,
  firstName,
  lastName,
  dateOfBirth,
  countryOfResidenceIso3Code: country === null ? undefined : threeLetters(country),
});

export const readOwners = (body: BodyOf<'profileUboCreate'>): OwnerDetails[] =>
  body.map(owner => ({
    name: owner.name ?? null,
    dateOfBirth: owner.dateOfBirth ?? null,
    country: owner.countryOfResidenceIso3Code ?? null,
    firstLine: owner.addressFirstLine ?? null,
    postCode: owner.postCode ?? null,
    percentage: owner.ownershipPercentage ?? null,
  }));

export const showOwner = (owner: Owner): schemas.Ubo => ({
  id: owner.id,
  name: owner.name,
  dateOfBirth: owner.dateOfBirth,
  countryOfResidenceIso3Code: owner.country === null ? undefined : threeLetters(owner.country),
  addressFirstLine: owner.firstLine ?? undefined,
  postCode: owner.postCode ?? undefined,
  ownershipPercentage: owner.percentage,
});

type DocumentBody = Partial<
  BodyOf<'profileVerificationDocumentCreate'> & Omit<BodyOf<'profileVerificationDocumentUpdate'>, 'clientId'>
>;

/** @assumed an empty text says as little as none, which the example does for the state of a country that has no states */
export const readDocument = (body: DocumentBody): DocumentWish => ({
  type: body.type ?? null,
  details: {
    firstName: body.firstName || null,
    lastName: body.lastName || null,
    uniqueIdentifier: body.uniqueIdentifier || null,
    issueDate: body.issueDate || null,
    issuerCountry: body.issuerCountry || null,
    issuerState: body.issuerState || null,
    expiryDate: body.expiryDate || null,
    nationality: body.nationality || null,
    employerName: body.employerName || null,
    employerCity: body.employerCity || null,
    employerCountry: body.employerCountry || null,
    birthCity: body.birthCity || null,
    birthCountry: body.birthCountry || null,
    sex: body.sex ?? null,
    placeOfBirth: body.placeOfBirth || null,
  },
});

/** What the service says of a document that it has taken. */
export const documentTaken = { errorMessage: null, success: true } as const;
