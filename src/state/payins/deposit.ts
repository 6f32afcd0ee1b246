import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { requireAnyTransfer, type Transfer } from '../transfers/index.ts';
import { type DepositAccount, findDepositAccount } from './reference.ts';

/** Where to send the money for a transfer, and what to write on it. */
export interface Deposit {
  readonly currency: string;
  readonly account: DepositAccount;
  readonly reference: string;
}

/** What a bank transfer must carry, so that it finds its transfer. */
export const depositReference = ({ id }: Pick<Transfer, 'id'>): string => `T${id}`;

/**
 * Where the sender of a transfer pays it in from a bank.
 * @throws Refusal `access.forbidden`, `transfer.not-found`, `payin.currency-not-supported`
 * @source payinDepositDetailGet
 * @assumed asked of a transfer that was paid or has ended, the account is still told; another profile's transfer is
 * not there
 */
export function depositFor(world: World, actor: Actor, profileId: number, transferId: number): Deposit {
  requireProfile(world, actor, profileId);
  const transfer = requireAnyTransfer(world, transferId);
  if (transfer.profileId !== profileId) refuse('transfer.not-found', { transferId });
  const { source: currency } = transfer;
  const account = findDepositAccount(currency) ?? refuse('payin.currency-not-supported', { currency });
  return { currency, account, reference: depositReference(transfer) };
}
