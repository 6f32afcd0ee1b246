/** What a customer must know and accept before money goes to a recipient. */
import type { Actor } from '../access/index.ts';
import { patch, refuse, type World } from '../kernel/index.ts';
import { askBank } from './bank-answer.ts';
import { requireChangeable } from './find.ts';
import { type Confirmations, isActive, type Recipient, recipients } from './record.ts';

/** What is known of a recipient as it is made; null where no bank is asked. */
export function firstConfirmations(world: World, recipient: Parameters<typeof askBank>[1]): Confirmations | null {
  const outcome = askBank(world, recipient);
  return outcome ? { quoteId: null, acceptedOutcomes: false, acceptedAt: null, outcomes: [outcome] } : null;
}

/** Whether money may only be sent once the customer has accepted what the bank said. */
export const awaitsAcceptance = ({ confirmations }: Pick<Recipient, 'confirmations'>): boolean =>
  confirmations !== null &&
  !confirmations.acceptedOutcomes &&
  confirmations.outcomes.some(({ requiresCustomerAcceptance }) => requiresCustomerAcceptance);

/**
 * Asks the bank once more, for a quote; whoever accepts from now on must name that quote.
 * @source recipientCompatibilityCheck
 * @assumed what was accepted before stays accepted: the bank says the same of details that have not changed
 */
export function confirmForQuote(world: World, recipient: Recipient, quoteId: string): Recipient {
  const outcome = askBank(world, recipient);
  if (!outcome) return recipient;
  const { acceptedOutcomes = false, acceptedAt = null } = recipient.confirmations ?? {};
  const confirmations = { quoteId, acceptedOutcomes, acceptedAt, outcomes: [outcome] };
  return patch(world, recipients, recipient.id, { confirmations });
}

export interface Acceptance {
  readonly accepted: boolean;
  /** The quote the customer saw the outcomes for. */
  readonly quoteId: string | null;
}

/**
 * The customer accepts what the bank said, whatever it was: money may go to the recipient.
 * @throws Refusal `recipient.not-found`, `access.forbidden`, `recipient.inactive`, `recipient.nothing-to-accept`,
 * `recipient.not-accepted`, `recipient.quote-not-named`, `profile.view-only`
 * @source recipientConfirmationsAccept
 * @assumed acceptance cannot be taken back; a quote that nobody asked to be named is ignored
 */
export function acceptOutcomes(world: World, actor: Actor, id: number, { accepted, quoteId }: Acceptance): Recipient {
  const recipient = requireChangeable(world, actor, id);
  if (!isActive(recipient)) refuse('recipient.inactive', { id });
  const { confirmations } = recipient;
  if (!confirmations) return refuse('recipient.nothing-to-accept', { id });
  if (!accepted) refuse('recipient.not-accepted', { arguments: ['acceptedOutcomes', 'false'] });
  const asked = confirmations.quoteId;
  if (asked !== null && asked !== quoteId?.toLowerCase()) {
    refuse('recipient.quote-not-named', { arguments: ['quoteId', quoteId] });
  }
  return markAccepted(world, recipient);
}

/** Notes the acceptance; the first one counts. */
export function markAccepted(world: World, recipient: Recipient): Recipient {
  const { confirmations } = recipient;
  if (!confirmations || confirmations.acceptedOutcomes) return recipient;
  return patch(world, recipients, recipient.id, {
    confirmations: { ...confirmations, acceptedOutcomes: true, acceptedAt: world.now },
  });
}
