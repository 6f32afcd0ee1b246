import { expect, test } from 'vitest';
import { newTally, walk } from '../support/walk.ts';
import { balanceWalk } from '../support/walk-balances.ts';
import { cardWalk } from '../support/walk-cards.ts';

const WALKS = 12;
const STEPS = 80;

test('however cards are paid with, cleared, reversed, refunded and left to lapse, holds and balances stay consistent', () => {
  const tally = newTally();
  for (let i = 1; i <= WALKS; i++) walk(`cards-${i}`, STEPS, [balanceWalk, cardWalk], tally);
  expect(tally.done).toBeGreaterThan((WALKS * STEPS) / 3);
  for (const code of ['transaction.wrong-status', 'transaction.not-refundable', 'transaction.nothing-to-reverse']) {
    expect(tally.refusals.get(code), code).toBeGreaterThan(0);
  }
}, 60_000);
