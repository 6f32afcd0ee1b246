import { answerChallenge } from '../state/card-challenges/index.ts';
import { type HandlersOf, reply } from './binding.ts';

export const threeDsRoutes: HandlersOf<'3ds'> = {
  '3dsChallengeResultPost': ({ world, actor, params, body }) => {
    answerChallenge(world, actor, params.profileId, body.transactionReference, body.challengeStatus);
    return reply(204, undefined);
  },
};
