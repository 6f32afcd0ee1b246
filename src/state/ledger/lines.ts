import { type Instant, insert, type Money, money, nextNumber, patch, table, type World } from '../kernel/index.ts';
import type { AccountRef } from './chart.ts';

/** What one entry did to a customer's account, and what stood there after it. */
export interface Line {
  readonly id: number;
  /** The account's id. */
  readonly account: string;
  readonly entryId: number;
  readonly at: Instant;
  /** Less than zero where money left. */
  readonly amountMinor: number;
  readonly afterMinor: number;
}

export const lines = table<Line>()('lines', {
  byAccount: { key: line => line.account, order: line => line.at },
});

/**
 * Adds a line to a customer's account; other accounts have none. What stands after a line is kept with it, so that a
 * statement of any interval costs what it shows and need not add up what came before.
 */
export function writeLine(world: World, account: AccountRef, entryId: number, amountMinor: number): void {
  if (account.kind !== 'customer') return;
  const { now: at } = world;
  const before = lastLine(world, account, at);
  const newest = world.table(lines).list('byAccount', account.id).last();
  const afterMinor = (before?.afterMinor ?? 0) + amountMinor;
  if (newest !== before) carryOver(world, account, at, amountMinor);
  insert(world, lines, { id: nextNumber(world, 'line'), account: account.id, entryId, at, amountMinor, afterMinor });
}

/** A clock that was set back by force writes before lines that are there already, and they then say too little. */
function carryOver(world: World, account: AccountRef, at: Instant, amountMinor: number): void {
  const found = world.table(lines).list('byAccount', account.id);
  const from = found.countWhile(line => line.at <= at);
  for (const { id, afterMinor } of found.page(from, found.size - from)) {
    patch(world, lines, id, { afterMinor: afterMinor + amountMinor });
  }
}

/** The last line of an account up to a moment, that moment included. */
function lastLine(world: World, account: AccountRef, until: Instant): Line | undefined {
  const found = world.table(lines).list('byAccount', account.id);
  const newest = found.last();
  if (newest === undefined || newest.at <= until) return newest;
  const count = found.countWhile(line => line.at <= until);
  return count === 0 ? undefined : found.page(count - 1, 1)[0];
}

/** What a customer's account held at a moment, after all that was done in it. */
export const balanceAt = (world: World, account: AccountRef, at: Instant): Money =>
  money(lastLine(world, account, at)?.afterMinor ?? 0, account.currency);

/** The lines of a customer's account from one moment to another, both included, oldest first. */
export function linesBetween(world: World, account: AccountRef, from: Instant, to: Instant): Line[] {
  const found = world.table(lines).list('byAccount', account.id);
  const before = found.countWhile(line => line.at < from);
  return found.page(before, found.countWhile(line => line.at <= to) - before);
}
