import { expect, test } from 'vitest';
import { newTally, walk } from '../support/walk.ts';
import { balanceWalk } from '../support/walk-balances.ts';
import { batchWalk } from '../support/walk-batches.ts';
import { holdLimitWalk } from '../support/walk-hold-limits.ts';
import { receivingWalk } from '../support/walk-receiving.ts';
import { statementWalk } from '../support/walk-statements.ts';
import { transferWalk } from '../support/walk-transfers.ts';

/** What may happen; a family that joins the walk adds its part here. */
const parts = [balanceWalk, receivingWalk, transferWalk, batchWalk, statementWalk, holdLimitWalk];

/** Many short walks reach more corners than a long one, and their worlds stay small enough to compare at each step. */
const WALKS = 40;
const STEPS = 80;

/** A walk in which these do not happen proves less than it says. */
const wanted = [
  'balance: close',
  'quote: fund expire',
  'transfer: announce receive convert payOut bounce refund cancel lapse chargeBack',
  'batch-group: complete receive cancel endCancelling',
  'payment-initiation: process complete fail chargeBack',
  'bulk-payment: pay settle',
  'settlement: accept reject receivePart receive',
  'incoming-payment: complete refund',
  'payment-return: debit refund',
  'hold-limit-breach: settle sweep',
].flatMap(line =>
  line
    .slice(line.indexOf(':') + 2)
    .split(' ')
    .map(move => `${line.split(':')[0]}: ${move}`),
);

const booked = ['top-up', 'jar move', 'conversion', 'conversion fee', 'excess money', 'settlement funds'];

const codes = ['balance.insufficient-funds', 'balance.not-empty', 'transfer.quote-used', 'payment.returned-already'];

/** Some seconds of work, on a machine that has other things to do as well. */
const PATIENCE_MS = 60_000;

test(
  'whatever is done, in whatever order and however it fails, the books and the snapshot stay right',
  () => {
    const tally = newTally();
    for (let i = 1; i <= WALKS; i++) walk(`walk-${i}`, STEPS, parts, tally);
    expect(tally.done + tally.refused + tally.sabotaged).toBe(WALKS * STEPS);
    // A walk that is only refused proves nothing.
    expect(tally.done).toBeGreaterThan((WALKS * STEPS) / 4);
    expect(tally.sabotaged).toBeGreaterThan((WALKS * STEPS) / 20);
    expect(codes.filter(code => !tally.refusals.has(code))).toEqual([]);
    const missing = [...wanted, ...booked.map(reason => `booked: ${reason}`)].filter(it => !tally.happened.has(it));
    expect(missing).toEqual([]);
  },
  PATIENCE_MS,
);
