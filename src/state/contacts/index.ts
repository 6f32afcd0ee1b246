import { type Family, machine } from '../kernel/index.ts';
import { discoverabilityLifecycle } from '../lifecycles/discoverability.ts';
import { discoverVerified, hideProfile, showProfile } from './discover.ts';
import { contacts, discoveries } from './record.ts';

export { createContact, findContactRecipient, type NewContact } from './create.ts';
export { hideProfile, makeDiscoverable, showProfile } from './discover.ts';
export { findContact } from './find.ts';
export { type Contact, contacts, type Discovery, discoveries } from './record.ts';

const discoverability = machine({
  lifecycle: discoverabilityLifecycle,
  resource: 'discoveries',
  table: discoveries,
  verbs: { hide: hideProfile, show: showProfile },
});

export const contactFamily: Family = {
  tables: [contacts, discoveries],
  machines: [discoverability],
  reactions: [discoverVerified],
};
