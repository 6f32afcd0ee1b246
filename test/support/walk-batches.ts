import {
  addTransfer,
  type BatchGroup,
  batchGroups,
  initiatePayment,
  openGroup,
  paymentInitiations,
  updateGroup,
} from '../../src/state/batches/index.ts';
import { createDebitAccount, debitAccounts } from '../../src/state/direct-debits/index.ts';
import { bulkPayments, fundGroup, fundTransfer, setBulkTerms } from '../../src/state/funding/index.ts';
import { type Machine, money, movesFrom, zero } from '../../src/state/kernel/index.ts';
import { sendJournal, settlements } from '../../src/state/settlements/index.ts';
import { transfers } from '../../src/state/transfers/index.ts';
import { app, Bureau, refundedRow, settledRow } from './batches.ts';
import type { Bench } from './bench.ts';
import type { Rng, WalkPart, WalkVerb } from './walk.ts';
import { freshQuote, recipientFor } from './walk-transfers.ts';

const canadian = {
  network: 'EFT',
  currency: 'CAD',
  routingNumber: '00316001',
  accountNumber: '12345678',
  accountType: 'SAVINGS',
} as const;

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** One of the latest groups; now and then one there is none of. */
const anyGroup = ({ world, personal }: Bench, rng: Rng): Pick<BatchGroup, 'id' | 'profileId' | 'version'> =>
  (rng.chance(20) ? undefined : rng.pick([...world.table(batchGroups).all()].slice(-4))) ?? {
    id: NOWHERE,
    profileId: personal,
    version: 0,
  };

/** Makes a move of one of the latest records by the verb behind it: mostly one that it may make. */
function moveAny({ world }: Bench, rng: Rng, lifecycle: string): void {
  const { table, verbs, lifecycle: rules }: Machine = world.company.machine(lifecycle);
  const row = rng.pick([...world.table(table).all()].slice(-4));
  if (!row) return;
  const legal = movesFrom(rules, String((row as { status?: string }).status));
  const move = (rng.chance(6) ? undefined : rng.pick(legal)) ?? rng.pick(Object.keys(verbs)) ?? '';
  verbs[move]?.(world, row.id, { amount: 1 + rng.below(40) });
}

const moving = (lifecycle: string, weight: number): WalkVerb => ({
  name: `move a ${lifecycle}`,
  weight,
  act: (bench, rng) => moveAny(bench, rng, lifecycle),
});

function send(bench: Bench, rng: Rng): void {
  const { world } = bench;
  const known = [...world.table(bulkPayments).all()].slice(-6);
  const fitting = known.filter(({ settlementId, status }) =>
    settlementId === null ? status === 'PAID' || status === 'WAITING' : rng.chance(20),
  );
  const paid = known.flatMap(({ id }) => world.table(transfers).get(id) ?? []);
  const picked = paid
    .filter(({ id, source }) => source === paid[0]?.source && fitting.some(payment => payment.id === id))
    .filter(() => !rng.chance(4));
  const refunded = paid.filter(({ status }) => status === 'funds_refunded');
  const crossCurrency = rng.chance(2);
  const currency = crossCurrency ? 'EUR' : (paid[0]?.source ?? 'GBP');
  sendJournal(world, app, {
    reference: `TPFB${rng.below(9)}`,
    date: world.now,
    currency,
    crossCurrency,
    rows: picked.map(transfer => settledRow(transfer, bench, crossCurrency ? 0.875469 : null)),
    refunds: refunded.filter(() => rng.chance(2)).map(transfer => refundedRow(transfer, crossCurrency ? 1.1 : null)),
    creditUsed: rng.chance(4) ? money(rng.below(2_000), currency) : zero(currency),
  });
}

const verbs: readonly WalkVerb[] = [
  {
    name: 'open a batch group',
    weight: 3,
    act: (bench, rng) => {
      const source = rng.pick(['GBP', 'EUR', 'JPY', 'CAD', 'XYZ']) ?? '';
      openGroup(bench.world, bench.ada, bench.personal, { name: rng.chance(9) ? '' : 'Payroll', source });
    },
  },
  {
    name: 'add to a batch group',
    weight: 6,
    act: (bench, rng) => {
      const { world, ada } = bench;
      const { id, profileId } = anyGroup(bench, rng);
      const quote = freshQuote(
        bench,
        rng,
        profileId,
        rng.chance(6) ? undefined : world.table(batchGroups).get(id)?.source,
      );
      addTransfer(world, ada, profileId, id, {
        quoteId: quote.id,
        recipientId: recipientFor(bench, rng, profileId, quote.target),
        customerTransactionId: `00000000-0000-4000-8000-${String(rng.below(1_000)).padStart(12, '0')}`,
        sourceRecipientId: null,
        details: {},
      });
    },
  },
  {
    name: 'update a batch group',
    weight: 4,
    act: (bench, rng) => {
      const { id, profileId, version } = anyGroup(bench, rng);
      const status = rng.chance(3) ? 'CANCELLED' : 'COMPLETED';
      const wish = { status, version: rng.chance(6) ? 0 : version } as const;
      updateGroup(bench.world, bench.ada, profileId, id, wish);
    },
  },
  {
    name: 'pay for a batch group',
    weight: 4,
    act: (bench, rng) => {
      const { id, profileId } = anyGroup(bench, rng);
      fundGroup(bench.world, bench.ada, profileId, id);
    },
  },
  {
    name: 'register an account to debit',
    weight: 1,
    act: ({ world, ada, personal }, rng) => {
      const network = rng.chance(4) ? 'ACH' : 'EFT';
      const routingNumber = rng.pick(['000000000', '00316001', '123']) ?? '';
      const details = { routingNumber, accountNumber: '12345678', accountType: 'SAVINGS' } as const;
      createDebitAccount(world, ada, personal, { network, currency: rng.chance(4) ? 'USD' : 'CAD', ...details });
    },
  },
  {
    name: 'debit for a batch group',
    weight: 7,
    act: (bench, rng) => {
      const { world, ada } = bench;
      const { id, profileId } = anyGroup(bench, rng);
      const accountId = rng.pick([...world.table(debitAccounts).all()])?.id ?? 1;
      const reference = rng.pick([null, 'FAIL', 'CHBK', 'much too long']) ?? null;
      initiatePayment(world, ada, profileId, id, { accountId, reference });
    },
  },
  {
    name: 'pay in bulk',
    weight: 4,
    act: (bench, rng) => {
      const { world, ada } = bench;
      const transfer = rng.pick([...world.table(transfers).all()].slice(-6));
      fundTransfer(world, ada, {
        transferId: transfer?.id ?? 1,
        profileId: transfer?.profileId ?? 1,
        type: 'TRUSTED_PRE_FUND_BULK',
        partnerReference: null,
        step: rng.pick([null, null, 'INITIATE', 'COMPLETE'] as const) ?? null,
      });
    },
  },
  {
    name: 'agree on bulk settlement',
    weight: 2,
    act: ({ world }, rng) => {
      const collateral = rng.chance(4) ? [] : [money(rng.below(9_000), 'GBP')];
      setBulkTerms(world, 'localwise', { collateral, refundUrl: rng.chance(2) ? null : 'http://127.0.0.1:9/' });
    },
  },
  { name: 'send a journal', weight: 5, act: send },
  moving('batch-group', 3),
  moving('payment-initiation', 8),
  moving('bulk-payment', 2),
  moving('settlement', 6),
];

/** What a family's records say of each other must agree. */
function disagreeing({ world }: Bench): string[] {
  const lost = [...world.table(bulkPayments).all()]
    .filter(
      ({ id, status }) => (status === 'PAID' || status === 'SETTLED') && !world.table(transfers).get(id)?.payments[0],
    )
    .map(({ id }) => `transfer ${id} is paid in bulk and has no payment`);
  const owing = [...world.table(settlements).all()]
    .filter(({ status, due, received }) => status === 'SETTLED' && due?.amountMinor !== received.amountMinor)
    .map(({ id }) => `settlement ${id} is settled and lacks money`);
  const alive = [...world.table(batchGroups).all()]
    .filter(({ status }) => status === 'CANCELLED')
    .flatMap(({ id }) => [...world.table(transfers).list('byBatch', id)])
    .filter(({ status }) => status === 'incoming_payment_waiting' || status === 'incoming_payment_initiated')
    .map(({ id }) => `transfer ${id} waits in a group that was cancelled`);
  const orphaned = [...world.table(paymentInitiations).all()]
    .filter(({ status, transferId }) => (transferId === null) !== (status === 'NEW'))
    .map(({ id }) => `initiation ${id} has no debit`);
  return [...lost, ...owing, ...alive, ...orphaned];
}

/** Groups, direct debits and bulk settlements, beside the transfers of the other part. */
export const batchWalk: WalkPart = {
  prepare: bench => {
    const bureau = new Bureau(bench);
    for (const source of ['GBP', 'CAD']) {
      const group = bureau.open(source);
      bureau.fill(group, 2);
      bureau.complete(group.id);
    }
    bench.do(() => createDebitAccount(bench.world, bench.ada, bench.personal, canadian));
    for (let i = 0; i < 2; i++) bureau.bulk(bureau.transfer({ sourceAmount: 30 + i }));
  },
  verbs,
  findings: disagreeing,
};
