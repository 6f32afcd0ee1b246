/** The one place that writes reviews: the status follows, and whoever waits for it hears of it. */
import {
  advance,
  emit,
  type Instant,
  insert,
  later,
  type MoveDetails,
  type MoveOf,
  patch,
  schedule,
  unschedule,
  type World,
} from '../kernel/index.ts';
import { kycReviewLifecycle, type ReviewStatus } from '../lifecycles/kyc-review.ts';
import { outcomeFor } from '../overrides/index.ts';
import { findProfile, verifyProfile } from '../profiles/index.ts';
import { derivedStatus, nextDeadline, requirementsOf } from './derive.ts';
import { type RequirementChange, reviewChanged } from './events.ts';
import { reviewCheck, type Verdict } from './outcomes.ts';
import { isBlocking, type Requirement, type Review, reviews } from './record.ts';

const moveTo: Readonly<Record<ReviewStatus, MoveOf<typeof kycReviewLifecycle>>> = {
  NEW: 'restart',
  WAITING_CUSTOMER_INPUT: 'ask',
  PROCESSING: 'check',
  PASSED: 'pass',
  PASSED_WITH_REQUIREMENTS: 'grace',
};

export type ReviewChanges = Partial<Omit<Review, 'id' | 'status' | 'updatedAt'>>;

/** Writes a new review, which is new for a moment. */
export function place(world: World, review: Review): Review {
  insert(world, reviews, review);
  tell(world, review, { from: null, changes: [], minor: false });
  schedule(world, later(world.now, world.settings.kyc.newDelayMs), 'kyc-assess', ownerOf('assess', review), {
    id: review.id,
  });
  return review;
}

/**
 * Changes a review, and moves it to where its requirements lead. One that passes verifies its profile.
 * @assumed that passing verifies the profile; that a review which passes for the time being does so as well
 */
export function keep(world: World, before: Review, changes: ReviewChanges, details: MoveDetails = {}): Review {
  const after = patch(world, reviews, before.id, { ...changes, updatedAt: world.now });
  const differences = differencesOf(before, after);
  const status = derivedStatus(after, world.now);
  const minor = status === before.status;
  if (!minor) advance(world, kycReviewLifecycle, before.id, moveTo[status], details);
  const moved = world.table(reviews).get(before.id) ?? after;
  plan(world, moved, differences);
  if (minor && differences.length === 0) return moved;
  tell(world, moved, { from: before.status, changes: differences, minor });
  if (!minor && !isBlocking(moved)) confirmCustomer(world, moved);
  return moved;
}

function confirmCustomer(world: World, { profileId }: Review): void {
  const profile = findProfile(world, profileId);
  if (profile?.status === 'not_verified' && profile.closedAt === null) verifyProfile(world, profileId);
}

/** Puts on the agenda when something will be needed after all, and when Wise has looked at what was given. */
function plan(world: World, review: Review, differences: readonly RequirementChange[]): void {
  const { id } = review;
  const { autoVerifyMs } = world.settings.kyc;
  again(world, ownerOf('deadline', review), 'kyc-deadline', id, nextDeadline(review, world.now));
  const given = differences.some(({ to, additional }) => to === 'IN_REVIEW' || additional.some(hasCome));
  const verdict = given ? outcomeFor(world, reviewCheck) : undefined;
  if (verdict) again(world, ownerOf('check', review), 'kyc-check', id, verdict === 'wait' ? null : world.now, verdict);
  else if (given && autoVerifyMs !== null) {
    again(world, ownerOf('check', review), 'kyc-check', id, later(world.now, autoVerifyMs));
  }
}

const hasCome = ({ to }: { readonly to: string }): boolean => to === 'IN_REVIEW';

function again(
  world: World,
  owner: string,
  kind: string,
  id: string,
  at: Instant | null,
  verdict: Verdict = 'verify',
): void {
  unschedule(world, owner);
  if (at !== null) schedule(world, at, kind, owner, verdict === 'verify' ? { id } : { id, verdict });
}

const ownerOf = (what: 'assess' | 'deadline' | 'check', { id }: Review): string => `kyc-${what}:${id}`;

type Told = {
  readonly from: ReviewStatus | null;
  readonly changes: readonly RequirementChange[];
  readonly minor: boolean;
};

function tell(world: World, review: Review, told: Told): void {
  const { profileId } = review;
  const profile = findProfile(world, profileId);
  const scope = { profileId, ...(profile ? { userId: profile.userId } : {}) };
  emit(world, reviewChanged, scope, { review, ...told });
}

function differencesOf(before: Review, after: Review): RequirementChange[] {
  const known = new Map(requirementsOf(before).map(requirement => [requirement.key, requirement]));
  return requirementsOf(after).flatMap(requirement => differenceOf(known.get(requirement.key), requirement) ?? []);
}

function differenceOf(before: Requirement | undefined, after: Requirement): RequirementChange | undefined {
  const additional = after.additional.flatMap(({ id, state }) => {
    const from = before?.additional.find(one => one.id === id)?.state ?? null;
    return from === state ? [] : [{ id, from, to: state }];
  });
  if (before?.state === after.state && additional.length === 0) return undefined;
  return { key: after.key, from: before?.state ?? null, to: after.state, additional };
}

/** The parts of `plan` begin anew with the review. */
export function reassess(world: World, review: Review, details: MoveDetails): Review {
  const after = keep(world, review, { assessed: false }, details);
  const at = later(world.now, world.settings.kyc.newDelayMs);
  again(world, ownerOf('assess', review), 'kyc-assess', review.id, at);
  return after;
}
