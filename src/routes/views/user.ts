import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { SignUp, User } from '../../state/access/index.ts';
import { nameOf, type PersonalProfile } from '../../state/profiles/index.ts';

export const readSignUp = (body: Operations['userCreate']['request']['body']): SignUp => ({
  email: body.email,
  registrationCode: body.registrationCode,
  language: body.language ?? null,
});

/** A user; nothing is known of them but their address until they have a personal profile. */
export const showUser = (user: User, personal: PersonalProfile | undefined): schemas.User => ({
  id: user.id,
  name: personal ? nameOf(personal) : null,
  email: user.email,
  active: user.active,
  details: personal ? showDetails(personal) : null,
});

function showDetails(personal: PersonalProfile): schemas.User['details'] {
  const { firstName, lastName, phoneNumber, dateOfBirth, address, occupations } = personal;
  const occupation = occupations[0]?.code ?? '';
  return {
    firstName,
    lastName,
    phoneNumber: phoneNumber ?? undefined,
    dateOfBirth: dateOfBirth ?? undefined,
    occupation,
    avatar: '',
    primaryAddress: address?.id,
    address: address
      ? {
          countryCode: address.country,
          firstLine: address.firstLine ?? '',
          postCode: address.postCode ?? '',
          city: address.city ?? '',
          state: address.state ?? '',
          occupation,
        }
      : undefined,
  };
}
