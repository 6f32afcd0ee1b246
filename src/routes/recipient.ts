import type { Actor } from '../state/access/index.ts';
import type { World } from '../state/kernel/index.ts';
import { requireDefaultProfile, requireProfile } from '../state/profiles/index.ts';
import { checkCompatibility, formsForQuote } from '../state/quotes/index.ts';
import {
  acceptOutcomes,
  createRecipient,
  deactivateRecipient,
  listRecipients,
  requireRecipient,
} from '../state/recipients/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readForm, showForms } from './views/account-requirements.ts';
import { pathV1, pathV2, readAcceptance, showCompatibility } from './views/confirmations.ts';
import * as view from './views/recipient.ts';

/** The profile a list is about: the one named, or the actor's own. */
const ownerOf = (world: World, actor: Actor, id: number | undefined): number =>
  (id === undefined ? requireDefaultProfile(world, actor) : requireProfile(world, actor, id)).id;

export const recipientRoutes: HandlersOf<'recipient'> = {
  recipientListV1: ({ world, actor, query }) => {
    const page = listRecipients(
      world,
      view.readRecipientQueryV1(query, ownerOf(world, actor, view.readOwnerV1(query))),
    );
    return reply(200, page.items.map(view.showRecipientV1));
  },
  recipientCreate: ({ world, actor, body, query }) =>
    reply(200, view.showCreatedRecipient(createRecipient(world, actor, view.readNewRecipient(body, query)))),
  recipientList: ({ world, actor, query }) => {
    const profileId = ownerOf(world, actor, query.profileId ?? query.profile);
    return reply(200, view.showRecipientPage(listRecipients(world, view.readRecipientQuery(query, profileId)), query));
  },
  recipientGetV1: ({ world, actor, params }) =>
    reply(200, view.showRecipientV1(requireRecipient(world, actor, params.accountId))),
  recipientGet: ({ world, actor, params }) =>
    reply(200, view.showRecipientV2(requireRecipient(world, actor, params.accountId))),
  recipientDeactivate: ({ world, actor, params }) =>
    reply(200, view.showRecipientV2(deactivateRecipient(world, actor, params.accountId))),
  recipientAccountRequirementsGet: ({ world, actor, params, query, headers }) =>
    reply(200, showForms(formsForQuote(world, actor, params.quoteId, readForm(query, headers)), headers)),
  recipientAccountRequirementsPost: ({ world, actor, params, query, headers, body }) =>
    reply(200, showForms(formsForQuote(world, actor, params.quoteId, readForm(query, headers, body)), headers)),
  recipientCompatibilityCheckV1: ({ world, actor, params: { accountId, quoteId } }) => {
    const recipient = checkCompatibility(world, actor, { recipientId: accountId, quoteId, pathOf: pathV1 });
    return reply(200, showCompatibility(recipient, quoteId, pathV1));
  },
  recipientCompatibilityCheck: ({ world, actor, params: { accountId, quoteId } }) => {
    const recipient = checkCompatibility(world, actor, { recipientId: accountId, quoteId, pathOf: pathV2 });
    return reply(200, showCompatibility(recipient, quoteId, pathV2));
  },
  recipientConfirmationsAccept: ({ world, actor, params, query, body }) => {
    const recipient = acceptOutcomes(world, actor, params.accountId, readAcceptance(body, query));
    return reply(200, view.showRecipientV2(recipient));
  },
};
