import { beforeEach, describe, expect, test } from 'vitest';
import { spendable } from '../../src/state/balances/index.ts';
import { addTransfer, initiatePayment, openGroup, updateGroup } from '../../src/state/batches/index.ts';
import { createDebitAccount } from '../../src/state/direct-debits/index.ts';
import { fundGroup } from '../../src/state/funding/index.ts';
import { auditLedger, balanceOf, directDebit, partner, suspense } from '../../src/state/ledger/index.ts';
import { transfersOfBatch } from '../../src/state/transfers/index.ts';
import { Bureau } from '../support/batches.ts';
import { Bench, units } from '../support/bench.ts';

let bench: Bench;
let bureau: Bureau;
beforeEach(() => {
  bench = new Bench();
  bureau = new Bureau(bench);
});

const fund = (id: string) => bench.do(() => fundGroup(bench.world, bench.ada, bench.personal, id));

test('a thousand transfers are paid for in one unit of work, and there are never more', () => {
  const group = bureau.open();
  const balance = bench.holding(9_999.99, 'GBP');
  bureau.fill(group, 1_000);
  const { world, ada, personal } = bench;
  const wish = bureau.wish(bureau.quote());
  expect(bench.refusal(() => addTransfer(world, ada, personal, group.id, wish))).toBe('batch.limit-reached');
  bureau.complete(group.id);
  const statuses = () => new Set([...transfersOfBatch(world, group.id)].map(({ status }) => status));
  expect(bench.refusal(() => fundGroup(world, ada, personal, group.id))).toBe('batch.insufficient-funds');
  expect(statuses()).toEqual(new Set(['incoming_payment_waiting']));
  bench.add(balance, 0.01);
  bench.told();
  const { revision } = world;
  fund(group.id);
  expect(world.revision).toBe(revision + 1);
  expect(bench.told().length).toBe(2_001);
  expect(statuses()).toEqual(new Set(['processing']));
  expect(spendable(world, balance)).toEqual(units(0, 'GBP'));
  expect(auditLedger(world)).toEqual([]);
}, 30_000);

describe('the version', () => {
  test('is another one after every change, of either sign, and exact in JSON', () => {
    const group = bureau.open();
    const seen = [group.version];
    for (let i = 0; i < 20; i++) {
      bureau.fill(group, 1);
      seen.push(bureau.group(group.id).version);
    }
    seen.push(bureau.complete(group.id).version, bureau.update(group.id, 'CANCELLED').version);
    bureau.catchUp();
    seen.push(bureau.group(group.id).version);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.every(Number.isSafeInteger)).toBe(true);
    expect(seen.some(version => version < 0) && seen.some(version => version > 0)).toBe(true);
  });

  test('is asked for before anything else', () => {
    const { id } = bureau.open();
    const { world, ada, personal } = bench;
    const stale = { status: 'COMPLETED', version: 1 } as const;
    expect(bench.refusal(() => updateGroup(world, ada, personal, id, stale))).toBe('batch.version-mismatch');
    bureau.complete(id);
    expect(bench.refusal(() => updateGroup(world, ada, personal, id, stale))).toBe('batch.version-mismatch');
    expect(bench.refusal(() => bureau.complete(id))).toBe('batch.not-modifiable');
  });
});

test('a group is cancelled even where an open issue keeps a transfer from being cancelled alone', () => {
  const { world, ada, personal } = bench;
  const group = bureau.open();
  // So much money needs a purpose, and nobody gives one.
  const quote = bureau.quote({ sourceAmount: 200_000 });
  const transfer = bench.do(() => addTransfer(world, ada, personal, group.id, bureau.wish(quote)));
  expect(transfer.issues).not.toEqual([]);
  expect(bench.refusal(() => bureau.move(transfer.id, 'cancel'))).toBe('transfer.not-cancellable');
  bureau.update(group.id, 'CANCELLED');
  expect(bureau.group(group.id).status).toBe('MARKED_FOR_CANCELLATION');
  bureau.catchUp();
  expect(bureau.group(group.id).status).toBe('CANCELLED');
  expect(bureau.now(transfer.id).status).toBe('cancelled');
});

test('nobody else may look at a group, add to it or pay for it', () => {
  const { id } = bureau.open();
  const { world, ada } = bench;
  const { actor, profileId } = bench.stranger();
  expect(bench.refusal(() => fundGroup(world, actor, profileId, id))).toBe('access.forbidden');
  expect(bench.refusal(() => fundGroup(world, actor, bench.personal, id))).toBe('access.forbidden');
  expect(bench.refusal(() => fundGroup(world, ada, bench.business, id))).toBe('batch.not-found');
  expect(bench.refusal(() => openGroup(world, actor, bench.personal, { name: 'n', source: 'GBP' }))).toBe(
    'access.forbidden',
  );
});

describe('a direct debit', () => {
  const debit = (groupId: string, reference: string | null = null) => {
    const { world, ada, personal } = bench;
    const details = { routingNumber: '00316001', accountNumber: '12345678', accountType: 'CHECKING' } as const;
    const account = bench.do(() =>
      createDebitAccount(world, ada, personal, { network: 'EFT', currency: 'CAD', ...details }),
    );
    return bench.do(() => initiatePayment(world, ada, personal, groupId, { accountId: account.id, reference }));
  };
  const step = (id: number, move: string) =>
    bench.do(() => bench.world.company.machine('payment-initiation').verbs[move]?.(bench.world, id, {}));

  test('is owed by the bank until it is charged back, and what was paid out is the partner’s to make good', () => {
    const group = bureau.open('CAD');
    const [kept, sent, called] = bureau.fill(group, 3).map(({ id }) => id) as [number, number, number];
    bureau.complete(group.id);
    const { id } = debit(group.id);
    step(id, 'process');
    bureau.move(called, 'cancel');
    step(id, 'complete');
    const { world } = bench;
    expect(balanceOf(world, directDebit('CAD'))).toEqual(units(20, 'CAD'));
    expect(balanceOf(world, suspense(kept, 'CAD'))).toEqual(units(10, 'CAD'));
    bureau.move(sent, 'convert', 'payOut');
    step(id, 'chargeBack');
    expect([kept, sent, called].map(transfer => bureau.now(transfer).status)).toEqual([
      'charged_back',
      'charged_back',
      'cancelled',
    ]);
    expect(balanceOf(world, directDebit('CAD'))).toEqual(units(0, 'CAD'));
    expect(balanceOf(world, partner('localwise', 'CAD'))).toEqual(units(10, 'CAD'));
    expect(auditLedger(world)).toEqual([]);
  });

  test('ends as its reference asks, in a world that otherwise waits', () => {
    const group = bureau.open('CAD');
    bureau.fill(group, 1);
    bureau.complete(group.id);
    debit(group.id, 'FAIL');
    bureau.catchUp();
    debit(group.id, 'CHBK-1');
    bench.told();
    bureau.catchUp();
    expect(bench.told().filter(type => type === 'batch-payment-initiations#state-change')).toHaveLength(3);
    expect(bureau.group(group.id).paidBy).toBe('DIRECT_DEBIT');
  });
});

test('where the world behaves as recorded, a group that is paid for begins a little later', () => {
  const group = bureau.open();
  bench.holding(20, 'GBP');
  const [first] = bureau.fill(group, 2);
  bureau.complete(group.id);
  bench.world.changeSettings({ dialect: 'recorded' });
  fund(group.id);
  expect(bureau.now(first?.id ?? 0).status).toBe('incoming_payment_waiting');
  expect(bench.refusal(() => fundGroup(bench.world, bench.ada, bench.personal, group.id))).toBe('batch.already-funded');
});
