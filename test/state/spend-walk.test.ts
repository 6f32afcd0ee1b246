import { expect, test } from 'vitest';
import type { Card } from '../../src/state/cards/index.ts';
import { hours, type Instant, instant, later, World } from '../../src/state/kernel/index.ts';
import {
  adjustSpending,
  changeCardLimits,
  countSpending,
  declineBySpending,
  type SpendKind,
  spendingOf,
  spendingOfCard,
  windowsAt,
  zoneOf,
} from '../../src/state/spend/index.ts';
import { Bench, units } from '../support/bench.ts';
import { Dice } from '../support/chance.ts';
import { issueCard } from '../support/spend.ts';

interface Noted {
  readonly id: number;
  readonly card: string;
  readonly kind: SpendKind;
  readonly at: Instant;
  minor: number;
}

const london = zoneOf('GB');

/** Adds everything up again, payment by payment. */
function recount(noted: readonly Noted[], now: Instant, of: (noted: Noted) => boolean) {
  const today = windowsAt(now, london);
  const total = (isIn: (at: ReturnType<typeof windowsAt>) => boolean) =>
    noted.filter(one => of(one) && isIn(windowsAt(one.at, london))).reduce((sum, { minor }) => sum + minor, 0);
  return {
    daily: total(({ day }) => day === today.day),
    monthly: total(({ month }) => month === today.month),
    lifetime: total(() => true),
  };
}

test.each(['1', '2', '3', '4'])('counters agree with a recount of every payment, walk %s', seed => {
  const [bench, dice] = [new Bench(), new Dice(seed)];
  const { world } = bench;
  const cards: Card[] = [1, 2, 3].map(() => issueCard(world, bench.business));
  const noted: Noted[] = [];
  const limits = { daily: 40_000, monthly: 400_000, lifetime: 2_000_000 } as const;
  bench.do(() => {
    const wish = { daily: units(400, 'GBP'), monthly: units(4_000, 'GBP'), lifetime: units(20_000, 'GBP') };
    for (const { id } of cards) changeCardLimits(world, bench.ada, bench.business, id, wish);
  });

  const pay = () => {
    const card = dice.pick(cards);
    const kind = dice.pick(['PURCHASE', 'ATM_WITHDRAWAL'] as const);
    const minor = dice.below(15_000);
    const attempt = { card, amount: { amountMinor: minor, currency: 'GBP' }, kind, mcc: '5999' };
    const own = recount(noted, world.now, one => one.card === card.id);
    const shared = recount(noted, world.now, one => one.kind === kind);
    const most = kind === 'PURCHASE' ? 2_000_000 : 100_000;
    const isBeyond =
      own.daily + minor > limits.daily ||
      own.monthly + minor > limits.monthly ||
      own.lifetime + minor > limits.lifetime ||
      shared.daily + minor > most ||
      shared.monthly + minor > most;
    expect(declineBySpending(world, attempt) !== undefined).toBe(isBeyond);
    if (isBeyond) return;
    const id = noted.length + 1;
    noted.push({ id, card: card.id, kind, at: world.now, minor });
    bench.do(() => countSpending(world, id, attempt));
  };
  const adjust = () => {
    const one = dice.pick(noted);
    if (!one) return;
    one.minor = dice.chance(0.3) ? 0 : dice.below(16_000);
    bench.do(() => adjustSpending(world, one.id, { amountMinor: one.minor, currency: 'GBP' }));
  };
  const check = () => {
    for (const { id } of cards) {
      const own = recount(noted, world.now, one => one.card === id);
      const shown = spendingOfCard(world, bench.ada, bench.business, id);
      expect(shown.daily?.usage.amountMinor).toBe(own.daily);
      expect(shown.monthly?.usage.amountMinor).toBe(own.monthly);
      expect(shown.lifetime?.usage.amountMinor).toBe(own.lifetime);
    }
    for (const { kind, daily, monthly } of spendingOf(world, bench.ada, bench.business)) {
      const shared = recount(noted, world.now, one => one.kind === kind);
      expect([daily.usage.amountMinor, monthly.usage.amountMinor]).toEqual([shared.daily, shared.monthly]);
    }
  };

  for (let step = 0; step < 300; step++) {
    if (dice.chance(0.15)) world.advanceTo(later(world.now, hours(1 + dice.below(50))));
    if (dice.chance(0.3)) adjust();
    else pay();
    if (step % 10 === 0) check();
  }
  expect(noted.length).toBeGreaterThan(50);
  expect(
    World.load(JSON.parse(JSON.stringify(world.save())), {
      company: world.company,
      system: { now: () => instant(0) },
    }).save(),
  ).toEqual(world.save());
});
