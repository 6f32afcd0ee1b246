import type { Actor } from '../access/index.ts';
import { authorise, type CardTransaction, declinePurchase } from '../card-payments/index.ts';
import { type Card, findCard } from '../cards/index.ts';
import { advance, type MoveDetails, patch, refuse, requireMove, type World } from '../kernel/index.ts';
import { cardChallengeLifecycle as lifecycle } from '../lifecycles/card-challenge.ts';
import { requireProfile } from '../profiles/index.ts';
import { type CardChallenge, cardChallenges } from './record.ts';

export type ChallengeAnswer = 'APPROVED' | 'REJECTED';

/**
 * The partner says what the cardholder answered. Only the first answer counts; later ones change nothing.
 * @throws Refusal `access.forbidden` for a stranger's profile or challenge, `challenge.not-found`, `challenge.expired`
 * @source 3dsChallengeResultPost
 * @assumed the purchase goes on through all that can decline one, since only then is there a payment to look at
 */
export function answerChallenge(
  world: World,
  actor: Actor,
  profileId: number,
  reference: string,
  answer: ChallengeAnswer,
): CardChallenge {
  requireProfile(world, actor, profileId);
  const challenge = requireChallenge(world, reference);
  if (challenge.profileId !== profileId) refuse('access.forbidden', { profileId });
  if (challenge.status === 'EXPIRED') refuse('challenge.expired', { reference });
  if (challenge.status !== 'PENDING') return challenge;
  return answer === 'APPROVED' ? approve(world, reference) : reject(world, reference);
}

const requireChallenge = (world: World, reference: string): CardChallenge =>
  world.table(cardChallenges).get(reference) ?? refuse('challenge.not-found', { reference });

type Answer = 'approve' | 'reject' | 'expire';

/** What each answer makes of the purchase that waited. */
const outcomes: Readonly<Record<Answer, (world: World, card: Card, challenge: CardChallenge) => CardTransaction>> = {
  approve: (world, card, { purchase }) => authorise(world, card, purchase),
  reject: unconfirmed,
  expire: unconfirmed,
};

function unconfirmed(world: World, card: Card, { purchase }: CardChallenge): CardTransaction {
  return declinePurchase(world, card, purchase, { reason: 'INVALID_3DS_UCAF', detail: null });
}

/** @throws Refusal `challenge.not-found`, `challenge.wrong-status`, `card.not-found` */
const end =
  (move: Answer) =>
  (world: World, reference: string, details: MoveDetails = {}): CardChallenge => {
    const challenge = requireChallenge(world, reference);
    requireMove(lifecycle, challenge, move, 'challenge.wrong-status');
    const token = challenge.cardToken;
    const card = findCard(world, token) ?? refuse('card.not-found', { token });
    const { id: transactionId } = outcomes[move](world, card, challenge);
    patch(world, cardChallenges, reference, { transactionId });
    advance(world, lifecycle, reference, move, details);
    return requireChallenge(world, reference);
  };

/** The cardholder says yes, and the purchase goes on. */
export const approve = end('approve');

/** The cardholder says no: the purchase is declined. */
export const reject = end('reject');

/** Nobody answered in time: the purchase is declined. */
export const expire = end('expire');
