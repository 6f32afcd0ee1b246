/** What kinds of transfers an application may make: an integration usually has one. */
import type { Actor } from '../access/index.ts';
import { insert, patch, refuse, table, type World } from '../kernel/index.ts';
import { type TransferKind, transferKinds } from './record.ts';

/** What was agreed with an application; its id is the client id. */
export interface TransferTerms {
  readonly id: string;
  readonly kinds: readonly TransferKind[];
}

export const transferTerms = table<TransferTerms>()('transfer-terms', {});

/** @assumed all kinds are enabled until something else is agreed, so that each can be tried */
const termsOf = (world: World, clientId: string): TransferTerms =>
  world.table(transferTerms).get(clientId) ?? { id: clientId, kinds: transferKinds };

/**
 * Agrees with an application which kinds of transfers it may make from now on.
 * @source section Third party transfers: one kind is enabled for an integration
 */
export function setTransferTerms(world: World, clientId: string, kinds: readonly TransferKind[]): TransferTerms {
  const known = world.table(transferTerms).get(clientId);
  return known
    ? patch(world, transferTerms, clientId, { kinds })
    : insert(world, transferTerms, { id: clientId, kinds });
}

/**
 * Refuses a kind of transfer that was not agreed with the application behind the request. A user who comes without one,
 * by a personal token, is bound by nothing.
 * @throws Refusal `transfer.kind-not-enabled`
 */
export function requireEnabled(world: World, actor: Actor, kind: TransferKind): void {
  const clientId = 'clientId' in actor ? actor.clientId : null;
  if (clientId === null || termsOf(world, clientId).kinds.includes(kind)) return;
  refuse('transfer.kind-not-enabled', { kind, clientId });
}
