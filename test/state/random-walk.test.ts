import { expect, test } from 'vitest';
import { newTally, walk } from '../support/walk.ts';
import { balanceWalk } from '../support/walk-balances.ts';
import { batchWalk } from '../support/walk-batches.ts';
import { cardWalk } from '../support/walk-cards.ts';
import { holdLimitWalk } from '../support/walk-hold-limits.ts';
import { receivingWalk } from '../support/walk-receiving.ts';
import { statementWalk } from '../support/walk-statements.ts';
import { transferWalk } from '../support/walk-transfers.ts';

/** What may happen; a family that joins the walk adds its part here. */
const parts = [balanceWalk, receivingWalk, transferWalk, batchWalk, statementWalk, holdLimitWalk, cardWalk];

/** Many short walks reach more corners than a long one, and their worlds stay small enough to compare at each step. */
const WALKS = 60;
const STEPS = 55;

/** Some ten seconds of work, on a machine that has other things to do as well. */
const PATIENCE_MS = 120_000;

test(
  'whatever is done, in whatever order and however it fails, the books and the snapshot stay right',
  () => {
    const tally = newTally();
    for (let i = 1; i <= WALKS; i++) walk(`walk-${i}`, STEPS, parts, tally);
    expect(tally.done + tally.refused + tally.sabotaged).toBe(WALKS * STEPS);
    // A walk that is only refused proves nothing.
    expect(tally.done).toBeGreaterThan((WALKS * STEPS) / 4);
    expect(tally.sabotaged).toBeGreaterThan((WALKS * STEPS) / 20);
    for (const code of ['balance.insufficient-funds', 'balance.not-empty', 'quote.already-used', 'balance.not-found']) {
      expect(tally.refusals.get(code), code).toBeGreaterThan(0);
    }
  },
  PATIENCE_MS,
);
