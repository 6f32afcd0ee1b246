import type { Operations } from '../../contract/generated/operations.ts';
import type { Contact, NewContact } from '../../state/contacts/index.ts';
import { refuse } from '../../state/kernel/index.ts';

type Asked = Operations['contactCreate']['request'];

/** @throws Refusal `contact.not-direct` unless the request says that it names an identifier */
export function readNewContact({ body, query }: Pick<Asked, 'body' | 'query'>): NewContact {
  if (!query.isDirectIdentifierCreation) refuse('contact.not-direct');
  return { identifier: body.identifier ?? '', currency: body.targetCurrency ?? '' };
}

export const showContact = ({ id, name }: Contact): Operations['contactCreate']['replies'][200] => ({
  contactId: id,
  name,
});
