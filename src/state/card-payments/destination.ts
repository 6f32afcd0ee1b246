import type { Actor } from '../access/index.ts';
import { type Balance, canHold, findStandardBalance, openBalance } from '../balances/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { findProfile } from '../profiles/index.ts';
import { payingBalances } from './payer.ts';

/**
 * Where money in `currency` goes to: the balance of its currency, which is opened for it.
 * @throws Refusal `transaction.no-balance`, and what `openBalance` refuses
 * @assumed what no balance can be held in is converted to the oldest balance's currency, at the mid-market rate
 */
export function balanceToCredit(world: World, profileId: number, currency: string): Balance {
  const own = findStandardBalance(world, profileId, currency);
  if (own) return own;
  if (!canHold(currency)) return payingBalances(world, profileId)[0] ?? refuse('transaction.no-balance');
  const wish = { currency, type: 'STANDARD', name: null, icon: null } as const;
  return openBalance(world, ownerOf(world, profileId), profileId, wish);
}

/** Balances are opened in their owner's name. */
function ownerOf(world: World, profileId: number): Actor {
  const profile = findProfile(world, profileId);
  if (!profile) throw new Error(`profile ${profileId} is gone`);
  return { kind: 'user', userId: profile.userId, clientId: null, profileId };
}
