/** What follows from the requirements of a review. */
import type { Instant } from '../kernel/index.ts';
import type { ReviewStatus } from '../lifecycles/kyc-review.ts';
import type { Group, Requirement, Review } from './record.ts';

/** Whether the group still needs one of its requirements verified. */
export const isOpen = ({ options }: Group): boolean => options.every(({ state }) => state !== 'VERIFIED');

/** Whether the customer has to do something about it. */
export const isWanted = ({ state, additional }: Requirement): boolean =>
  state === 'NOT_PROVIDED' || state === 'REJECTED' || additional.some(one => one.state === 'NOT_PROVIDED');

const needsCustomer = (group: Group): boolean =>
  group.options.every(({ state }) => state !== 'IN_REVIEW') ||
  group.options.some(({ additional }) => additional.some(({ state }) => state === 'NOT_PROVIDED'));

export const isDue = ({ requiredBy }: Group, now: Instant): boolean => requiredBy === null || requiredBy <= now;

/**
 * Where a review stands, by its requirements alone.
 * @source kycReviewGet, status
 * @assumed how the status follows; the sources name the statuses and what they mean
 */
export function derivedStatus({ assessed, groups }: Pick<Review, 'assessed' | 'groups'>, now: Instant): ReviewStatus {
  if (!assessed) return 'NEW';
  const open = groups.filter(isOpen);
  const due = open.filter(group => isDue(group, now));
  if (due.some(needsCustomer)) return 'WAITING_CUSTOMER_INPUT';
  if (due.length > 0) return 'PROCESSING';
  return open.length > 0 ? 'PASSED_WITH_REQUIREMENTS' : 'PASSED';
}

/** When the first of what may be left is needed after all; null where nothing will be. */
export function nextDeadline({ groups }: Pick<Review, 'groups'>, now: Instant): Instant | null {
  const deadlines = groups.filter(isOpen).flatMap(({ requiredBy }) => requiredBy ?? []);
  const ahead = deadlines.filter(at => at > now);
  return ahead.length === 0 ? null : ahead.reduce((first, at) => (at < first ? at : first));
}

/** What is still asked for, in its groups. */
export const openGroups = ({ groups }: Pick<Review, 'groups'>): Group[] => groups.filter(isOpen);

export const requirementsOf = ({ groups }: Pick<Review, 'groups'>): Requirement[] =>
  groups.flatMap(({ options }) => options);

export const findRequirement = (review: Pick<Review, 'groups'>, key: string): Requirement | undefined =>
  requirementsOf(review).find(requirement => requirement.key === key);
