import { expect, test } from 'vitest';
import { insert, instant, later, minutes, nextNumber } from '../../src/state/kernel/index.ts';
import type { TransferStatus } from '../../src/state/lifecycles/transfer.ts';
import { listTransfers, type Transfer, type TransferQuery, transfers } from '../../src/state/transfers/index.ts';
import { Bench } from '../support/bench.ts';
import { Office } from '../support/transfers.ts';
import { Rng } from '../support/walk.ts';

const states: readonly TransferStatus[] = ['processing', 'cancelled', 'funds_refunded', 'outgoing_payment_sent'];

/** Many transfers without the trouble of making each; several are made at the same moment. */
function full(count: number): { bench: Bench; all: readonly Transfer[] } {
  const bench = new Bench();
  const one = new Office(bench).transfer();
  const rng = new Rng('lists');
  const all: Transfer[] = [];
  for (let i = 0; i < count; i++) {
    const status = states[rng.below(states.length)] ?? 'processing';
    const ids = { quoteId: `quote ${i}`, customerTransactionId: `wish ${i}`, payinSessionId: `session ${i}` };
    const own = { ...ids, status };
    const createdAt = later(one.createdAt, minutes(1 + Math.floor(i / 3)));
    bench.do(() =>
      all.push(insert(bench.world, transfers, { ...one, ...own, createdAt, id: nextNumber(bench.world, 'transfer') })),
    );
  }
  return { bench, all: [...all.reverse(), one] };
}

test('every page of every filter is what a search through all would show', () => {
  const { bench, all } = full(700);
  const rng = new Rng('queries');
  const start = all.at(-1)?.createdAt ?? instant(0);
  for (let i = 0; i < 300; i++) {
    const statuses = states.filter(() => rng.chance(2));
    const limit = 1 + rng.below(40);
    const createdFrom = rng.chance(2) ? later(start, minutes(rng.below(240))) : null;
    const createdUntil = rng.chance(2) ? later(start, minutes(rng.below(240))) : null;
    const route = { source: rng.chance(3) ? 'GBP' : null, target: rng.chance(3) ? 'EUR' : null };
    const query: TransferQuery = {
      profileId: bench.personal,
      statuses,
      ...route,
      createdFrom,
      createdUntil,
      limit,
      offset: limit * rng.below(12),
    };
    const fitting = all.filter(
      transfer =>
        (statuses.length === 0 || statuses.includes(transfer.status)) &&
        (createdFrom === null || transfer.createdAt >= createdFrom) &&
        (createdUntil === null || transfer.createdAt <= createdUntil),
    );
    const shown = listTransfers(bench.world, bench.ada, query).map(({ id }) => id);
    expect(shown, JSON.stringify(query)).toEqual(fitting.slice(query.offset, query.offset + limit).map(({ id }) => id));
  }
});
