import { findTopUp } from '../../balances/index.ts';
import { findProfile, nameOf } from '../../profiles/index.ts';
import type { Describer } from '../act.ts';

/**
 * Money its owner added, by card or from a bank account of their own.
 * @source balanceStatementGet
 * @assumed both are referred to as `TRANSFER-…`
 */
export const describeTopUp: Describer = (world, { id }) => {
  const topUp = findTopUp(world, Number(id));
  if (!topUp) return undefined;
  const reference = `TRANSFER-${topUp.id}`;
  if (topUp.channel === 'CARD') return { type: 'MONEY_ADDED', saying: 'added', reference };
  const owner = findProfile(world, topUp.profileId);
  const counterparty = owner && { name: nameOf(owner), account: null };
  return { type: 'DEPOSIT', saying: 'received', reference, counterparty };
};
