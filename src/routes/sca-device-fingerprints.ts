import { enrolForProfile, forgetDeviceForProfile, verifyFactor, verifyFactorOf } from '../state/sca/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { answerOlderVerification, answerVerification } from './views/one-time-token.ts';
import { readDevice, readToken, showDevice } from './views/sca.ts';

export const scaDeviceFingerprintsRoutes: HandlersOf<'sca-device-fingerprints'> = {
  ottDeviceFingerprintVerify: ({ world, actor, headers, body }) =>
    answerOlderVerification(world, verifyFactor(world, actor, readToken(headers), readDevice(body))),
  scaDeviceFingerprintCreate: ({ world, actor, params, body }) =>
    reply(200, showDevice(enrolForProfile(world, actor, params.profileId, readDevice(body)))),
  scaDeviceFingerprintVerify: ({ world, actor, params, headers, body }) => {
    const done = verifyFactorOf(world, actor, params.profileId, readToken(headers), readDevice(body));
    return answerVerification(world, done);
  },
  scaDeviceFingerprintDelete: ({ world, actor, params }) => {
    forgetDeviceForProfile(world, actor, params.profileId, params.deviceFingerprintId);
    return reply(204, undefined);
  },
};
