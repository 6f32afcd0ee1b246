import { expect, test } from 'vitest';
import { newTally, walk } from '../support/walk.ts';
import { scaWalk } from '../support/walk-sca.ts';

const WALKS = 30;
const STEPS = 60;

test('however customers are authenticated, in whatever order, counters and tokens stay right', () => {
  const tally = newTally();
  for (let i = 1; i <= WALKS; i++) walk(`sca-${i}`, STEPS, [scaWalk], tally);
  expect(tally.done).toBeGreaterThan((WALKS * STEPS) / 4);
  expect(tally.sabotaged).toBeGreaterThan((WALKS * STEPS) / 20);
  for (const code of ['sca.blocked', 'sca.session-blocked', 'sca.token-not-found', 'sca.otp-not-triggered']) {
    expect(tally.refusals.get(code), code).toBeGreaterThan(0);
  }
}, 60_000);
