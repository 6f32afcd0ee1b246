import { type Balance, internalTarget } from '../balances/index.ts';
import { type CurrencyCode, refuse, type World } from '../kernel/index.ts';
import { findProfile } from '../profiles/index.ts';
import { findRecipient, isActive } from '../recipients/index.ts';

/** Whom excess money goes to: someone with a bank account, or a balance here that is not the profile's own. */
export interface Payee {
  /** What it is paid in. */
  readonly currency: CurrencyCode;
  /** Undefined where the money leaves for a bank. */
  readonly balance: Balance | undefined;
}

/**
 * The recipient, if excess money of the profile may go there.
 * @param path where the request names the recipient
 * @throws Refusal `recipient.not-found`, `access.forbidden`, `recipient.inactive`, `breach.own-balance`,
 * `breach.target-closed`
 * @source excessMoneyAccount; holdLimitBreachClose
 * @assumed any recipient of the same user will do, in any currency; a balance of the profile itself would not bring it
 * below its limit
 */
export function requirePayee(world: World, profileId: number, recipientId: number, path: string): Payee {
  const recipient = findRecipient(world, recipientId) ?? refuse('recipient.not-found', { id: recipientId, path });
  if (userOf(world, recipient.profileId) !== userOf(world, profileId)) refuse('access.forbidden', { recipientId });
  if (!isActive(recipient)) refuse('recipient.inactive', { id: recipientId, path });
  const inside = internalTarget(world, recipientId, recipient.currency);
  if (!inside) return { currency: recipient.currency, balance: undefined };
  if (inside.profileId === profileId) refuse('breach.own-balance', { path });
  const balance = inside.balance ?? refuse('breach.target-closed', { path });
  return { currency: balance.currency, balance };
}

const userOf = (world: World, profileId: number): number | undefined => findProfile(world, profileId)?.userId;
