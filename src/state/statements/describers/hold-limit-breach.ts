import { findBreach } from '../../hold-limits/index.ts';
import { findProfile, nameOf } from '../../profiles/index.ts';
import { type AccountFacts, accountNumberOf, findRecipient } from '../../recipients/index.ts';
import type { Describer } from '../act.ts';

/**
 * Excess money that was sent away, seen by its owner, and by whoever received it on a balance here.
 * @source excessMoneyAccount; holdLimitBreachClose
 * @assumed it reads like money sent, under a reference of its own, as no transfer has its number
 */
export const describeHoldLimitBreach: Describer = (world, { id, balance }) => {
  const breach = findBreach(world, Number(id));
  if (!breach) return undefined;
  const reference = `EXCESS-${breach.id}`;
  if (balance.profileId !== breach.profileId) {
    const owner = findProfile(world, breach.profileId);
    const counterparty = owner && { name: nameOf(owner), account: null };
    return { type: 'DEPOSIT', saying: 'received', reference, counterparty };
  }
  const to = findRecipient(world, breach.recipientId ?? 0);
  if (!to) return undefined;
  const facts = { ...to, accountHolderName: to.name, details: to.details as AccountFacts['details'] };
  return {
    type: 'TRANSFER',
    saying: 'sent',
    reference,
    counterparty: { name: to.name, account: accountNumberOf(facts) },
  };
};
