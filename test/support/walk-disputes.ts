import { authorise, capture, cardTransactions } from '../../src/state/card-payments/index.ts';
import {
  type Dispute,
  disputeFiles,
  disputes,
  keepFiles,
  stateOf,
  submitDispute,
  touchDispute,
  withdrawDispute,
} from '../../src/state/disputes/index.ts';
import { money } from '../../src/state/kernel/index.ts';
import { movesFrom } from '../../src/state/kernel/lifecycle.ts';
import { disputeLifecycle } from '../../src/state/lifecycles/dispute.ts';
import type { Bench } from './bench.ts';
import { cardOf, purchase } from './card-payment.ts';
import type { Rng, WalkPart } from './walk.ts';

const moves = Object.keys(disputeLifecycle.moves);
const file = { field: 'receipt', filename: 'a.png', mimetype: 'image/png', sizeBytes: 7, sha256: '0'.repeat(64) };

const anyDispute = ({ world }: Bench, rng: Rng): string => rng.pick([...world.table(disputes).all()])?.id ?? 'none';
const anyPayment = ({ world }: Bench, rng: Rng): number => rng.pick([...world.table(cardTransactions).all()])?.id ?? 1;

/** Each payment has one open dispute at most, and each refunded dispute says how much. */
function findings({ world }: Bench): string[] {
  const found: string[] = [];
  const open = new Set<number>();
  for (const dispute of world.table(disputes).all()) {
    const { id, transactionId, status, refund } = dispute;
    if ((status === 'REFUNDED') !== (refund !== null)) found.push(`dispute ${id} is ${status} with ${refund}`);
    if (stateOf(dispute) === 'CLOSED') continue;
    if (open.has(transactionId)) found.push(`payment ${transactionId} is disputed twice`);
    open.add(transactionId);
  }
  return found;
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

/** Where nobody else gives anything back: what disputes promise is what cards got. */
function balanced({ world }: Bench): string[] {
  const promised = total([...world.table(disputes).all()].map(({ refund }: Dispute) => refund?.amountMinor ?? 0));
  const refunds = [...world.table(cardTransactions).all()].filter(({ refundOf }) => refundOf !== null);
  const given = total(refunds.map(({ amount }) => amount.amountMinor));
  return promised === given ? [] : [`disputes give back ${promised}, and cards got ${given}`];
}

/** A customer who objects to what cards have paid. */
export const objectionWalk: WalkPart = {
  verbs: [
    {
      name: 'dispute',
      weight: 4,
      act: (bench, rng) => {
        const { world, ada, personal } = bench;
        const receipt = rng.pick([...world.table(disputeFiles).all()])?.id;
        submitDispute(world, ada, personal, {
          scheme: 'visa',
          reason: rng.pick(['WRONG_AMOUNT', 'card-possession', 'UNAUTHORIZED']) ?? '',
          transactionIds: [anyPayment(bench, rng), ...(rng.chance(3) ? [anyPayment(bench, rng)] : [])],
          email: null,
          form: { details: 'no' },
          files: receipt === undefined || rng.chance(2) ? {} : { receipt },
          disclaimer: { allAnswered: !rng.chance(9), filesUploaded: true },
        });
      },
    },
    {
      name: 'hand in a file',
      weight: 1,
      act: ({ world, ada, personal }) => {
        keepFiles(world, ada, personal, [file]);
      },
    },
    {
      name: 'move a dispute',
      weight: 6,
      act: (bench, rng) => {
        const { world } = bench;
        const dispute = world.table(disputes).get(anyDispute(bench, rng));
        const legal = dispute ? movesFrom(disputeLifecycle, dispute.status) : moves;
        const move = rng.pick(rng.chance(3) ? moves : legal) ?? 'review';
        const details = rng.chance(2) ? {} : { amount: rng.below(70) };
        world.company.machine('dispute').verbs[move]?.(world, dispute?.id ?? 'none', details);
      },
    },
    {
      name: 'take a dispute back',
      weight: 1,
      act: (bench, rng) => {
        withdrawDispute(bench.world, bench.ada, bench.personal, anyDispute(bench, rng));
      },
    },
    {
      name: 'write about a dispute',
      weight: 1,
      act: (bench, rng) => {
        touchDispute(bench.world, anyDispute(bench, rng), rng.chance(2));
      },
    },
  ],
  findings,
};

/** A customer with a card who objects to what it pays. */
export const disputeWalk: WalkPart = {
  prepare: bench => {
    bench.holding(400, 'GBP');
    cardOf(bench.world, bench.personal);
  },
  verbs: [
    {
      name: 'pay by card',
      weight: 3,
      act: ({ world, personal }, rng) => {
        const amount = money(100 + rng.below(6_000), 'GBP');
        const { id } = authorise(world, cardOf(world, personal), { ...purchase, amount });
        if (rng.below(4) > 0) capture(world, id);
      },
    },
    ...objectionWalk.verbs,
  ],
  findings: bench => [...findings(bench), ...balanced(bench)],
};
