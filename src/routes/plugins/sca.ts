import type { OperationId, OperationRow } from '../../contract/generated/operations.ts';
import type { Actor } from '../../state/access/index.ts';
import { findCard, isShowable } from '../../state/cards/index.ts';
import type { World } from '../../state/kernel/index.ts';
import { type Action, admit, consumeOneTimeToken } from '../../state/sca/index.ts';
import { readId } from '../views/ids.ts';
import { approved, showStopped } from '../views/one-time-token.ts';
import type { AnyReply } from './decorators.ts';

export interface ProtectedCall {
  readonly world: World;
  readonly row: OperationRow;
  readonly actor: Actor;
  readonly params: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Without its query: what a token is bound to beside the kind of action. */
  readonly path: string;
  /** Says something of the request in the journal. */
  readonly note: (text: string) => void;
}

interface Protection extends Omit<Action, 'place'> {
  /** Whose customer must be authenticated; undefined leaves it to the operation to refuse. */
  readonly profileOf: (call: ProtectedCall) => number | undefined;
}

/** Paths that the contract does not hold have their numbers as text. */
const inPath = ({ params }: ProtectedCall): number | undefined =>
  readId((params as { readonly profileId?: unknown }).profileId) ?? undefined;

/** A card that cannot be shown is refused before anybody is asked for anything. */
const ofNamedCard = ({ world, headers }: ProtectedCall): number | undefined => {
  const card = findCard(world, String(headers['x-tw-twcard-card-token'] ?? '').toLowerCase());
  return card && isShowable(card) ? card.profileId : undefined;
};

/**
 * What each protected operation is to the customer, and whose it is.
 * @source ottStatusGet for the name of reading a statement
 * @assumed the other names, and that all but reading a statement are of high risk
 */
export const protections: Readonly<Partial<Record<OperationId, Protection>>> = {
  transferFund: { name: 'PAYMENT__FUND_TRANSFER', risk: 'high', profileOf: inPath },
  batchGroupFund: { name: 'PAYMENT__FUND_BATCH_GROUP', risk: 'high', profileOf: inPath },
  batchGroupPaymentInitiationCreate: { name: 'PAYMENT__INITIATE_BATCH_GROUP', risk: 'high', profileOf: inPath },
  '3dsChallengeResultPost': { name: 'CARD__3DS_CHALLENGE_RESULT', risk: 'high', profileOf: inPath },
  cardSensitiveDetailsGet: { name: 'CARD__GET_SENSITIVE_DETAILS', risk: 'high', profileOf: ofNamedCard },
  cardPinGet: { name: 'CARD__GET_PIN', risk: 'high', profileOf: ofNamedCard },
  balanceStatementGet: { name: 'BALANCE__GET_STATEMENT', risk: 'low', profileOf: inPath },
};

/**
 * The step of dispatch that lets protected operations happen only where their customer was authenticated. Being stopped
 * is an answer and no refusal, because the token it hands out must be kept; and a token is used up in the same unit of
 * work as the operation, so that one that refuses leaves it ready for another try.
 */
export function protectedly(call: ProtectedCall, act: () => AnyReply): AnyReply {
  const { world, row, actor, headers, path, note } = call;
  const protection = protections[row.id];
  const profileId = protection?.profileOf(call);
  if (!protection || profileId === undefined) return act();
  const { name, risk } = protection;
  const admission = admit(world, actor, {
    profileId,
    action: { name, risk, place: path },
    tokenId: firstWord(headers['x-2fa-approval']),
    signature: firstWord(headers['x-signature']),
  });
  if (admission.outcome === 'blocked') {
    note('Too many wrong values were tried; nothing that is protected passes for 15 minutes');
    return showStopped(path, world.now);
  }
  if (admission.outcome === 'challenged') {
    note('The customer must be authenticated: clear the one-time token, or set {"sca": "never"} in the settings');
    return showStopped(path, world.now, admission.token);
  }
  const made = act();
  if (made.status >= 400) return made;
  if (admission.outcome === 'approved') consumeOneTimeToken(world, admission.token.id);
  return { ...made, headers: { ...made.headers, ...approved } };
}

/** Some programs send the kind of challenge behind the token. */
const firstWord = (value: unknown): string | null =>
  typeof value === 'string' ? (value.trim().split(/\s/)[0] ?? '') || null : null;
