import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { isActive, type SignUp, type User } from '../../state/access/index.ts';
import { refuse } from '../../state/kernel/index.ts';
import { nameOf, type PersonalProfile } from '../../state/profiles/index.ts';

export const readSignUp = (body: Operations['userCreate']['request']['body']): SignUp => ({
  email: body.email,
  registrationCode: body.registrationCode,
  language: body.language ?? null,
});

/**
 * @throws Refusal `request.malformed` when there is no address
 * @source userContactEmailSet
 */
export function readContactEmail({ email }: Operations['userContactEmailSet']['request']['body']): string {
  const missing = { code: 'NotNull', message: 'must not be null', path: 'email', arguments: [] };
  return email ?? refuse('request.malformed', { problems: [missing] });
}

/** @assumed a user who has set no other address is written to under their own */
export const showContactEmail = (user: User): { readonly email: string } => ({
  email: user.contactEmail ?? user.email,
});

/** A user; nothing is known of them but their address until they have a personal profile. */
export const showUser = (user: User, personal: PersonalProfile | undefined): schemas.User => ({
  id: user.id,
  name: personal ? nameOf(personal) : null,
  email: user.email,
  active: isActive(user),
  details: personal ? showDetails(personal) : null,
});

function showDetails(personal: PersonalProfile): schemas.User['details'] {
  const { firstName, lastName, contact, dateOfBirth, address, occupations } = personal;
  const occupation = occupations[0]?.code ?? '';
  return {
    firstName,
    lastName,
    phoneNumber: contact.phoneNumber ?? undefined,
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
