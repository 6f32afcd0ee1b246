import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { AddressContext, AddressField, NewAddress, Resident } from '../../state/addresses/index.ts';
import { readId } from './ids.ts';

type Body = Operations['addressCreate']['request']['body'];

/** Whose address it is; null when nobody is named, which is refused like a stranger. */
export const readOwner = (body: Body): number | null => readId(body?.profile);

export function readNewAddress(body: Body): NewAddress {
  const { country, firstLine, postCode, city, state, occupations } = body?.details ?? {};
  return {
    country: country ?? null,
    firstLine: firstLine ?? null,
    postCode: postCode ?? null,
    city: city ?? null,
    state: state ?? null,
    occupations: (occupations ?? []).map(({ code }) => code ?? ''),
  };
}

type ContextBody = Operations['addressRequirementsPost']['request']['body'];

/** What is known of an address whose form is asked for: nothing at first. */
export function readAddressContext(body?: ContextBody): AddressContext {
  const { country = null, state = null } = body?.details ?? {};
  return { profileId: readId(body?.profile), country, state };
}

export function showAddress(profile: Resident): schemas.Address {
  const { id, country, firstLine, postCode, city, state } = profile.address;
  const occupations = profile.type === 'personal' ? profile.occupations : [];
  return {
    id,
    profile: profile.id,
    details: {
      country,
      firstLine: firstLine ?? undefined,
      postCode: postCode ?? undefined,
      city: city ?? undefined,
      state: state ?? undefined,
      occupations: occupations.map(({ code }) => ({ code, format: 'FREE_FORM' })),
    },
  };
}

export const showAddressForm = (fields: readonly AddressField[]): schemas.AddressRequirementsResponse => [
  {
    type: 'address',
    fields: fields.map(field => ({
      name: field.name,
      group: [
        {
          key: field.key,
          type: field.type,
          refreshRequirementsOnChange: field.refresh,
          required: true,
          displayFormat: null,
          example: field.example,
          minLength: field.min,
          maxLength: field.max,
          validationRegexp: null,
          validationAsync: null,
          valuesAllowed: field.choices,
        },
      ],
    })),
  },
];
