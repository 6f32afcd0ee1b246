import { expect, test } from 'vitest';
import { newTally, walk } from '../support/walk.ts';
import { balanceWalk } from '../support/walk-balances.ts';
import { cardWalk } from '../support/walk-cards.ts';
import { objectionWalk } from '../support/walk-disputes.ts';
import { holdLimitWalk } from '../support/walk-hold-limits.ts';

/** Merchants and disputes both give money back, and hold limits watch what comes of it. */
const parts = [balanceWalk, holdLimitWalk, cardWalk, objectionWalk];
const WALKS = 12;
const STEPS = 80;

test('however cards are paid with, cleared, reversed, refunded, disputed and left to lapse, holds and balances stay consistent', () => {
  const tally = newTally();
  for (let i = 1; i <= WALKS; i++) walk(`cards-${i}`, STEPS, parts, tally);
  expect(tally.done).toBeGreaterThan((WALKS * STEPS) / 3);
  for (const code of ['transaction.wrong-status', 'transaction.not-refundable', 'transaction.nothing-to-reverse']) {
    expect(tally.refusals.get(code), code).toBeGreaterThan(0);
  }
}, 60_000);
