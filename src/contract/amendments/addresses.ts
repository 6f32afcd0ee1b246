import { type Amendment, schema } from '../amendment.ts';

const guides = 'the guides, on errors of adding an address';

export const addressAmendments: readonly Amendment[] = [
  {
    where: [schema('AddressRequest'), schema('AddressRequest', '/properties/details')],
    what: { drop: ['required'] },
    why: 'what is missing of an address is answered with 422 MISSING, and a request without a profile with 403',
    source: guides,
  },
  {
    where: 'addressCreate/requestBody/required',
    what: { set: false },
    why: 'a request without a body names no profile, and is answered with 403',
    source: guides,
  },
  {
    where: schema('AddressRequest', '/properties/profile'),
    what: { set: { type: ['integer', 'string', 'null'], pattern: '^[0-9]*$' } },
    why: 'a profile that is null or blank is refused like one that is another’s',
    source: guides,
  },
];
