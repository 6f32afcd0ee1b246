import { enrolForProfile, forgetForProfile, verifyFactor, verifyFactorOf } from '../state/sca/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { answerOlderVerification, answerVerification } from './views/one-time-token.ts';
import { readFace, readToken } from './views/sca.ts';

export const scaFacemapsRoutes: HandlersOf<'sca-facemaps'> = {
  ottFacemapVerify: ({ world, actor, headers, body }) =>
    answerOlderVerification(world, verifyFactor(world, actor, readToken(headers), readFace(body))),
  scaFacemapCreate: ({ world, actor, params, body }) => {
    enrolForProfile(world, actor, params.profileId, readFace(body));
    return reply(204, undefined);
  },
  scaFacemapDelete: ({ world, actor, params }) => {
    forgetForProfile(world, actor, params.profileId, 'FACE_MAP');
    return reply(204, undefined);
  },
  scaFacemapVerify: ({ world, actor, params, headers, body }) => {
    const done = verifyFactorOf(world, actor, params.profileId, readToken(headers), readFace(body));
    return answerVerification(world, done);
  },
};
