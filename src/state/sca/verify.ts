import { type Actor, requireUser } from '../access/index.ts';
import { magicFor, patch, type RefusalCode, refuse, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { asksFor } from './challenges.ts';
import { notSet, type Proof } from './enrol.ts';
import { factorsFor, findPhoneNumber } from './find.ts';
import { matches, passwordCheck } from './match.ts';
import {
  type ChallengeType,
  type Channel,
  type FactorKind,
  type OneTimeToken,
  oneTimeTokens,
  type PhoneNumber,
} from './record.ts';
import { countFailure, requireUnblocked } from './standing.ts';
import { passChallenge, refuseOneTimeToken, requireOwnToken } from './tokens.ts';

/** A wrong value is an outcome and no refusal: it is counted, and refusing would undo the count. */
export type Verification =
  | { readonly outcome: 'cleared'; readonly token: OneTimeToken }
  | { readonly outcome: 'failed'; readonly type: ChallengeType };

/**
 * Holds a value against what is enrolled, for a token that asks for it.
 * @throws Refusal `access.wrong-token-kind`, `sca.blocked`, `sca.token-not-found`, `sca.pin-not-set`,
 * `sca.facemap-not-set`, `sca.device-not-found`, `sca.not-asked`
 * @source ottPinVerify; ottDeviceFingerprintVerify; ottFacemapVerify
 * @assumed values are looked at for tokens that are ready already, too
 */
export function verifyFactor(world: World, actor: Actor, tokenId: string, proof: Proof): Verification {
  requireUnblocked(world, requireUser(actor).userId);
  return judge(world, requireOwnToken(world, actor, tokenId), proof, notSet[proof.kind]);
}

/** What a face map is refused with where none is enrolled: verifying one has no answer for that but a failure. */
const notVerifiable = { ...notSet, FACE_MAP: 'sca.facemap-unverifiable' } as const satisfies Record<
  FactorKind,
  RefusalCode
>;

/**
 * The same for a token of one profile.
 * @throws Refusal `access.forbidden`, and what `verifyFactor` refuses, but `sca.facemap-unverifiable` for a face map
 * where none is enrolled
 * @source scaPinVerify; scaDeviceFingerprintVerify; scaFacemapVerify
 * @assumed a token made for another profile is unknown here
 */
export function verifyFactorOf(
  world: World,
  actor: Actor,
  profileId: number,
  tokenId: string,
  proof: Proof,
): Verification {
  requireProfile(world, actor, profileId);
  requireUnblocked(world, requireUser(actor).userId);
  const token = requireOwnToken(world, actor, tokenId);
  if (token.profileId !== profileId) refuse('sca.token-not-found');
  return judge(world, token, proof, notVerifiable[proof.kind]);
}

function judge(world: World, token: OneTimeToken, { kind, value }: Proof, missing: RefusalCode): Verification {
  const enrolled = factorsFor(world, token.userId, token.profileId, kind);
  if (enrolled.length === 0) refuse(missing);
  requireAsked(world, token, kind);
  return settle(
    world,
    token,
    kind,
    enrolled.some(factor => matches(factor, value)),
  );
}

/**
 * Sends a one-time password to the user's phone: writes down that it was sent, as nothing is.
 * @throws Refusal `access.wrong-token-kind`, `sca.blocked`, `sca.token-not-found`, `sca.phone-not-found`,
 * `sca.not-asked`
 * @source ottSmsTrigger; ottWhatsappTrigger; ottVoiceTrigger
 */
export function triggerPassword(world: World, actor: Actor, tokenId: string, channel: Channel): PhoneNumber {
  const { token, phone } = requireReachable(world, actor, tokenId, channel);
  const { triggered } = token;
  if (!triggered.includes(channel)) patch(world, oneTimeTokens, token.id, { triggered: [...triggered, channel] });
  return phone;
}

/**
 * Holds a one-time password against the one that was sent.
 * @throws Refusal what `triggerPassword` refuses, and `sca.otp-not-triggered`
 * @source ottSmsVerify; ottWhatsappVerify; ottVoiceVerify
 * @assumed it must have been sent over the same channel; it lives as long as its token
 */
export function verifyPassword(
  world: World,
  actor: Actor,
  tokenId: string,
  channel: Channel,
  password: string,
): Verification {
  const { token } = requireReachable(world, actor, tokenId, channel);
  if (!token.triggered.includes(channel)) refuse('sca.otp-not-triggered');
  return settle(world, token, channel, magicFor(passwordCheck, { password })?.effect === true);
}

function requireReachable(world: World, actor: Actor, tokenId: string, channel: Channel) {
  const { userId } = requireUser(actor);
  requireUnblocked(world, userId);
  const token = requireOwnToken(world, actor, tokenId);
  const phone = findPhoneNumber(world, userId) ?? refuse('sca.phone-not-found');
  requireAsked(world, token, channel);
  return { token, phone };
}

function requireAsked(world: World, token: OneTimeToken, type: ChallengeType): void {
  if (!asksFor(world, token, type)) refuse('sca.not-asked', { type });
}

/** One wrong value too many ends the token. */
function settle(world: World, token: OneTimeToken, type: ChallengeType, isRight: boolean): Verification {
  if (isRight) return { outcome: 'cleared', token: passChallenge(world, token, type) };
  if (countFailure(world, token.userId)) refuseOneTimeToken(world, token.id, { reason: 'too many wrong values' });
  return { outcome: 'failed', type };
}
