import type { Actor } from '../access/index.ts';
import { advance, refuse, requireMove, type World } from '../kernel/index.ts';
import { recipientLifecycle } from '../lifecycles/recipient.ts';
import { findRecipient, requireChangeable } from './find.ts';
import { isListed, type Recipient } from './record.ts';

/**
 * Deletes a recipient for its owner: no new transfer may go to it. It stays readable, and its details may be used for
 * a new one.
 * @throws Refusal `recipient.not-found`, `recipient.inactive`, `access.forbidden`,
 * `profile.view-only`
 * @source recipientDeactivate
 */
export function deactivateRecipient(world: World, actor: Actor, id: number): Recipient {
  const recipient = requireChangeable(world, actor, id);
  if (!isListed(recipient)) refuse('access.forbidden', { id });
  requireMove(recipientLifecycle, recipient, 'deactivate', 'recipient.inactive');
  return retireRecipient(world, id);
}

/** The move itself, for the operator. */
export function retireRecipient(world: World, id: number): Recipient {
  advance(world, recipientLifecycle, id, 'deactivate');
  return findRecipient(world, id) as Recipient;
}
