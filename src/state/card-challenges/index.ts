import { emit, type Family, machine } from '../kernel/index.ts';
import { cardChallengeLifecycle } from '../lifecycles/card-challenge.ts';
import { approve, expire, reject } from './answer.ts';
import { challengeStarted } from './events.ts';
import { cardChallenges } from './record.ts';

export { answerChallenge, type ChallengeAnswer } from './answer.ts';
export { challengeStarted } from './events.ts';
export { type CardChallenge, cardChallenges } from './record.ts';
export { type ChallengeWish, startChallenge } from './start.ts';

const cardChallengeMachine = machine({
  lifecycle: cardChallengeLifecycle,
  resource: 'card-challenges',
  table: cardChallenges,
  verbs: { approve, reject, expire },
  announce: (world, challenge, { from }) => {
    if (from !== null) return;
    const { id: reference, profileId, clientId, cardToken, channel, url, expiresAfterSeconds, purchase } = challenge;
    const { amount, merchant } = purchase;
    const { name, country, mcc } = merchant;
    const facts = { reference, profileId, clientId, cardToken, channel, expiresAfterSeconds, amount };
    emit(world, challengeStarted, { profileId, clientId }, { ...facts, merchant: { name, country, mcc, url } });
  },
});

/** Purchases online that wait for their cardholder's word. */
export const cardChallengeFamily: Family = { tables: [cardChallenges], machines: [cardChallengeMachine] };
