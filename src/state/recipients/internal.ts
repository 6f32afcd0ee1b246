import { balanceOpened } from '../balances/index.ts';
import { type DomainEvent, insert, sha256, type World } from '../kernel/index.ts';
import { findProfile, nameOf } from '../profiles/index.ts';
import { findRecipient } from './find.ts';
import { type Recipient, recipients } from './record.ts';

type Opened = NonNullable<(typeof balanceOpened)['facts']>;

/** A balance that opens, and the account it belongs to, become recipients of Wise's own, which money can be sent to. */
export function keepInternalRecipients(world: World, event: DomainEvent): void {
  if (event.type !== balanceOpened.type) return;
  const { accountRecipientId, recipientId, profileId, currency } = event.facts as Opened;
  for (const id of [accountRecipientId, recipientId]) {
    if (!findRecipient(world, id)) insert(world, recipients, internal(world, id, profileId, currency));
  }
}

/** @assumed the account's own recipient bears the currency of its first balance, as it must bear one */
function internal(world: World, id: number, profileId: number, currency: string): Recipient {
  const profile = findProfile(world, profileId);
  if (!profile) throw new Error(`a balance was opened for profile ${profileId}, which does not exist`);
  return {
    id,
    userId: profile.userId,
    profileId,
    businessProfileId: profile.type === 'business' ? profileId : null,
    name: nameOf(profile),
    currency,
    country: null,
    type: 'balance',
    legalType: profile.type === 'business' ? 'BUSINESS' : 'PRIVATE',
    email: null,
    details: {},
    ownedByCustomer: true,
    refund: false,
    internal: true,
    status: 'active',
    confirmations: null,
    hash: sha256(`internal ${id}`),
    createdAt: world.now,
  };
}
