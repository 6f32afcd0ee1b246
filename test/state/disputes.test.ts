import { describe, expect, test } from 'vitest';
import { canWithdraw, type Dispute, disputes, findReason, submitDispute } from '../../src/state/disputes/index.ts';
import { insert, type Json, later, minutes } from '../../src/state/kernel/index.ts';
import { disputeLifecycle } from '../../src/state/lifecycles/dispute.ts';
import { Bench } from '../support/bench.ts';
import { payByCard } from '../support/card-payment.ts';
import { newTally, walk } from '../support/walk.ts';
import { disputeWalk } from '../support/walk-disputes.ts';

const { states, moves } = disputeLifecycle;
type Status = Dispute['status'];
const allStatuses = Object.keys(states) as Status[];

/** Where a dispute may go from each status, as it is documented or was assumed. */
const edges: Readonly<Record<Status, readonly Status[]>> = {
  SUBMITTED: ['IN_REVIEW', 'REJECTED', 'WITHDRAWN'],
  IN_REVIEW: [
    'ACCEPTED',
    'ATTEMPTING_RECOVERY',
    'REFUND_IN_PROGRESS',
    'REFUNDED',
    'REJECTED',
    'CONFIRMED',
    'WITHDRAWN',
  ],
  ACCEPTED: ['CHARGEBACK_SUBMITTED', 'REFUNDED'],
  CHARGEBACK_SUBMITTED: ['REFUNDED', 'REJECTED'],
  ATTEMPTING_RECOVERY: ['REFUND_IN_PROGRESS', 'REFUNDED', 'RECOVERY_UNSUCCESSFUL'],
  REFUND_IN_PROGRESS: ['REFUNDED'],
  REFUNDED: [],
  REJECTED: [],
  CONFIRMED: [],
  RECOVERY_UNSUCCESSFUL: [],
  WITHDRAWN: [],
};

/** A paid and disputed payment, with the dispute put into a status. */
function disputedIn(status: Status): { readonly bench: Bench; readonly dispute: Dispute } {
  const bench = new Bench();
  bench.holding(100, 'GBP');
  const { world, personal, ada } = bench;
  const transactionId = payByCard(world, personal).id;
  const dispute = bench.do(() =>
    insert(world, disputes, {
      id: 'dispute',
      status,
      profileId: personal,
      transactionId,
      reason: 'WRONG_AMOUNT',
      email: null,
      form: {},
      files: {},
      withdrawable: true,
      refund: null,
      createdBy: ada.userId,
      createdAt: world.now,
      updatedAt: world.now,
    }),
  );
  bench.told();
  return { bench, dispute };
}

const pairs = allStatuses.flatMap(from => Object.keys(moves).map(move => ({ from, move: move as keyof typeof moves })));

test.each(pairs)('$move from $from goes where the table says, or nowhere', ({ from, move }) => {
  const { bench, dispute } = disputedIn(from);
  const { world } = bench;
  const { to } = moves[move];
  const go = () => world.company.machine('dispute').verbs[move]?.(world, dispute.id, {});
  if (!edges[from].includes(to) || !moves[move].from.includes(from)) {
    expect(bench.refusal(go)).toBe(move === 'withdraw' ? 'dispute.not-withdrawable' : 'dispute.wrong-status');
    expect(bench.told()).toEqual([]);
    return;
  }
  world.advanceTo(later(world.now, minutes(1)));
  bench.do(go);
  expect(world.table(disputes).get(dispute.id)).toMatchObject({ status: to, updatedAt: dispute.updatedAt + 60_000 });
  expect(bench.told()).toContain('transaction-disputes#update');
});

test('the moves reach what the table says, and nothing else', () => {
  const reached = (from: Status) => Object.values(moves).flatMap(move => (move.from.includes(from) ? [move.to] : []));
  for (const from of allStatuses) expect([from, reached(from).sort()]).toEqual([from, [...edges[from]].sort()]);
});

test.each(allStatuses)('whether a dispute that is %s may be taken back is for its status to say', status => {
  const { dispute } = disputedIn(status);
  expect(canWithdraw(dispute)).toBe(status === 'SUBMITTED' || status === 'IN_REVIEW');
  expect(canWithdraw({ ...dispute, withdrawable: false })).toBe(false);
});

describe('reasons', () => {
  test('are found in either spelling', () => {
    expect(findReason('never-arrived')).toBe(findReason('NEVER_ARRIVED'));
    for (const name of ['', 'constructor', '__proto__', 'step']) expect(findReason(name)).toBeUndefined();
  });

  const required: Readonly<Record<string, readonly string[]>> = {
    WRONG_AMOUNT: ['charged', 'expected', 'details'],
    ATM_DISPENSED_NO_FUNDS: ['requested', 'received', 'details'],
    NEVER_ARRIVED: ['goods', 'expectedDate', 'details'],
    CANCELLED_ORDER: ['goods', 'cancelledDate', 'details'],
    SOMETHING_WRONG_WHAT_WAS_RECEIVED: ['goods', 'issue', 'details'],
    SCAM: ['goods', 'details'],
    TROUBLE_WITH_GOODS_SERVICES: ['goods', 'details'],
    NO_GOODS_OR_SERVICES: ['goods', 'details'],
    MERCHANT_CHARGED_AGAIN: ['details'],
    NO_REFUND: ['details'],
    UNEXPECTEDLY_CHARGED_AGAIN: ['details'],
    UNWANTED_SUBSCRIPTION: ['details'],
    CARD_POSSESSION: ['details'],
    CARD_NO_POSSESSION: ['details'],
  };
  test.each(Object.entries(required))(
    '%s asks strictly for what it needs, and otherwise for nothing',
    (reason, names) => {
      const bench = new Bench();
      bench.holding(100, 'GBP');
      const { world, ada, personal } = bench;
      const transactionIds = [payByCard(world, personal).id];
      const disclaimer = { allAnswered: true, filesUploaded: true };
      const submit = (form: Readonly<Record<string, Json>>) => () =>
        submitDispute(world, ada, personal, {
          scheme: 'visa',
          reason,
          transactionIds,
          email: null,
          form,
          files: {},
          disclaimer,
        });
      world.changeSettings({ disputeForms: 'strict' });
      const pounds = { value: 5, currency: 'GBP' };
      const answers = names.map((name): [string, Json] => {
        const kind = findReason(reason)?.form.find(field => field.name === name)?.kind;
        return [name, kind === 'money' ? pounds : kind === 'date' ? '2026-02-01' : 'because'];
      });
      for (const missing of names) {
        const rest = Object.fromEntries(answers.filter(([name]) => name !== missing));
        expect(bench.refusal(submit(rest)), missing).toBe('dispute.form-incomplete');
      }
      expect(bench.do(submit(Object.fromEntries(answers)))).toHaveLength(1);
      expect(bench.refusal(submit({}))).toBe('dispute.already-open');
      world.changeSettings({ disputeForms: 'lenient' });
      const another = [payByCard(world, personal).id];
      const wish = { scheme: 'visa', reason, transactionIds: another, email: null, form: {}, files: {}, disclaimer };
      expect(bench.do(() => submitDispute(world, ada, personal, wish))).toHaveLength(1);
    },
  );
});

test('whatever becomes of disputes, refunds are what cards got, and no payment is disputed twice', () => {
  const tally = newTally();
  for (let i = 1; i <= 12; i++) walk(`disputes-${i}`, 50, [disputeWalk], tally);
  expect(tally.done).toBeGreaterThan(150);
  for (const code of [
    'dispute.already-open',
    'dispute.wrong-status',
    'dispute.not-withdrawable',
    'dispute.bad-refund',
  ]) {
    expect(tally.refusals.get(code as never), code).toBeGreaterThan(0);
  }
}, 60_000);
