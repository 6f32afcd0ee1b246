import { type Balance, spendable } from '../balances/index.ts';
import { emit, insert, type Money, nextNumber, type World } from '../kernel/index.ts';
import { movementMade } from './events.ts';
import { type Movement, movements } from './record.ts';

export interface Moved {
  readonly id: number;
  readonly type: Movement['type'];
  readonly from: Balance;
  readonly to: Balance;
  readonly source: Money;
  readonly target: Money;
  readonly rate: number;
  readonly fee: Money;
  readonly quoteId: string | null;
}

/** Keeps a movement that was just booked, with what the two balances hold after it. */
export function record(world: World, { from, to, ...moved }: Moved): Movement {
  const movement = insert(world, movements, {
    ...moved,
    profileId: from.profileId,
    sourceBalanceId: from.id,
    targetBalanceId: to.id,
    stepId: nextNumber(world, 'step'),
    sourceAfter: spendable(world, from),
    targetAfter: spendable(world, to),
    createdAt: world.now,
  });
  emit(world, movementMade, { profileId: from.profileId }, { movementId: movement.id });
  return movement;
}
