import { expect, test } from 'vitest';
import { newTally, walk } from '../support/walk.ts';
import { cardOrderWalk } from '../support/walk-card-orders.ts';

const WALKS = 30;
const STEPS = 80;

test('whatever happens to cards, in whatever order, they, their orders and their tokens agree', () => {
  const tally = newTally();
  for (let i = 1; i <= WALKS; i++) walk(`cards-${i}`, STEPS, [cardOrderWalk], tally);
  expect(tally.done).toBeGreaterThan((WALKS * STEPS) / 3);
  for (const code of ['card.wrong-status', 'order.wrong-status', 'wallet.wrong-status']) {
    expect(tally.refusals.get(code), code).toBeGreaterThan(0);
  }
}, 60_000);
