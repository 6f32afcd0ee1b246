import type { Actor } from '../access/index.ts';
import { insert, nextNumber, refuse, type World } from '../kernel/index.ts';
import { requireWorkingProfile } from '../profiles/index.ts';
import { isAbaRoutingNumber } from '../recipients/index.ts';
import { type DebitAccount, type DebitNetwork, debitAccounts, networks } from './record.ts';

export type NewDebitAccount = Pick<DebitAccount, 'routingNumber' | 'accountNumber' | 'accountType'> & {
  readonly network: DebitNetwork;
  readonly currency: string;
};

/** What each network can address. */
const routing: Readonly<Record<DebitNetwork, (text: string) => boolean>> = {
  ACH: text => /^\d{9}$/.test(text) && isAbaRoutingNumber(text),
  // The institution and the transit number, or, as banks write it to each other, a zero before them.
  EFT: text => /^0?\d{8}$/.test(text),
};

const account: Readonly<Record<DebitNetwork, RegExp>> = { ACH: /^\d{4,17}$/, EFT: /^\d{7,12}$/ };

/**
 * Registers a bank account that batch groups may be paid from. The same account may be registered again: it is then
 * known under two ids.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `debit.currency-mismatch`, `debit.bad-routing-number`, `debit.bad-account-number`
 * @source directDebitAccountCreate
 * @assumed a Canadian routing number is the three digits of the institution and the five of the transit, with or without
 * the leading zero of the interbank form; account numbers have 4 to 17 digits with ACH and 7 to 12 with EFT
 */
export function createDebitAccount(world: World, actor: Actor, profileId: number, wish: NewDebitAccount): DebitAccount {
  requireWorkingProfile(world, actor, profileId);
  const { network, routingNumber, accountNumber, accountType } = wish;
  const currency = networks[network];
  if (wish.currency !== currency)
    refuse('debit.currency-mismatch', { network, currency, arguments: ['currency', wish.currency] });
  if (!routing[network](routingNumber))
    refuse('debit.bad-routing-number', { network, arguments: ['details.routingNumber', routingNumber] });
  if (!account[network].test(accountNumber)) {
    refuse('debit.bad-account-number', { network, arguments: ['details.accountNumber', accountNumber] });
  }
  const id = nextNumber(world, 'debitAccount');
  const details = { network, currency, routingNumber, accountNumber, accountType };
  return insert(world, debitAccounts, { id, profileId, ...details, createdAt: world.now });
}
