import { type Instant, table } from '../kernel/index.ts';
import type { OneTimeTokenStatus } from '../lifecycles/one-time-token.ts';

/** What a customer knows, is, or has, as the partner's program holds it. */
export type FactorKind = 'PIN' | 'FACE_MAP' | 'PARTNER_DEVICE_FINGERPRINT';

/** How a one-time password reaches the customer's phone. */
export type Channel = 'SMS' | 'WHATSAPP' | 'VOICE';

export type ChallengeType = FactorKind | Channel | 'SIGNATURE';

/** Something enrolled to be recognised by. The value itself is nowhere: its digest is salted with the factor's id. */
export interface Factor {
  readonly id: string;
  readonly userId: number;
  /** The one profile it serves; null for all of the user's. */
  readonly profileId: number | null;
  readonly kind: FactorKind;
  readonly digest: string;
  readonly createdAt: Instant;
}

export const factorKey = (userId: number, kind: FactorKind): string => `${userId} ${kind}`;

export const factors = table<Factor>()('sca-factors', {
  byUserAndKind: { key: ({ userId, kind }) => factorKey(userId, kind) },
});

/** A number the partner vouches for: one per user, and one user per number. */
export interface PhoneNumber {
  readonly id: number;
  readonly userId: number;
  readonly clientId: string;
  /** `+` and digits. */
  readonly number: string;
  readonly createdAt: Instant;
}

export const phoneNumbers = table<PhoneNumber>()('phone-numbers', {
  byUser: { key: phone => phone.userId, unique: true },
  byNumber: { key: phone => phone.number, unique: true },
});

/** What strong authentication is asked for. */
export interface Action {
  readonly name: string;
  /** Which one of its kind, so that approving one payment approves no other. */
  readonly place: string;
  /** An action of low risk passes while an earlier authentication is fresh. */
  readonly risk: 'high' | 'low';
}

/** Clears one action once, after its challenges were passed. */
export interface OneTimeToken {
  readonly id: string;
  readonly userId: number;
  readonly clientId: string | null;
  readonly profileId: number;
  /** Null for one that was asked for by itself, to open a session. */
  readonly action: Action | null;
  /** It was asked for by a program of the user's own, which may sign it. */
  readonly personal: boolean;
  readonly passed: readonly ChallengeType[];
  /** Over which channels a one-time password was sent. */
  readonly triggered: readonly Channel[];
  readonly status: OneTimeTokenStatus;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export const oneTimeTokens = table<OneTimeToken>()('one-time-tokens', {});

/** How a user stands after their last tries; its id is the user's. */
export interface Standing {
  readonly id: number;
  /** Wrong values in a row, over all factors. */
  readonly failures: number;
  readonly blockedUntil: Instant | null;
}

export const standings = table<Standing>()('sca-standings', {});

/** When a profile was last authenticated for; its id is the profile's. */
export interface Clearance {
  readonly id: number;
  readonly clearedAt: Instant | null;
  readonly statementClearedAt: Instant | null;
}

export const clearances = table<Clearance>()('sca-clearances', {});

/** What a tester wants of one profile, whatever the world's settings; its id is the profile's. */
export interface ProfilePolicy {
  readonly id: number;
  readonly policy: 'always' | 'never';
}

export const profilePolicies = table<ProfilePolicy>()('sca-policies', {});

/** A key that a user uploaded to sign one-time tokens with. */
export interface SigningKey {
  readonly id: string;
  readonly userId: number;
  readonly pem: string;
  readonly createdAt: Instant;
}

export const signingKeys = table<SigningKey>()('user-public-keys', {
  byUser: { key: key => key.userId },
});
