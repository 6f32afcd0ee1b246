import { beforeEach, describe, expect, test } from 'vitest';
import { mayMove } from '../../src/state/kernel/index.ts';
import { auditLedger, balanceOf, bounce, suspense } from '../../src/state/ledger/index.ts';
import { type TransferMove, type TransferStatus, transferLifecycle } from '../../src/state/lifecycles/transfer.ts';
import type { Transfer } from '../../src/state/transfers/index.ts';
import { Bench } from '../support/bench.ts';
import { Office } from '../support/transfers.ts';

let bench: Bench;
let office: Office;
beforeEach(() => {
  bench = new Bench();
  office = new Office(bench);
});

/** What waits on the transfer's own accounts; nothing may when it has ended. */
const held = ({ id, source, target }: Transfer): number[] =>
  [suspense(id, source), suspense(id, target), bounce(id, target)].map(
    each => balanceOf(bench.world, each).amountMinor,
  );

const clean = (transfer: Transfer): void => {
  expect(held(transfer)).toEqual([0, 0, 0]);
  expect(auditLedger(bench.world)).toEqual([]);
};

const paths: Readonly<Record<TransferStatus, readonly TransferMove[]>> = {
  incoming_payment_waiting: [],
  incoming_payment_initiated: ['announce'],
  processing: ['receive'],
  funds_converted: ['receive', 'convert'],
  outgoing_payment_sent: ['receive', 'convert', 'payOut'],
  bounced_back: ['receive', 'convert', 'payOut', 'bounce'],
  cancelled: ['cancel'],
  funds_refunded: ['receive', 'convert', 'payOut', 'bounce', 'refund'],
  charged_back: ['receive', 'chargeBack'],
};
const states = Object.keys(paths) as TransferStatus[];
const moves = Object.keys(transferLifecycle.moves) as TransferMove[];
const pairs = states.flatMap(status => moves.map(move => ({ status, move })));
/** Nobody paid for what stays cancelled, so there is nothing to refund. */
const isLegal = ({ status, move }: { status: TransferStatus; move: TransferMove }): boolean =>
  mayMove(transferLifecycle, { status }, move) && !(status === 'cancelled' && move === 'refund');
/** Where a paid transfer ends when it is cancelled. */
const reached = (status: TransferStatus, move: TransferMove): TransferStatus =>
  status === 'processing' && move === 'cancel' ? 'funds_refunded' : transferLifecycle.moves[move].to;
const waiting: readonly TransferStatus[] = ['processing', 'funds_converted', 'bounced_back'];

describe('every move from every state', () => {
  test.each(pairs.filter(isLegal))('$move from $status books what it should', ({ status, move }) => {
    const { id } = office.transfer();
    expect(office.move(id, ...paths[status]).status).toBe(status);
    const after = office.move(id, move);
    expect(after.status).toBe(reached(status, move));
    expect(auditLedger(bench.world)).toEqual([]);
    if (waiting.includes(after.status)) expect(held(after).reduce((a, b) => a + b)).toBeGreaterThan(0);
    else clean(after);
  });

  test.each(pairs.filter(pair => !isLegal(pair)))('$move from $status is refused', ({ status, move }) => {
    const { id } = office.transfer();
    office.move(id, ...paths[status]);
    const code = move === 'cancel' ? 'transfer.not-cancellable' : 'transfer.wrong-status';
    expect(bench.refusal(() => office.perform(id, move))).toBe(code);
  });
});
