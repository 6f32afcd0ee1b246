import type { Actor } from '../access/index.ts';
import {
  advance,
  isCurrency,
  type Money,
  type MoveDetails,
  nextUuid,
  parseAmount,
  patch,
  refuse,
  requireMove,
  roundAmount,
  type World,
  zero,
} from '../kernel/index.ts';
import { profileVerification, type VerificationStatus } from '../lifecycles/profile-verification.ts';
import { findProfile, requireProfile } from './find.ts';
import { type Profile, profiles } from './record.ts';
import { verifyRepresentativeOf } from './representative.ts';

type VerificationMove = keyof typeof profileVerification.moves;

/**
 * Wise has confirmed who the customer is: the profile may hold balances and move money without the limits of the unknown.
 * @throws Refusal `profile.not-found`, `profile.invalid-verification-state` when it is verified already
 * @source simulationVerification
 * @assumed whoever represents a business is confirmed along with it
 */
export function verifyProfile(world: World, id: number): Profile {
  const profile = requireMovable(world, id, 'verify');
  if (profile.type === 'business') verifyRepresentativeOf(world, profile);
  return move(world, profile, 'verify');
}

/**
 * Wise no longer stands by what it had confirmed.
 * @throws Refusal `profile.not-found`, `profile.invalid-verification-state` when it is not verified
 * @source profiles#verification-state-change, not_verified
 */
export function revokeVerification(world: World, id: number): Profile {
  return move(world, requireMovable(world, id, 'revoke'), 'revoke');
}

/**
 * Lets an unverified profile send up to some amounts all the same.
 * @param details `amounts`, in whole units by currency; they take the place of all earlier ones
 * @throws Refusal `profile.not-found`, `profile.invalid-verification-state`, `profile.invalid-entitlement`
 * @source profileVerificationStatusCheck, maximum_entitled_amount
 */
export function entitleProfile(world: World, id: number, { amounts, ...details }: MoveDetails): Profile {
  const profile = requireMovable(world, id, 'entitle');
  const given = typeof amounts === 'object' && amounts !== null ? Object.entries(amounts) : undefined;
  if (!given) refuse('profile.invalid-entitlement', { path: 'amounts', currency: 'nothing' });
  const entitlements = Object.fromEntries(given.map(([currency, units]) => [currency, amountOf(currency, units)]));
  patch(world, profiles, id, { entitlements });
  return move(world, profile, 'entitle', details);
}

function amountOf(currency: string, units: unknown): Money {
  const amount = isCurrency(currency) && typeof units === 'number' ? parseAmount(units, currency) : undefined;
  if (!amount || amount.amountMinor < 0) refuse('profile.invalid-entitlement', { path: 'amounts', currency });
  return amount;
}

function requireMovable(world: World, id: number, name: VerificationMove): Profile {
  const profile = findProfile(world, id) ?? refuse('profile.not-found', { id });
  requireMove(profileVerification, profile, name, 'profile.invalid-verification-state');
  return profile;
}

function move(world: World, profile: Profile, name: VerificationMove, details: MoveDetails = {}): Profile {
  advance(world, profileVerification, profile.id, name, details);
  return world.table(profiles).get(profile.id) ?? profile;
}

/** How much a profile may send out of one currency. */
export interface Entitlement {
  readonly status: VerificationStatus;
  /** Meaningless for a verified profile. */
  readonly most: Money;
}

/** What is shown for a profile that may send anything, in whole units. */
const SHOWN_FOR_VERIFIED = 100_000;

/**
 * Whether the profile may send from each of the currencies, and how much as long as it is not verified.
 * @throws Refusal `access.forbidden`, `profile.unknown-currency`
 * @source profileVerificationStatusCheck
 * @assumed an unverified profile may send nothing, unless Wise has said otherwise; a currency named twice is answered once
 */
export function checkEntitlements(
  world: World,
  actor: Actor,
  profileId: number,
  currencies: readonly string[],
): { readonly requestId: string; readonly entitlements: readonly Entitlement[] } {
  const { status, entitlements } = requireProfile(world, actor, profileId);
  const unknown = currencies.find(currency => !isCurrency(currency));
  if (unknown !== undefined) refuse('profile.unknown-currency', { path: 'source_currencies', currency: unknown });
  const answers = [...new Set(currencies)].map(currency => ({
    status,
    most:
      status === 'verified' ? roundAmount(SHOWN_FOR_VERIFIED, currency) : (entitlements[currency] ?? zero(currency)),
  }));
  return { requestId: nextUuid(world), entitlements: answers };
}
