/** What Wise's staff does with a review: each wish is a detail of the move, and the status follows from all of them. */
import {
  type Instant,
  instant,
  isInstant,
  later,
  type MoveDetails,
  nextUuid,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { kycReviewLifecycle, type ReviewStatus } from '../lifecycles/kyc-review.ts';
import { readAdditional } from './additional.ts';
import { blockingKeys, changed, given, groupOf, rejected, verified, wantedKeys, wanting, without } from './change.ts';
import { derivedStatus, findRequirement, isOpen } from './derive.ts';
import { requireAnyReview } from './find.ts';
import { expireLink } from './hosted.ts';
import { keep, type ReviewChanges, reassess } from './keep.ts';
import type { Group, Review } from './record.ts';

type Act = (world: World, review: Review, wish: unknown) => ReviewChanges;

const DAY = 86_400_000;

/** What an operator may wish for, in the order in which it is done. */
const acts: Readonly<Record<string, Act>> = {
  require: (_, { groups }, wish) => ({ groups: [...groups, newGroup(groups, wish)] }),
  remove: (_, review, wish) => ({ groups: without(review.groups, knownKeys(review, wish)) }),
  give: (_, review, wish) => ({ groups: changed(review.groups, knownKeys(review, wish), given) }),
  verify: (_, review, wish) => ({ groups: changed(review.groups, knownKeys(review, wish), verified) }),
  reject: (world, review, wish) => ({ groups: changed(review.groups, knownKeys(review, wish), rejected(world)) }),
  additional: (world, review, wish) => {
    const { requirement, code, description, ...more } = readAdditional(wish);
    const keys = knownKeys(review, requirement);
    if (findRequirement(review, requirement)?.state === 'VERIFIED') refuseWish('additional', 'it is verified');
    const reason = { code, description, at: world.now };
    const wanted = wanting({ ...more, id: nextUuid(world), state: 'NOT_PROVIDED', reason });
    return { groups: changed(review.groups, keys, wanted) };
  },
  graceDays: (world, { groups }, wish) => ({ groups: graced(groups, deadline(world, wish)) }),
  expireLink: (world, review) => ({ link: expireLink(world, review) }),
};

/** What a move means to a review when nothing more is said. */
const usual: Readonly<Record<ReviewStatus, (world: World, review: Review) => ReviewChanges>> = {
  WAITING_CUSTOMER_INPUT: (world, review) => ({
    groups: changed(review.groups, blockingKeys(review, world.now), rejected(world)),
  }),
  PROCESSING: (_, review) => ({ groups: changed(review.groups, wantedKeys(review), given) }),
  PASSED: (_, review) => ({ groups: changed(review.groups, openKeys(review), verified) }),
  PASSED_WITH_REQUIREMENTS: (world, { groups }) => ({ groups: graced(groups, later(world.now, 30 * DAY)) }),
  NEW: () => ({}),
};

const openKeys = ({ groups }: Review): string[] =>
  groups.filter(isOpen).flatMap(({ options }) => options.map(({ key }) => key));

/**
 * Plays Wise's staff. The details say what is done: `require` (a key, or a list of which one will do), `remove`, `give`,
 * `verify`, `reject` (keys), `additional` (`{requirement, key, errorCode, description, fields, issues}`), `graceDays`,
 * `expireLink`. Without any, everything is done that leads to the status.
 * @throws Refusal `kyc.review-not-found`, `kyc.bad-wish`, `kyc.requirement-exists`, `kyc.unknown-requirement`,
 * `kyc.other-status` when something else follows from what was done
 */
export function operateReview(world: World, id: string, to: ReviewStatus, details: MoveDetails): Review {
  const review = requireAnyReview(world, id);
  requireMove(kycReviewLifecycle, review, moves[to], 'kyc.other-status');
  if (to === 'NEW') return reassess(world, review, details);
  const wishes = Object.keys(acts).filter(name => Object.hasOwn(details, name));
  let after: Review = { ...review, assessed: true };
  for (const name of wishes) after = { ...after, ...acts[name]?.(world, after, details[name]) };
  if (wishes.length === 0) after = { ...after, ...usual[to](world, after) };
  const status = derivedStatus(after, world.now);
  if (status !== to) refuse('kyc.other-status', { id, status, move: to });
  const { assessed, groups, link } = after;
  return keep(world, review, { assessed, groups, link }, details);
}

const moves = {
  NEW: 'restart',
  WAITING_CUSTOMER_INPUT: 'ask',
  PROCESSING: 'check',
  PASSED: 'pass',
  PASSED_WITH_REQUIREMENTS: 'grace',
} as const;

/** @throws Refusal `kyc.bad-wish` */
export function keysOf(wish: unknown, name: string): string[] {
  const keys = typeof wish === 'string' ? [wish] : wish;
  const isFit = Array.isArray(keys) && keys.length > 0 && keys.every(key => typeof key === 'string' && KEY.test(key));
  return isFit ? [...new Set<string>(keys)] : refuseWish(name, 'must be a key of a requirement, or a list of keys');
}

const KEY = /^[A-Z][A-Z0-9_]{1,99}$/;

function knownKeys(review: Review, wish: unknown): string[] {
  const keys = keysOf(wish, 'requirements');
  const unknown = keys.find(key => !findRequirement(review, key));
  return unknown === undefined ? keys : refuse('kyc.unknown-requirement', { key: unknown });
}

function newGroup(groups: readonly Group[], wish: unknown): Group {
  const keys = keysOf(wish, 'require');
  const known = keys.find(key => findRequirement({ groups }, key));
  if (known !== undefined) refuse('kyc.requirement-exists', { key: known });
  return groupOf(keys);
}

/** Everything that is open may be left until then. */
const graced = (groups: readonly Group[], requiredBy: Instant): Group[] =>
  groups.map(group => (isOpen(group) ? { ...group, requiredBy } : group));

function deadline(world: World, wish: unknown): Instant {
  const at = typeof wish === 'number' ? Math.round(world.now + wish * DAY) : Number.NaN;
  return isInstant(at) ? instant(at) : refuseWish('graceDays', 'must be a number of days');
}

const refuseWish = (path: string, why: string): never => refuse('kyc.bad-wish', { path, why });
