import type { Actor } from '../access/index.ts';
import { requireUser } from '../access/index.ts';
import { begin, insert, nextNumber, refuse, sha256, type World } from '../kernel/index.ts';
import { recipientLifecycle } from '../lifecycles/recipient.ts';
import { type Profile, requireDefaultProfile, requireWorkingProfile } from '../profiles/index.ts';
import { firstConfirmations, markAccepted } from './confirm.ts';
import { checkRecipient, type NormalisedRecipient } from './form-check.ts';
import { type Recipient, recipients } from './record.ts';
import { canonicalRecipient } from './summary.ts';

export interface NewRecipient {
  /** The owner; the actor's own profile when none is named. */
  readonly profileId: number | null;
  readonly currency: string;
  readonly type: string;
  readonly name: string;
  /** As sent: an address may be nested or flat. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly legalType?: string;
  readonly ownedByCustomer: boolean;
  /** The sender's own bank account, for refunds. */
  readonly refund: boolean;
  /** The customer accepts what the bank says of the recipient. */
  readonly acceptedOutcomes?: boolean;
}

/**
 * Keeps someone money can be sent to. The same details for the same owner are the same recipient, as long as it is
 * active; sent once more with the acceptance of what the bank said, they accept it.
 * @throws Refusal `recipient.invalid` with one problem per bad field, `access.forbidden`, `profile.view-only`
 * @source recipientCreate; the guides, on accepting by creating anew
 * @assumed an acceptance that comes with the very first creation counts too
 */
export function createRecipient(world: World, actor: Actor, wish: NewRecipient): Recipient {
  requireUser(actor);
  const owner = requireWorkingProfile(world, actor, wish.profileId ?? requireDefaultProfile(world, actor).id);
  const { problems, normalised } = checkRecipient({
    currency: wish.currency,
    type: wish.type,
    accountHolderName: wish.name,
    details: wish.details,
    legalType: wish.legalType,
    addressRequired: false,
  });
  if (problems.length > 0) refuse('recipient.invalid', { problems });
  const hash = hashOf(owner, wish, normalised);
  const known = world.table(recipients).find('sameActive', hash);
  const recipient = known ?? keep(world, actor, owner, wish, { ...normalised, hash });
  return wish.acceptedOutcomes ? markAccepted(world, recipient) : recipient;
}

function keep(
  world: World,
  actor: Actor,
  owner: Profile,
  wish: NewRecipient,
  normalised: NormalisedRecipient & { readonly hash: string },
): Recipient {
  const bankFacts = { ...normalised, name: normalised.accountHolderName, currency: wish.currency };
  const recipient = insert(world, recipients, {
    id: nextNumber(world, 'recipient'),
    userId: requireUser(actor).userId,
    profileId: owner.id,
    businessProfileId: owner.type === 'business' ? owner.id : null,
    name: normalised.accountHolderName,
    currency: wish.currency,
    country: normalised.country,
    type: normalised.type,
    legalType: normalised.legalType,
    email: normalised.email,
    details: normalised.details,
    ownedByCustomer: wish.ownedByCustomer || wish.refund,
    refund: wish.refund,
    internal: false,
    status: recipientLifecycle.initial,
    confirmations: firstConfirmations(world, bankFacts),
    hash: normalised.hash,
    createdAt: world.now,
  });
  begin(world, recipientLifecycle, recipient);
  return recipient;
}

const hashOf = (
  owner: Profile,
  { currency, ownedByCustomer, refund }: NewRecipient,
  kept: NormalisedRecipient,
): string => sha256(`${owner.id} ${ownedByCustomer || refund} ${refund} ${canonicalRecipient({ currency, ...kept })}`);
