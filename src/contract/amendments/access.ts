import { type Amendment, body } from '../amendment.ts';

/** Who may call what, and how a sign-up is refused. */
export const accessAmendments: readonly Amendment[] = [
  {
    where: body('userCreate', '/properties/email'),
    what: { drop: ['format'] },
    why: 'a malformed address is refused with 422 and words of its own, which a format would refuse earlier with 400',
    source: 'the guides, on errors of creating a user',
  },
  {
    where: body('profileVerificationDocumentUpdate', '/properties/uniqueIdentifier'),
    what: { drop: ['maxLength'] },
    why: 'a number that is too long is refused with a code of its own, which a length would refuse earlier with another',
    source: 'the text of the same refusal',
  },
  {
    where: 'simulationVerification/security',
    what: { set: [{ UserToken: [] }, { ClientCredentialsToken: [] }] },
    why: 'its text says that tokens of users and of applications both serve; its list of schemes has only the former',
    source: 'the document against its own text',
  },
];
