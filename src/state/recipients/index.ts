import { emit, type Family, machine } from '../kernel/index.ts';
import { recipientLifecycle } from '../lifecycles/recipient.ts';
import { retireRecipient } from './deactivate.ts';
import { recipientChanged } from './events.ts';
import { keepInternalRecipients } from './internal.ts';
import { bankCheck, sortCodeCheck } from './outcomes.ts';
import { recipients } from './record.ts';

export { isAbaRoutingNumber } from './checksums.ts';
export { type Acceptance, acceptOutcomes, awaitsAcceptance, confirmForQuote } from './confirm.ts';
export { findRecipientOf, type KnownPerson, keepRecipientOf } from './contact.ts';
export { createRecipient, type NewRecipient } from './create.ts';
export { deactivateRecipient } from './deactivate.ts';
export { recipientChanged } from './events.ts';
export { findRecipient, listRecipients, type RecipientPage, type RecipientQuery, requireRecipient } from './find.ts';
export { checkRecipient } from './form-check.ts';
export { type FormRequest, formsFor, isAddressMandatory, type RecipientForm } from './forms.ts';
export { CONTACT, type Confirmations, isActive, type Recipient, recipients } from './record.ts';
export { countries, findCountry } from './reference.ts';
export {
  type AccountFacts,
  accountNumberOf,
  accountSummaryOf,
  commonFieldMapOf,
  displayFieldsOf,
  longAccountSummaryOf,
  looseCanonicalRecipient,
} from './summary.ts';
export { requireValidDetails } from './validate.ts';

const recipientMachine = machine({
  lifecycle: recipientLifecycle,
  resource: 'recipients',
  table: recipients,
  verbs: { deactivate: retireRecipient },
  announce: (world, { id, profileId }, { from }) => {
    if (!world.settings.recipientEvents) return;
    const change = from === null ? 'create' : 'deactivate';
    emit(world, recipientChanged, { profileId }, { recipientId: id, profileId, change });
  },
});

export const recipientFamily: Family = {
  tables: [recipients],
  machines: [recipientMachine],
  reactions: [keepInternalRecipients],
  subjects: [bankCheck, sortCodeCheck],
};
