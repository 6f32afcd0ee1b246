import { standIn } from '../balances/index.ts';
import { begin, type CurrencyCode, insert, nextNumber, sha256, type World } from '../kernel/index.ts';
import { recipientLifecycle } from '../lifecycles/recipient.ts';
import { nameOf, type Profile } from '../profiles/index.ts';
import { CONTACT, type Recipient, recipients } from './record.ts';

/** Somebody with a profile here, as one whom a profile sends money to. */
export interface KnownPerson {
  readonly owner: Profile;
  readonly person: Profile;
  readonly currency: CurrencyCode;
}

/** The active recipient that stands for another profile. */
export const findRecipientOf = (
  world: World,
  ownerId: number,
  personId: number,
  currency: CurrencyCode,
): Recipient | undefined => world.table(recipients).find('sameActive', hashOf(ownerId, personId, currency));

/**
 * Keeps a recipient for somebody who has a profile here: what is sent to it arrives on their own balance. There is one
 * for each currency, as long as it is active.
 * @source contactCreate
 * @assumed it is listed and can be deleted like any other recipient of its owner
 */
export function keepRecipientOf(world: World, { owner, person, currency }: KnownPerson): Recipient {
  const known = findRecipientOf(world, owner.id, person.id, currency);
  if (known) return known;
  const recipient = insert(world, recipients, {
    id: nextNumber(world, 'recipient'),
    userId: owner.userId,
    profileId: owner.id,
    businessProfileId: owner.type === 'business' ? owner.id : null,
    name: nameOf(person),
    currency,
    country: null,
    type: CONTACT,
    legalType: person.type === 'business' ? 'BUSINESS' : 'PRIVATE',
    email: null,
    details: {},
    ownedByCustomer: person.userId === owner.userId,
    refund: false,
    internal: true,
    status: recipientLifecycle.initial,
    confirmations: null,
    hash: hashOf(owner.id, person.id, currency),
    createdAt: world.now,
  });
  standIn(world, recipient.id, person.id);
  begin(world, recipientLifecycle, recipient);
  return recipient;
}

const hashOf = (ownerId: number, personId: number, currency: CurrencyCode): string =>
  sha256(`contact ${ownerId} ${personId} ${currency}`);
