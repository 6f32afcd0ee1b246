import { importBankTransaction, importSwift } from '../../src/simulations/arrivals.ts';
import { passVerification } from '../../src/simulations/verification.ts';
import { balancesOf } from '../../src/state/balances/index.ts';
import { money } from '../../src/state/kernel/index.ts';
import { entries } from '../../src/state/ledger/index.ts';
import { findProfile, revokeVerification } from '../../src/state/profiles/index.ts';
import {
  accountDetails,
  addDetails,
  deprecateDetails,
  type IncomingPayment,
  incomingPayments,
  orderDetails,
  paymentReturns,
  returnPayment,
} from '../../src/state/receiving/index.ts';
import type { Bench } from './bench.ts';
import type { Rng, WalkPart, WalkVerb } from './walk.ts';

const currencies = ['GBP', 'EUR', 'USD', 'HUF', 'JPY'];
const ownerOf = ({ personal, business }: Bench, rng: Rng): number => (rng.chance(3) ? business : personal);
const anyCurrency = (rng: Rng): string => rng.pick(currencies) ?? 'EUR';
const anyAmount = (rng: Rng, currency: string) => money(rng.chance(15) ? -5 : rng.below(30_000), currency);

/** One of the latest payments; now and then one that nobody sent. */
function anyPayment({ world }: Bench, rng: Rng): Pick<IncomingPayment, 'id' | 'profileId'> {
  const latest = [...world.table(incomingPayments).all()].slice(-6);
  return (rng.chance(20) ? undefined : rng.pick(latest)) ?? { id: 1, profileId: 1 };
}

const verbs: readonly WalkVerb[] = [
  {
    name: 'order account details',
    weight: 3,
    act: (bench, rng) => {
      orderDetails(bench.world, bench.ada, ownerOf(bench, rng), anyCurrency(rng));
    },
  },
  {
    name: 'add a set of account details',
    weight: 1,
    act: (bench, rng) => {
      const profileId = ownerOf(bench, rng);
      addDetails(bench.world, bench.ada, profileId, rng.pick(balancesOf(bench.world, profileId))?.id ?? 1);
    },
  },
  {
    name: 'replace account details',
    weight: 1,
    act: (bench, rng) => {
      const set = rng.pick([...bench.world.table(accountDetails).all()]);
      if (set) deprecateDetails(bench.world, set.id);
    },
  },
  {
    name: 'receive from a bank',
    weight: 5,
    act: (bench, rng) => {
      importBankTransaction(bench.world, bench.ada, ownerOf(bench, rng), anyAmount(rng, anyCurrency(rng)));
    },
  },
  {
    name: 'receive by Swift',
    weight: 4,
    act: (bench, rng) => {
      const currency = anyCurrency(rng);
      const charges = rng.chance(2) ? [{ amount: anyAmount(rng, currency), agent: 'DEUTDEDBFRA' }] : [];
      const account = rng.pick([...bench.world.table(accountDetails).all()])?.iban;
      importSwift(bench.world, bench.ada, ownerOf(bench, rng), {
        amount: anyAmount(rng, currency),
        charges,
        beneficiary: account && rng.chance(2) ? { account } : {},
        sender: {},
        previousAgents: [],
        reference: null,
      });
    },
  },
  {
    name: 'return a payment',
    weight: 5,
    act: (bench, rng) => {
      const { id, profileId } = anyPayment(bench, rng);
      returnPayment(bench.world, bench.ada, profileId, id, rng.chance(4) ? null : 'CUSTOMER_REQUEST');
    },
  },
  {
    name: 'refund a payment',
    weight: 2,
    act: (bench, rng) => {
      bench.world.company.machine('incoming-payment').verbs.refund?.(bench.world, anyPayment(bench, rng).id, {});
    },
  },
  {
    name: 'lose or gain verification',
    weight: 1,
    act: (bench, rng) => {
      const { world, ada, personal } = bench;
      if (findProfile(world, personal)?.status === 'verified' && rng.chance(2)) revokeVerification(world, personal);
      else passVerification(world, ada, personal);
    },
  },
];

/** A payment is on its balance, or it is not: the entries filed under it say the same as its status. */
function misbooked({ world }: Bench): string[] {
  return [...world.table(incomingPayments).all()].flatMap(({ id, status, balanceId, amount }) => {
    const account = `customer:${balanceId}:${amount.currency}`;
    const held = [...world.table(entries).list('bySubject', `incoming-payment:${id}`)].reduce(
      (total, { credit, amountMinor }) => total + (credit === account ? amountMinor : -amountMinor),
      0,
    );
    const wanted = status === 'COMPLETED' ? amount.amountMinor : 0;
    return held === wanted ? [] : [`payment ${id} is ${status} and holds ${held} of ${amount.amountMinor}`];
  });
}

/** A return is over when its payment is refunded, and not before. */
function misreturned({ world }: Bench): string[] {
  return [...world.table(paymentReturns).all()].flatMap(({ id, status, paymentId }) => {
    const payment = world.table(incomingPayments).get(paymentId);
    const over = status === 'funds_refunded';
    return over === (payment?.status === 'REFUNDED')
      ? []
      : [`return ${id} is ${status}, its payment ${payment?.status}`];
  });
}

/** Account details, money that arrives on them, and money that goes back. */
export const receivingWalk: WalkPart = {
  prepare: bench => {
    for (const profileId of [bench.personal, bench.business]) {
      for (const currency of ['GBP', 'EUR']) {
        bench.do(() => orderDetails(bench.world, bench.ada, profileId, currency));
      }
    }
  },
  verbs,
  findings: bench => [...misbooked(bench), ...misreturned(bench)],
};
