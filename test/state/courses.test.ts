import { beforeEach, describe, expect, test } from 'vitest';
import { courses, type Plan, refuse, steer } from '../../src/state/kernel/index.ts';
import { transferLifecycle } from '../../src/state/lifecycles/transfer.ts';
import { openIssue, solveIssue } from '../../src/state/transfers/index.ts';
import { Bench } from '../support/bench.ts';
import { Office } from '../support/transfers.ts';

let bench: Bench;
let office: Office;
beforeEach(() => {
  bench = new Bench();
  office = new Office(bench);
});

const onCourse = (plan: Plan) => {
  const { id } = office.transfer();
  bench.do(() => steer(bench.world, transferLifecycle, id, plan));
  return id;
};
const pass = () => bench.world.catchUp();
const left = () => bench.world.table(courses).size;

const there: Plan = { take: [{ move: 'convert' }, { move: 'payOut' }] };

describe('a record on a course', () => {
  test('takes each step as soon as it may, and is free after the last', () => {
    const id = onCourse(there);
    pass();
    expect(office.now(id).status).toBe('incoming_payment_waiting');
    office.move(id, 'receive');
    pass();
    expect([office.now(id).status, left()]).toEqual(['outgoing_payment_sent', 0]);
  });

  test('skips a step that somebody has taken', () => {
    const id = onCourse(there);
    office.move(id, 'receive', 'convert');
    pass();
    expect([office.now(id).status, left()]).toEqual(['outgoing_payment_sent', 0]);
  });

  test('does not take it again that leads back to where it began', () => {
    const id = onCourse({ take: [{ move: 'convert' }, { move: 'payOut' }, { move: 'bounce' }] });
    office.move(id, 'receive');
    pass();
    expect(office.now(id).status).toBe('bounced_back');
    office.move(id, 'redeliver');
    pass();
    expect(office.now(id).status).toBe('outgoing_payment_sent');
  });

  test('waits with a step that its verb refuses, and goes on when what was wrong is right', () => {
    const id = onCourse(there);
    bench.do(() => openIssue(bench.world, id, 'verification_required'));
    office.move(id, 'receive');
    pass();
    expect(office.now(id).status).toBe('processing');
    bench.do(() => solveIssue(bench.world, id, 'verification_required'));
    pass();
    expect(office.now(id).status).toBe('outgoing_payment_sent');
  });

  test('takes a step from the state that it names and no other, and tells its verb what is said', () => {
    const id = onCourse({ take: [{ move: 'cancel', from: 'processing' }] });
    pass();
    expect(office.now(id).status).toBe('incoming_payment_waiting');
    office.move(id, 'receive');
    pass();
    expect(['cancelled', 'funds_refunded']).toContain(office.now(id).status);
    const bounced = onCourse({
      take: [{ move: 'convert' }, { move: 'payOut' }, { move: 'bounce', details: { reasonCode: 'WRONG_NAME' } }],
    });
    office.move(bounced, 'receive');
    bench.told();
    pass();
    expect(bench.told()).toContain('transfers#payout-failure');
  });
});

describe('a record that is kept from a move', () => {
  const hold: Plan = { keepFrom: ['convert'] };
  beforeEach(() => {
    bench.world.changeSettings({ autoAdvance: 'immediate' });
  });

  test('does not make it by itself, until somebody makes it; then it goes on', () => {
    const id = onCourse(hold);
    office.move(id, 'receive');
    pass();
    expect([office.now(id).status, left()]).toEqual(['processing', 1]);
    office.move(id, 'convert');
    pass();
    expect([office.now(id).status, left()]).toEqual(['outgoing_payment_sent', 0]);
  });

  test('keeps the deadlines of the business', () => {
    const id = onCourse(hold);
    bench.world.advanceTo((bench.world.now + 14 * 86_400_000) as typeof bench.world.now);
    expect(office.now(id).status).toBe('cancelled');
  });
});

test('a course is undone with the unit of work that set it, and lasts in a snapshot', () => {
  const { id } = office.transfer();
  const undone = bench.refusal(() => {
    steer(bench.world, transferLifecycle, id, there);
    refuse('transfer.not-found');
  });
  expect([undone, left()]).toEqual(['transfer.not-found', 0]);
  onCourse(there);
  expect(bench.world.save().tables.courses).toHaveLength(1);
});
