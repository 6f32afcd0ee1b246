import { days, insert, later, minutes, patch, refuse, seconds, type World } from '../kernel/index.ts';
import { type Clearance, clearances, type Standing, standings } from './record.ts';

/** @source ottPinVerify, note on unsuccessful attempts */
const MOST_FAILURES = 5;
const BLOCK = minutes(15);

/** How long one authentication is enough for what is of low risk. */
const SESSION = seconds(300);

/** How long one authentication for a statement is enough for statements. */
const STATEMENT_WINDOW = days(90);

const standingOf = (world: World, userId: number): Standing =>
  world.table(standings).get(userId) ?? { id: userId, failures: 0, blockedUntil: null };

function keepStanding(world: World, standing: Standing): void {
  if (world.table(standings).get(standing.id)) patch(world, standings, standing.id, standing);
  else insert(world, standings, standing);
}

/** How long a user is still blocked, in milliseconds; 0 for one who is not. */
export function blockedFor(world: World, userId: number): number {
  const { blockedUntil } = standingOf(world, userId);
  return blockedUntil === null ? 0 : Math.max(0, blockedUntil - world.now);
}

/**
 * Refuses to look at values from a user who sent too many wrong ones.
 * @throws Refusal `sca.blocked`
 */
export function requireUnblocked(world: World, userId: number): void {
  if (blockedFor(world, userId) > 0) refuse('sca.blocked');
}

/** Counts a wrong value; answers whether it was one too many, and blocks the user if it was. */
export function countFailure(world: World, userId: number): boolean {
  const failures = standingOf(world, userId).failures + 1;
  const isTooMany = failures >= MOST_FAILURES;
  keepStanding(world, {
    id: userId,
    failures: isTooMany ? 0 : failures,
    blockedUntil: isTooMany ? later(world.now, BLOCK) : null,
  });
  return isTooMany;
}

/** A right value makes up for the wrong ones before it. */
export function forgetFailures(world: World, userId: number): void {
  const standing = standingOf(world, userId);
  if (standing.failures > 0) keepStanding(world, { ...standing, failures: 0 });
}

const clearanceOf = (world: World, profileId: number): Clearance =>
  world.table(clearances).get(profileId) ?? { id: profileId, clearedAt: null, statementClearedAt: null };

function keepClearance(world: World, clearance: Clearance): void {
  if (world.table(clearances).get(clearance.id)) patch(world, clearances, clearance.id, clearance);
  else insert(world, clearances, clearance);
}

/** The customer was authenticated for a profile just now. */
export const noteClearance = (world: World, profileId: number): void =>
  keepClearance(world, { ...clearanceOf(world, profileId), clearedAt: world.now });

/** The customer was authenticated to read a statement just now. */
export const noteStatementClearance = (world: World, profileId: number): void =>
  keepClearance(world, { ...clearanceOf(world, profileId), statementClearedAt: world.now });

/**
 * Whether an earlier authentication still serves for what is of low risk.
 * @source balanceStatementGet; the guides on sessions
 * @assumed either window is enough. The five minutes begin when the last challenge is passed.
 */
export function isRecentlyCleared(world: World, profileId: number): boolean {
  const { clearedAt, statementClearedAt } = clearanceOf(world, profileId);
  const isWithin = (at: number | null, window: number): boolean => at !== null && world.now < at + window;
  return isWithin(clearedAt, SESSION) || isWithin(statementClearedAt, STATEMENT_WINDOW);
}
