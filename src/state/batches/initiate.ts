import { type Actor, requireUser } from '../access/index.ts';
import { requireDebitAccount } from '../direct-debits/index.ts';
import { begin, insert, nextNumber, refuse, steer, type World } from '../kernel/index.ts';
import { paymentInitiationLifecycle } from '../lifecycles/payment-initiation.ts';
import { outcomeFor } from '../overrides/index.ts';
import { requireReceivingProfile } from '../profiles/index.ts';
import { requireGroup } from './find.ts';
import { directDebitFate } from './outcomes.ts';
import { requirePayable } from './pay.ts';
import { type PaymentInitiation, paymentInitiations, referenceOf } from './record.ts';

export interface DebitWish {
  readonly accountId: number;
  /** What the payer's bank will show; made up when null. */
  readonly reference: string | null;
}

const LONGEST_REFERENCE = 10;
const ACCEPTED = '200';

/**
 * Asks a bank for the money for a whole group. The transfers are told of it once the bank has been.
 * @throws Refusal `batch.not-found`, `access.forbidden`, `profile.view-only`, `profile.withdraw-only`, `batch.bad-reference`, `debit.account-not-found`,
 * `batch.debit-currency-mismatch`, `batch.not-completed`, `batch.already-funded`, `batch.nothing-to-fund`
 * @source batchGroupPaymentInitiationCreate
 */
export function initiatePayment(
  world: World,
  actor: Actor,
  profileId: number,
  groupId: string,
  { accountId, reference }: DebitWish,
): PaymentInitiation {
  const group = requireGroup(world, actor, profileId, groupId);
  requireReceivingProfile(world, actor, profileId);
  if (reference !== null && (reference.trim() === '' || reference.length > LONGEST_REFERENCE)) {
    refuse('batch.bad-reference', { longest: LONGEST_REFERENCE, arguments: ['reference', reference] });
  }
  const { currency } = requireDebitAccount(world, actor, profileId, accountId);
  if (currency !== group.source) refuse('batch.debit-currency-mismatch', { currency, wanted: group.source });
  requirePayable(world, group);
  const initiation = insert(world, paymentInitiations, {
    id: nextNumber(world, 'initiation'),
    status: paymentInitiationLifecycle.initial,
    batchGroupId: group.id,
    profileId,
    userId: requireUser(actor).userId,
    accountId,
    reference: reference ?? referenceOf(group),
    transferId: null,
    returnCode: ACCEPTED,
    createdAt: world.now,
  });
  begin(world, paymentInitiationLifecycle, initiation);
  const { id } = initiation;
  steer(world, paymentInitiationLifecycle, id, outcomeFor(world, directDebitFate, { reference }));
  return initiation;
}
