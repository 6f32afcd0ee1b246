/** What time does to reviews, and what happens to them when their customer is known. */
import type { DomainEvent, Json, World } from '../kernel/index.ts';
import { authorisationTransferred, updateWindowClosed, verificationStateChanged } from '../profiles/index.ts';
import { blockingKeys, changed, groupOf, rejected, verified } from './change.ts';
import { defaultGroups } from './defaults.ts';
import { requirementsOf } from './derive.ts';
import { keep } from './keep.ts';
import { INDIA } from './keys.ts';
import { openReview } from './open.ts';
import type { Verdict } from './outcomes.ts';
import { isGeneral, type Review, reviews } from './record.ts';

const reviewOf = (world: World, facts: Json): Review | undefined =>
  world.table(reviews).get((facts as { readonly id: string }).id);

/** It is found out what a review needs. */
export function assess(world: World, facts: Json): void {
  const review = reviewOf(world, facts);
  if (!review || review.assessed) return;
  const groups = review.groups.length > 0 ? review.groups : defaultGroups(world, review);
  keep(world, review, { assessed: true, groups });
}

/** What could be left until now is needed. */
export function meetDeadline(world: World, facts: Json): void {
  const review = reviewOf(world, facts);
  if (review) keep(world, review, {});
}

/** Wise has looked at what was given, and is content, unless something more is wanted or it was ordered not to be. */
export function finishCheck(world: World, facts: Json): void {
  const review = reviewOf(world, facts);
  if (!review) return;
  const done = requirementsOf(review)
    .filter(({ state, additional }) => state === 'IN_REVIEW' && additional.every(one => one.state === 'IN_REVIEW'))
    .map(({ key }) => key);
  const { verdict } = facts as { readonly verdict?: Verdict };
  const change = verdict === 'reject' ? rejected(world) : verified;
  keep(world, review, { groups: changed(review.groups, done, change) });
}

/**
 * Whoever is known need not say who they are: what is due in the open reviews of a customer who is verified passes.
 * @source simulationVerification
 * @assumed all of it; why money leaves India is asked for all the same, and so is what Wise asks of those it knows
 */
export function passKnown(world: World, event: DomainEvent): void {
  if (event.type !== verificationStateChanged.type) return;
  const { profileId, state } = event.facts as { readonly profileId: number; readonly state: string };
  if (state !== 'verified') return;
  for (const review of [...world.table(reviews).list('byOpenProfile', profileId)]) {
    if (!isGeneral(review)) passDue(world, review);
  }
}

function passDue(world: World, review: Review): void {
  const due = blockingKeys(review, world.now).filter(key => key !== INDIA);
  if (due.length > 0) keep(world, review, { groups: changed(review.groups, due, verified) });
}

/** What Wise looks at again when it was changed. */
const reviewed = ['firstName', 'lastName', 'dateOfBirth', 'businessName', 'registrationNumber', 'address', 'ubos'];

/**
 * A customer who changed what Wise had confirmed, or has somebody else act for them, is reviewed again where the world
 * requires reviews.
 * @source profileUpdateWindowClose; profileBusinessRepresentativeUpdate
 * @assumed what is asked for then
 */
export function reviewAgain(world: World, event: DomainEvent): void {
  if (world.settings.kyc.mode !== 'require') return;
  const trigger = { type: 'INFO_REQUEST', id: null } as const;
  const { profileId, changed: names = [] } = event.facts as { profileId: number; changed?: readonly string[] };
  if (event.type === authorisationTransferred.type) {
    openReview(world, profileId, trigger, { groups: [groupOf(['BUSINESS_AUTHORISATION_LETTER'])] });
  }
  if (event.type === updateWindowClosed.type && names.some(name => reviewed.includes(name))) {
    openReview(world, profileId, trigger, { groups: [groupOf(['ID_DOCUMENT_WITH_LIVENESS', 'ID_DOCUMENT'])] });
  }
}
