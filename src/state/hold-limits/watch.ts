import { balanceUpdated, reservationTaken } from '../balances/index.ts';
import {
  begin,
  type DomainEvent,
  insert,
  isPositive,
  type Money,
  nextNumber,
  patch,
  type World,
} from '../kernel/index.ts';
import { holdLimitBreachLifecycle } from '../lifecycles/hold-limit-breach.ts';
import { resolveBreach } from './close.ts';
import { findOpenBreach } from './find.ts';
import { excessOf } from './limits.ts';
import { planSweep } from './plan.ts';
import { type HoldLimitBreach, holdLimitBreaches } from './record.ts';

type Moved = NonNullable<(typeof balanceUpdated)['facts'] | (typeof reservationTaken)['facts']>;

/**
 * Money came or went: a profile that now holds more than it may is in breach, and one that no longer does is not.
 * @source holdLimitBreachList; hold-limit-breach#update
 * @assumed while a breach is open its amount follows what is held, and only opening and closing is told
 */
export function watchWorth(world: World, event: DomainEvent): void {
  if (event.type !== balanceUpdated.type && event.type !== reservationTaken.type) return;
  const { profileId } = event.facts as Moved;
  const open = findOpenBreach(world, profileId);
  const excess = excessOf(world, profileId);
  if (excess && isPositive(excess)) {
    if (open) follow(world, open, excess);
    else openBreach(world, profileId, excess);
  } else if (open) {
    resolveBreach(world, open.id, { reason: 'the profile holds no more than it may' });
  }
}

function follow(world: World, { id, amount: before }: HoldLimitBreach, amount: Money): void {
  const same = before.amountMinor === amount.amountMinor && before.currency === amount.currency;
  if (!same) patch(world, holdLimitBreaches, id, { amount, updatedAt: world.now });
}

function openBreach(world: World, profileId: number, amount: Money): void {
  const breach = insert(world, holdLimitBreaches, {
    id: nextNumber(world, 'hold-limit-breach'),
    profileId,
    amount,
    status: holdLimitBreachLifecycle.initial,
    closingReason: null,
    recipientId: null,
    createdAt: world.now,
    updatedAt: world.now,
  });
  begin(world, holdLimitBreachLifecycle, breach);
  planSweep(world, breach);
}
