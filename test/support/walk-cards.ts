import {
  authorise,
  type CardTransaction,
  type CardTransactionType,
  capture,
  cardTransactions,
  type Entry,
  refundCardTransaction,
  reverse,
} from '../../src/state/card-payments/index.ts';
import { openCharge } from '../../src/state/card-payments/price.ts';
import { cards } from '../../src/state/cards/index.ts';
import { days, later, money } from '../../src/state/kernel/index.ts';
import { accounts, heldFor, holds } from '../../src/state/ledger/index.ts';
import type { Bench } from './bench.ts';
import { purchase } from './cards.ts';
import { issueCard } from './spend.ts';
import type { Rng, WalkPart, WalkVerb } from './walk.ts';

const types: readonly CardTransactionType[] = ['POS_PURCHASE', 'ECOM_PURCHASE', 'CASH_WITHDRAWAL', 'REFUND'];
const entriesSeen: readonly Entry[] = ['CHIP', 'ECOM', 'CONTACTLESS', 'WALLET'];
const currencies = ['GBP', 'EUR', 'USD', 'JPY', 'IDR'];

const anyTransaction = ({ world }: Bench, rng: Rng): Pick<CardTransaction, 'id' | 'amount'> =>
  rng.pick([...world.table(cardTransactions).all()].slice(-8)) ?? { id: 1, amount: money(1, 'GBP') };

const anyMoney = (rng: Rng, { amount }: Pick<CardTransaction, 'amount'>) =>
  money(
    rng.chance(3) ? amount.amountMinor : rng.below(amount.amountMinor * 2 + 2),
    rng.chance(8) ? 'EUR' : amount.currency,
  );

const verbs: readonly WalkVerb[] = [
  {
    name: 'pay by card',
    weight: 8,
    act: ({ world }, rng) => {
      const card = rng.pick([...world.table(cards).all()]);
      const changes = { type: rng.pick(types), entry: rng.pick(entriesSeen), confirmed: !rng.chance(4) };
      const wish = purchase(rng.chance(9) ? 0 : rng.below(200), rng.pick(currencies), changes as object);
      if (card) authorise(world, card, wish);
    },
  },
  {
    name: 'clear',
    weight: 5,
    act: (bench, rng) => {
      const found = anyTransaction(bench, rng);
      capture(bench.world, found.id, anyMoney(rng, found));
    },
  },
  {
    name: 'reverse',
    weight: 4,
    act: (bench, rng) => {
      const found = anyTransaction(bench, rng);
      reverse(bench.world, found.id, rng.chance(2) ? undefined : anyMoney(rng, found));
    },
  },
  {
    name: 'refund',
    weight: 2,
    act: (bench, rng) => {
      const found = anyTransaction(bench, rng);
      refundCardTransaction(bench.world, found.id, anyMoney(rng, found));
    },
  },
  {
    name: 'let days pass',
    weight: 2,
    passesTime: true,
    act: ({ world }, rng) => {
      world.advanceTo(later(world.now, days(1 + rng.below(5))));
    },
  },
];

/** What is set aside is what payments in progress come to, balance by balance. */
function findings({ world }: Bench): string[] {
  const found: string[] = [];
  const sums = new Map<string, number>();
  for (const { account, amountMinor } of world.table(holds).all()) {
    sums.set(account.id, (sums.get(account.id) ?? 0) + amountMinor);
  }
  for (const { id, debitsPending } of world.table(accounts).all()) {
    if ((sums.get(id) ?? 0) !== debitsPending) found.push(`${id} reserves ${debitsPending}, not ${sums.get(id)}`);
  }
  for (const transaction of world.table(cardTransactions).all()) {
    const held = heldFor(world, `card-transaction:${transaction.id}`)?.amountMinor ?? 0;
    const open = transaction.status === 'IN_PROGRESS' ? (openCharge(transaction.debits)?.debited.amountMinor ?? 0) : 0;
    if (held !== open) found.push(`transaction ${transaction.id} holds ${held}, not ${open}`);
  }
  return found;
}

/** Two cards, of a person and of a business. */
export const cardWalk: WalkPart = {
  prepare: ({ world, personal, business }) => {
    issueCard(world, personal);
    issueCard(world, business);
  },
  verbs,
  findings,
};
