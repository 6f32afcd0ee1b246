import { type DomainEvent, emit, hours, later, patch, type World } from '../kernel/index.ts';
import { balanceUpdated, overdraftStrained } from './events.ts';
import { findOverdraft, overdrafts, usedOf } from './overdraft.ts';

/** From which share of its limit on an overdraft is told of, in per cent. */
const THRESHOLD_PERCENT = 70;
const PAUSE = hours(1);

type Updated = NonNullable<(typeof balanceUpdated)['facts']>;

/**
 * Tells when a profile's overdraft comes to be used by seven tenths: each time the threshold is reached from below, and
 * once an hour at most.
 * @source profiles#overdraft-limit-threshold
 * @assumed reaching it again within the hour is told neither then nor later
 */
export function watchOverdraft(world: World, event: DomainEvent): void {
  if (event.type !== balanceUpdated.type) return;
  const { profileId } = event.facts as Updated;
  const overdraft = findOverdraft(world, profileId);
  if (!overdraft) return;
  const { limit, toldAt } = overdraft;
  const used = usedOf(world, overdraft);
  const strained = used.amountMinor > 0 && used.amountMinor * 100 >= limit.amountMinor * THRESHOLD_PERCENT;
  if (strained === overdraft.strained) return;
  const tells = strained && (toldAt === null || later(toldAt, PAUSE) <= world.now);
  patch(world, overdrafts, profileId, { strained, ...(tells ? { toldAt: world.now } : {}) });
  if (tells) emit(world, overdraftStrained, { profileId }, { profileId, used, limit });
}
