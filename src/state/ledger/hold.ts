import { insert, type Money, money, nextUuid, patch, remove, table, type World } from '../kernel/index.ts';
import type { AccountRef } from './chart.ts';
import { post, tally } from './posting.ts';

/** Money reserved on an account for something that may still be settled or given up. */
export interface Hold {
  readonly id: string;
  readonly account: AccountRef;
  readonly amountMinor: number;
  readonly subject: string;
}

export const holds = table<Hold>()('holds', { bySubject: { key: hold => hold.subject } });

/** Reserves `amount` for `subject`; it is spent or released later. */
export function hold(world: World, account: AccountRef, amount: Money, subject: string): Hold {
  tally(world, account, { debitsPending: amount.amountMinor });
  return insert(world, holds, { id: nextUuid(world), account, amountMinor: amount.amountMinor, subject });
}

/** Gives a reservation back, all of it or a part. */
export function release(world: World, { id }: Hold, part?: Money): void {
  const held = world.table(holds).get(id);
  if (!held) throw new Error(`hold ${id} is gone`);
  const given = Math.min(part?.amountMinor ?? held.amountMinor, held.amountMinor);
  tally(world, held.account, { debitsPending: -given });
  if (given === held.amountMinor) remove(world, holds, id);
  else patch(world, holds, id, { amountMinor: held.amountMinor - given });
}

/** Ends a reservation by paying: the hold is released whole and `amount`, more or less than it, is posted. */
export function settle(world: World, held: Hold, credit: AccountRef, amount: Money, reason: string): void {
  release(world, held);
  post(world, { debit: held.account, credit, amount, reason, subject: held.subject });
}

export const heldFor = (world: World, subject: string): Hold | undefined =>
  world.table(holds).list('bySubject', subject).first();

export const heldAmount = (held: Hold): Money => money(held.amountMinor, held.account.currency);
