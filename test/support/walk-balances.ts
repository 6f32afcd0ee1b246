import { type Balance, balancesOf, closeBalance, openBalance, topUp } from '../../src/state/balances/index.ts';
import { fractionDigits, later, type Money, minutes, money } from '../../src/state/kernel/index.ts';
import { moveMoney } from '../../src/state/movements/index.ts';
import { createQuote, quotes } from '../../src/state/quotes/index.ts';
import type { Bench } from './bench.ts';
import type { Rng, WalkPart, WalkVerb } from './walk.ts';

const currencies = ['GBP', 'EUR', 'USD', 'JPY', 'BRL', 'COP'];
const NOWHERE = { id: 1, currency: 'GBP', profileId: 1 };

const ownerOf = ({ personal, business }: Bench, rng: Rng): number => (rng.chance(3) ? business : personal);

/** In minutes: within a quote's life, over midnight, or until a transfer that nobody pays has lapsed. */
const spans = [20, 20, 2_000, 22_000];

/** Mostly a balance there is; now and then one that is not. */
function anyBalance({ world }: Bench, rng: Rng, profileId: number): Pick<Balance, 'id' | 'currency'> {
  return (rng.chance(20) ? undefined : rng.pick(balancesOf(world, profileId))) ?? NOWHERE;
}

/** Mostly a currency the profile holds. */
const anyCurrency = ({ world }: Bench, rng: Rng, profileId: number): string =>
  (rng.chance(6) ? undefined : rng.pick(balancesOf(world, profileId))?.currency) ?? rng.pick(currencies) ?? '';

/** Any amount, sensible or not, with all the decimals its currency may have. */
const anyAmount = (rng: Rng, currency: string, most = 500): Money =>
  money(rng.chance(20) ? -1 : rng.below(most * 10 ** fractionDigits(currency)), currency);

const verbs: readonly WalkVerb[] = [
  {
    name: 'open a balance',
    weight: 3,
    act: (bench, rng) => {
      const type = rng.chance(3) ? 'SAVINGS' : 'STANDARD';
      const name = rng.chance(8) ? null : 'Jar';
      const wish = { currency: rng.pick(currencies) ?? '', type, name, icon: null } as const;
      openBalance(bench.world, bench.ada, ownerOf(bench, rng), wish);
    },
  },
  {
    name: 'top up',
    weight: 5,
    act: (bench, rng) => {
      const profileId = ownerOf(bench, rng);
      const { id: balanceId, currency } = anyBalance(bench, rng, profileId);
      const channel = rng.chance(2) ? 'CARD' : 'TRANSFER';
      topUp(bench.world, bench.ada, { profileId, balanceId, amount: anyAmount(rng, currency), channel });
    },
  },
  {
    name: 'move between balances',
    weight: 5,
    act: (bench, rng) => {
      const profileId = ownerOf(bench, rng);
      const source = anyBalance(bench, rng, profileId);
      const fitting = balancesOf(bench.world, profileId).filter(
        ({ currency, id }) => currency === source.currency && (id !== source.id || rng.chance(9)),
      );
      const target = rng.pick(fitting) ?? source;
      const wish = { sourceBalanceId: source.id, targetBalanceId: target.id, amount: anyAmount(rng, source.currency) };
      moveMoney(bench.world, bench.ada, profileId, wish);
    },
  },
  {
    name: 'ask for a price',
    weight: 4,
    act: (bench, rng) => {
      const profileId = ownerOf(bench, rng);
      createQuote(bench.world, bench.ada, profileId, {
        sourceCurrency: anyCurrency(bench, rng, profileId),
        targetCurrency: anyCurrency(bench, rng, profileId),
        sourceAmount: rng.below(200),
        targetAmount: null,
        recipientId: null,
        contactId: null,
        payOut: rng.chance(6) ? null : 'BALANCE',
        preferredPayIn: null,
        transferNature: null,
        pricing: null,
      });
    },
  },
  {
    name: 'convert by a quote',
    weight: 6,
    act: (bench, rng) => {
      const profileId = ownerOf(bench, rng);
      const asked = [...bench.world.table(quotes).list('byProfile', profileId)];
      const meant = rng.chance(5)
        ? asked
        : asked.filter(({ status, payOut }) => status === 'PENDING' && payOut === 'BALANCE');
      const quote = rng.pick(meant.slice(-4));
      const wish = {
        quoteId: quote?.id ?? '00000000-0000-4000-8000-000000000000',
        sourceBalanceId: null,
        targetBalanceId: rng.chance(7) ? anyBalance(bench, rng, profileId).id : null,
      };
      moveMoney(bench.world, bench.ada, profileId, wish);
    },
  },
  {
    name: 'close a balance',
    weight: 3,
    act: (bench, rng) => {
      const profileId = ownerOf(bench, rng);
      closeBalance(bench.world, bench.ada, profileId, anyBalance(bench, rng, profileId).id);
    },
  },
  {
    name: 'wait',
    weight: 7,
    passesTime: true,
    act: ({ world }, rng) => {
      world.advanceTo(later(world.now, minutes(1 + rng.below(rng.pick(spans) ?? 1))));
    },
  },
];

/** Balances, jars and conversions, in a world where both profiles hold something. */
export const balanceWalk: WalkPart = {
  prepare: bench => {
    for (const profileId of [bench.personal, bench.business]) {
      for (const currency of ['GBP', 'EUR', 'JPY']) bench.holding(1000, currency, profileId);
    }
    bench.jar('GBP');
    bench.jar('EUR');
  },
  verbs,
};
