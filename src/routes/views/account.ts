import type { Operations } from '../../contract/generated/operations.ts';
import type { Actor } from '../../state/access/index.ts';
import {
  type BalanceAccount,
  type Eligibility,
  eligibilityIn,
  eligibilityOf,
  eligibilityOfProfile,
} from '../../state/balances/index.ts';
import { refuse, type World } from '../../state/kernel/index.ts';
import { findProfile } from '../../state/profiles/index.ts';
import type { CurrencyFacts } from '../../state/rates/index.ts';
import { showMillis } from './dates.ts';

/** A multi-currency account; the older form begins with the same. */
export function showAccount(
  world: World,
  { id, profileId, recipientId, createdAt, updatedAt, active }: BalanceAccount,
): Operations['mcaGet']['replies'][200] {
  const profile = findProfile(world, profileId);
  return {
    id,
    profileId,
    recipientId,
    creationTime: showMillis(createdAt),
    modificationTime: showMillis(updatedAt),
    active,
    eligible: profile !== undefined && eligibilityOf(profile).code === 'eligible',
  };
}

/**
 * Whose eligibility is asked for: a profile's, or that of anyone in a place.
 * @throws Refusal `balance.nobody-named`, `access.forbidden`
 * @assumed the profile counts where both are named
 */
export function readEligibility(
  world: World,
  actor: Actor,
  { profileId, country, state }: Operations['mcaEligibilityGet']['request']['query'],
): Eligibility {
  if (profileId !== undefined) return eligibilityOfProfile(world, actor, profileId);
  return country === undefined ? refuse('balance.nobody-named') : eligibilityIn(country, state ?? null);
}

export const showEligibility = ({
  code,
  accountType,
  reason,
}: Eligibility): Operations['mcaEligibilityGet']['replies'][200] => ({
  eligible: code === 'eligible',
  eligibilityCode: code,
  accountType,
  ineligibilityReason: reason,
});

export const showCodes = (currencies: readonly CurrencyFacts[]): readonly string[] =>
  currencies.map(({ code }) => code);
