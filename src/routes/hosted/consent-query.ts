import { readSomeFields, required, Unfit, word } from '../control/body.ts';

/** What the application asked, by what it sent the user with; what else OAuth knows is not looked at. */
export interface Asked {
  readonly clientId: string;
  readonly redirectUri: string;
  /** Sent back as it came, if it came. */
  readonly state: string | undefined;
  readonly claimCode: string | null;
  /** The user who is looked for on the page. */
  readonly email: string | null;
  /** How to answer without asking anybody. */
  readonly auto: 'ask' | 'approve' | 'deny' | undefined;
  /** The profile to be chosen, unless the user chooses otherwise. */
  readonly profileId: number | undefined;
}

const once = (value: unknown): string => {
  if (typeof value !== 'string') throw new Unfit('must be sent once, as text');
  return value;
};

const profile = (value: unknown): number | undefined => {
  const text = once(value);
  if (text === '') return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Unfit('must be the id of a profile');
  return Number(text);
};

/** @throws Refusal `request.malformed`, naming what is missing, or was sent twice */
export function readAsked(sent: unknown): Asked {
  const read = readSomeFields(sent, {
    client_id: once,
    redirect_uri: once,
    state: once,
    claim_account_code: once,
    email: once,
    auto: word('ask', 'approve', 'deny'),
    profileId: profile,
  });
  return {
    clientId: required(read.client_id, 'client_id'),
    redirectUri: required(read.redirect_uri, 'redirect_uri'),
    state: read.state,
    claimCode: read.claim_account_code || null,
    email: read.email?.trim() || null,
    auto: read.auto,
    profileId: read.profileId,
  };
}

/**
 * The profile the user approved for; null where they said no.
 * @throws Refusal `request.malformed` when there is no answer, or no profile was chosen
 */
export function readApproval(sent: unknown): number | null {
  const { decision, profileId } = readSomeFields(sent, { decision: word('approve', 'deny'), profileId: profile });
  return required(decision, 'decision') === 'deny' ? null : required(profileId, 'profileId');
}
