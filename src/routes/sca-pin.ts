import { enrolForProfile, forgetForProfile, verifyFactor, verifyFactorOf } from '../state/sca/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { answerOlderVerification, answerVerification } from './views/one-time-token.ts';
import { readPin, readToken } from './views/sca.ts';

export const scaPinRoutes: HandlersOf<'sca-pin'> = {
  ottPinVerify: ({ world, actor, headers, body }) =>
    answerOlderVerification(world, verifyFactor(world, actor, readToken(headers), readPin(body))),
  scaPinCreate: ({ world, actor, params, body }) => {
    enrolForProfile(world, actor, params.profileId, readPin(body));
    return reply(200, undefined);
  },
  scaPinDelete: ({ world, actor, params }) => {
    forgetForProfile(world, actor, params.profileId, 'PIN');
    return reply(204, undefined);
  },
  scaPinVerify: ({ world, actor, params, headers, body }) => {
    const done = verifyFactorOf(world, actor, params.profileId, readToken(headers), readPin(body));
    return answerVerification(world, done);
  },
};
