import { type Instant, table } from '../kernel/index.ts';
import type { ClaimCodeStatus } from '../lifecycles/claim-code.ts';
import type { UserStatus } from '../lifecycles/user.ts';

/** A partner's application. `id` is the client id; `key` is what some paths and webhook scopes call it by. */
export interface Client {
  readonly id: string;
  readonly key: string;
  readonly secret: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  /** Whether it may change its users' phone numbers and factors, which Wise allows to each application by itself. */
  readonly restrictedCalls?: boolean;
}

export const clients = table<Client>()('clients', { byKey: { key: client => client.key, unique: true } });

/** Why somebody leaves: Wise suspends them, which they may appeal, or the account is closed. */
export interface Leaving {
  readonly type: 'ACCOUNT_SUSPENSION' | 'ACCOUNT_CLOSURE';
  readonly reason: string | null;
}

/** A person who can log in. What is known of them beyond that stands in their profiles. */
export interface User {
  readonly id: number;
  readonly email: string;
  /** The address this user had before changing it at Wise, which takes every application's access away. */
  readonly formerEmail: string | null;
  /** Where notices go, for a user who was signed up under an address that nobody reads. */
  readonly contactEmail: string | null;
  readonly status: UserStatus;
  readonly leaving: Leaving | null;
  readonly language: string;
  /** The application that created the user; null for one who signed up alone. */
  readonly clientId: string | null;
  /**
   * Digest of the code that mints tokens by the `registration_code` grant until the user claims the account: the code
   * itself is for the application to keep.
   */
  readonly registrationDigest: string | null;
  readonly claimedAt: Instant | null;
  readonly createdAt: Instant;
}

export const isActive = (user: User): boolean => user.status !== 'DEACTIVATED';

export const emailKey = (email: string): string => email.toLowerCase();

export const users = table<User>()('users', {
  /** Only active users hold on to their address; one who left gives it free. */
  byEmail: { key: user => (isActive(user) ? emailKey(user.email) : undefined), unique: true },
  byFormerEmail: { key: user => (user.formerEmail === null ? undefined : emailKey(user.formerEmail)) },
  byClient: { key: user => user.clientId ?? undefined },
});

export type TokenKind = 'user' | 'personal' | 'client' | 'refresh';

/** A bearer credential; its id is the value itself. */
export interface Token {
  readonly id: string;
  readonly kind: TokenKind;
  readonly clientId: string | null;
  readonly userId: number | null;
  /** The one profile a consent was given for; null for all of the user's. */
  readonly profileId: number | null;
  /** Tokens of one grant replace each other. */
  readonly grant: string;
  /** Why a token that is kept no longer serves; most that end are simply taken away. */
  readonly revoked: 'email-changed' | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

/** Where the refresh tokens of one user at one application stand. */
export const refreshKey = (userId: number, clientId: string): string => `${userId} ${clientId}`;

export const tokens = table<Token>()('tokens', {
  byGrant: { key: token => token.grant },
  byUser: { key: token => token.userId ?? undefined },
  byRefresher: {
    key: ({ kind, userId, clientId }) =>
      kind === 'refresh' && userId !== null && clientId !== null ? refreshKey(userId, clientId) : undefined,
  },
});

/** What a consent leaves behind for the application to fetch its tokens with; its id is the code. */
export interface AuthorizationCode {
  readonly id: string;
  readonly clientId: string;
  readonly userId: number;
  readonly profileId: number;
  /** Where the user was sent back to; the application must name the same again. */
  readonly redirectUri: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export const authorizationCodes = table<AuthorizationCode>()('authorization-codes', {
  byUser: { key: code => code.userId },
});

/** What a user comes to Wise's pages with to take their account over; its id is the code. */
export interface ClaimCode {
  readonly id: string;
  readonly userId: number;
  readonly status: ClaimCodeStatus;
  readonly createdAt: Instant;
}

export const claimCodes = table<ClaimCode>()('claim-codes', {
  /** The one code of a user that serves now. */
  byOpenFor: { key: code => (code.status === 'issued' ? code.userId : undefined), unique: true },
});
