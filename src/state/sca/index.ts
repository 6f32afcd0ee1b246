import { type Family, machine } from '../kernel/index.ts';
import { oneTimeTokenLifecycle } from '../lifecycles/one-time-token.ts';
import { faceCheck, passwordCheck } from './match.ts';
import { clearances, factors, oneTimeTokens, phoneNumbers, profilePolicies, signingKeys, standings } from './record.ts';
import {
  approveOneTimeToken,
  consumeOneTimeToken,
  expireOneTimeToken,
  expireOnTime,
  refuseOneTimeToken,
} from './tokens.ts';

export { type Admission, type Attempt, admit, openSession } from './admit.ts';
export { type Challenge, challengesOf } from './challenges.ts';
export {
  enrolForProfile,
  enrolForUser,
  forgetDeviceForProfile,
  forgetDeviceForUser,
  forgetForProfile,
  forgetForUser,
  listDevices,
  type Proof,
} from './enrol.ts';
export { FACE_THAT_FAILS, FACE_THAT_PASSES, ONE_TIME_PASSWORD } from './match.ts';
export { changePhoneNumber, listPhoneNumbers, registerPhoneNumber, removePhoneNumber } from './phone.ts';
export { needsStrongAuthentication, setProfilePolicy } from './policy.ts';
export {
  type Action,
  type ChallengeType,
  type Channel,
  type Factor,
  type FactorKind,
  type OneTimeToken,
  oneTimeTokens,
  type PhoneNumber,
  type SigningKey,
  standings,
} from './record.ts';
export { listSigningKeys, removeSigningKey, uploadSigningKey } from './signing-keys.ts';
export { findOneTimeToken, requireOneTimeToken, requireOwnToken } from './tokens.ts';
export { triggerPassword, type Verification, verifyFactor, verifyFactorOf, verifyPassword } from './verify.ts';
export { approveOneTimeToken, consumeOneTimeToken, refuseOneTimeToken };

const oneTimeTokenMachine = machine({
  lifecycle: oneTimeTokenLifecycle,
  resource: 'one-time-tokens',
  table: oneTimeTokens,
  verbs: {
    clear: approveOneTimeToken,
    consume: consumeOneTimeToken,
    refuse: refuseOneTimeToken,
    expire: expireOneTimeToken,
  },
});

export const scaFamily: Family = {
  tables: [factors, phoneNumbers, oneTimeTokens, standings, clearances, profilePolicies, signingKeys],
  machines: [oneTimeTokenMachine],
  tasks: { 'expire-one-time-token': expireOnTime },
  subjects: [faceCheck, passwordCheck],
};
