import { balancesOf } from '../../src/state/balances/index.ts';
import { fundTransfer } from '../../src/state/funding/index.ts';
import { movesFrom } from '../../src/state/kernel/index.ts';
import { balanceOf, bounce, suspense } from '../../src/state/ledger/index.ts';
import { type TransferMove, type TransferStatus, transferLifecycle } from '../../src/state/lifecycles/transfer.ts';
import { createQuote, type Quote, quotes } from '../../src/state/quotes/index.ts';
import { createRecipient } from '../../src/state/recipients/index.ts';
import {
  cancelTransfer,
  createTransfer,
  failPayout,
  isPaid,
  issueCodes,
  openIssue,
  solveIssue,
  type Transfer,
  transfers,
} from '../../src/state/transfers/index.ts';
import type { Bench } from './bench.ts';
import { Office } from './transfers.ts';
import type { Rng, WalkPart, WalkVerb } from './walk.ts';

const moves = Object.keys(transferLifecycle.moves) as TransferMove[];
/** The long way, which few transfers would come to the end of by chance. */
const way: readonly TransferMove[] = ['receive', 'convert', 'payOut', 'bounce', 'redeliver', 'refund'];
const iban = { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' };
const sortCode = { legalType: 'PRIVATE', sortCode: '231470', accountNumber: '28821822' };

/** Mostly one of the latest, the more so the further it has come; now and then one there is none of. */
function anyTransfer({ world }: Bench, rng: Rng): Pick<Transfer, 'id' | 'profileId'> {
  const all = [...world.table(transfers).all()];
  const group = rng.pick([all, all.filter(isPaid), all.filter(({ sentAt }) => sentAt !== null)]) ?? [];
  return (rng.chance(20) ? undefined : rng.pick(group.slice(-12))) ?? { id: 1, profileId: 1 };
}

/** One that may be used, or gone, by now. */
const latestQuote = ({ world }: Bench, rng: Rng, profileId: number): Quote | undefined =>
  rng.pick([...world.table(quotes).list('byProfile', profileId)].slice(-4));

/** Between the currencies that there are recipients in. */
export const freshQuote = ({ world, ada }: Bench, rng: Rng, profileId: number, source?: string): Quote =>
  createQuote(world, ada, profileId, {
    sourceCurrency: source ?? rng.pick(['GBP', 'EUR', 'JPY']) ?? '',
    targetCurrency: rng.pick(['GBP', 'EUR']) ?? '',
    ...(rng.chance(2)
      ? { sourceAmount: 10 + rng.below(200), targetAmount: null }
      : { sourceAmount: null, targetAmount: 10 + rng.below(200) }),
    recipientId: null,
    contactId: null,
    payOut: null,
    preferredPayIn: rng.chance(3) ? 'BALANCE' : null,
    transferNature: null,
    pricing: null,
  });

/** A recipient that suits the currency, at a bank or of the profile's own. */
export function recipientFor({ world, ada }: Bench, rng: Rng, profileId: number, currency: string): number {
  const own = balancesOf(world, profileId).find(balance => balance.currency === currency);
  if (own && rng.chance(4)) return own.recipientId;
  const account = currency === 'GBP' ? { type: 'sort_code', details: sortCode } : { type: 'iban', details: iban };
  const shared = { profileId, currency: currency === 'GBP' ? 'GBP' : 'EUR', name: 'Mia Hartmann' };
  return createRecipient(world, ada, { ...account, ...shared, ownedByCustomer: false, refund: false }).id;
}

const verbs: readonly WalkVerb[] = [
  {
    name: 'make a transfer',
    weight: 8,
    act: (bench, rng) => {
      const { world, ada } = bench;
      const profileId = rng.chance(3) ? bench.business : bench.personal;
      const quote = rng.chance(4) ? latestQuote(bench, rng, profileId) : freshQuote(bench, rng, profileId);
      createTransfer(world, ada, {
        quoteId: quote?.id ?? '00000000-0000-4000-8000-000000000000',
        recipientId: recipientFor(bench, rng, profileId, quote?.target ?? 'EUR'),
        customerTransactionId: `00000000-0000-4000-8000-${String(rng.below(1_000)).padStart(12, '0')}`,
        sourceRecipientId: rng.chance(4) ? (balancesOf(world, profileId)[0]?.recipientId ?? null) : null,
        details: rng.chance(9) ? { reference: 'Not. Good!' } : {},
      });
    },
  },
  {
    name: 'pay for a transfer',
    weight: 6,
    act: (bench, rng) => {
      const { id: transferId, profileId } = anyTransfer(bench, rng);
      const type = rng.chance(9) ? 'TRUSTED_PRE_FUND_BULK' : 'BALANCE';
      fundTransfer(bench.world, bench.ada, { transferId, profileId, type, partnerReference: null, step: null });
    },
  },
  {
    name: 'move a transfer',
    weight: 36,
    act: (bench, rng) => {
      const { world } = bench;
      const { id } = anyTransfer(bench, rng);
      const legal = movesFrom(transferLifecycle, world.table(transfers).get(id)?.status ?? 'cancelled');
      const onward = rng.chance(4) ? undefined : rng.pick(legal.filter(move => way.includes(move)));
      const move = onward ?? (rng.chance(5) ? undefined : rng.pick(legal)) ?? rng.pick(moves) ?? 'receive';
      world.company.machine('transfer').verbs[move]?.(world, id, {});
    },
  },
  {
    name: 'open or solve an issue',
    weight: 1,
    act: (bench, rng) => {
      const { id } = anyTransfer(bench, rng);
      const code = rng.pick(issueCodes.slice(0, 2)) ?? '';
      (rng.chance(2) ? openIssue : solveIssue)(bench.world, id, code);
    },
  },
  {
    name: 'fail a payout',
    weight: 1,
    act: (bench, rng) => {
      failPayout(bench.world, anyTransfer(bench, rng).id);
    },
  },
  {
    name: 'cancel a transfer',
    weight: 2,
    act: (bench, rng) => {
      cancelTransfer(bench.world, bench.ada, anyTransfer(bench, rng).id);
    },
  },
];

/** In these states a transfer holds money of its own. */
const holding: readonly TransferStatus[] = ['processing', 'funds_converted', 'bounced_back'];

/** A transfer that has ended, or was never paid, holds nothing; one under way holds what it should. */
function misheld({ world }: Bench): string[] {
  return [...world.table(transfers).all()].flatMap(({ id, source, target, status, charged, delivered }) => {
    const kept = [suspense(id, source), suspense(id, target), bounce(id, target)].map(account =>
      balanceOf(world, account),
    );
    const total = source === target ? [kept[0], kept[2]] : kept;
    const held = total.filter(amount => amount?.amountMinor !== 0);
    const wanted = status === 'processing' ? charged : delivered;
    const right = holding.includes(status)
      ? held.length === 1 && held[0]?.amountMinor === wanted.amountMinor && held[0].currency === wanted.currency
      : held.length === 0;
    return right ? [] : [`transfer ${id} is ${status} and holds ${JSON.stringify(held)}`];
  });
}

/** Of every kind of route: between two currencies or in one, with decimals or without. */
const routes = [
  { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 20 },
  { sourceCurrency: 'EUR', targetCurrency: 'GBP', sourceAmount: 30.01 },
  { sourceCurrency: 'JPY', targetCurrency: 'EUR', sourceAmount: 900 },
  { sourceCurrency: 'EUR', targetCurrency: 'EUR', sourceAmount: 25 },
];

/** Transfers from quote to end, out of what the other parts of the walk leave in the balances. */
export const transferWalk: WalkPart = {
  prepare: bench => {
    const office = new Office(bench);
    for (const route of routes) office.transfer(route);
  },
  verbs,
  findings: misheld,
};
