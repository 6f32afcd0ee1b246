import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { Instant, World } from '../../state/kernel/index.ts';
import {
  type Challenge,
  type ChallengeType,
  challengesOf,
  type OneTimeToken,
  type Verification,
} from '../../state/sca/index.ts';
import { showMillisOffset } from './dates.ts';

/**
 * A token with all it asks for, as the status operations tell.
 * @assumed a token of a session has no type of action
 */
export const showOneTimeToken = (world: World, token: OneTimeToken): schemas.OttResponse =>
  wrapped(world, token, challengesOf(world, token));

const wrapped = (world: World, token: OneTimeToken, challenges: readonly Challenge[]): schemas.OttResponse => ({
  oneTimeTokenProperties: {
    oneTimeToken: token.id,
    challenges: challenges.map(({ primary, alternatives, passed }) => ({
      primaryChallenge: showChallenge(primary, token),
      alternatives: alternatives.map(type => showChallenge(type, token)),
      required: true,
      passed,
    })),
    validity: secondsLeft(world, token),
    actionType: token.action?.name,
    userId: token.userId,
  },
});

const showChallenge = (type: ChallengeType, { userId }: OneTimeToken) => ({
  type,
  viewData: { attributes: { userId } },
});

const secondsLeft = ({ now }: World, { expiresAt }: OneTimeToken): number => Math.ceil((expiresAt - now) / 1000);

/** The newer operations tell less of a token, and tell it without an envelope of its own. */
const showBare = (world: World, token: OneTimeToken): schemas.OneTimeToken => ({
  oneTimeToken: token.id,
  challenges: challengesOf(world, token).map(({ primary, passed }) => ({
    primaryChallenge: { type: primary },
    passed,
  })),
  validity: secondsLeft(world, token),
});

export const showSession = (world: World, token: OneTimeToken): Operations['scaSessionCreate']['replies'][200] => ({
  oneTimeTokenProperties: showBare(world, token),
});

interface Answered<Status, Body> {
  readonly status: Status;
  readonly body: Body;
}

type Failed = Answered<400, schemas.ErrorList>;

/**
 * What verifying answers: every challenge with whether it is passed, or the failure.
 * @source scaPinVerify; scaDeviceFingerprintVerify; scaFacemapVerify
 */
export const answerVerification = (world: World, done: Verification): Answered<200, schemas.OneTimeToken> | Failed =>
  done.outcome === 'failed' ? failed(done.type) : { status: 200, body: showBare(world, done.token) };

/**
 * The same in the older form, which tells only what is still open: with nothing left, the token is ready.
 * @source ottPinVerify; ottSmsVerify
 */
export function answerOlderVerification(
  world: World,
  done: Verification,
): Answered<200, Pick<schemas.OttResponse, keyof schemas.OttResponse>> | Failed {
  if (done.outcome === 'failed') return failed(done.type);
  const open = challengesOf(world, done.token).filter(({ passed }) => !passed);
  return { status: 200, body: { ...wrapped(world, done.token, open) } };
}

/** What is said of a wrong value: which it was, and nothing of how wrong. */
const wrong: Readonly<Partial<Record<ChallengeType, readonly [code: string, path: string]>>> = {
  PIN: ['pin.invalid', 'pin'],
  FACE_MAP: ['facemap.invalid', 'faceMap'],
  PARTNER_DEVICE_FINGERPRINT: ['device.fingerprint.invalid', 'deviceFingerprint'],
};

function failed(type: ChallengeType): Failed {
  const [code, path] = wrong[type] ?? ['otp.invalid', 'otpCode'];
  const error = { code, message: 'The verification failed', path, arguments: [] };
  return { status: 400, body: { errors: [{ ...error, field: undefined }] } };
}

/** How a protected call is stopped. Programs go by the headers; the body is what the gate says of anything forbidden. */
export const showStopped = (path: string, now: Instant, token?: OneTimeToken) => ({
  status: 403,
  body: {
    timestamp: showMillisOffset(now),
    status: 403,
    error: 'Forbidden',
    message: 'You are forbidden to send this request',
    path,
  },
  headers: { 'x-2fa-approval-result': 'REJECTED', ...(token ? { 'x-2fa-approval': token.id } : {}) },
});

/** Sent along with every protected call that was not stopped, whether or not it was asked to authenticate. */
export const approved = { 'x-2fa-approval-result': 'APPROVED' };
