import { createContact } from '../state/contacts/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readNewContact, showContact } from './views/contact.ts';

export const contactRoutes: HandlersOf<'contact'> = {
  contactCreate: ({ world, actor, params, query, body }) =>
    reply(200, showContact(createContact(world, actor, params.profileId, readNewContact({ query, body })))),
};
