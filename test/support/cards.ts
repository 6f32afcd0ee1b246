import { authorise, type Purchase } from '../../src/state/card-payments/index.ts';
import type { Card } from '../../src/state/cards/index.ts';
import { cards } from '../../src/state/cards/index.ts';
import { patch } from '../../src/state/kernel/index.ts';
import { type Bench, units } from './bench.ts';

const shop = { name: 'Shop', city: 'London', country: 'GB', postCode: '00000', state: null, mcc: '5499' } as const;

/** A purchase in a shop, by chip and PIN, unless something else is said. */
export const purchase = (amount: number, currency = 'GBP', changes: Partial<Purchase> = {}): Purchase => ({
  type: 'POS_PURCHASE',
  entry: 'CHIP',
  amount: units(amount, currency),
  fees: [],
  merchant: shop,
  confirmed: true,
  wrong: null,
  forced: null,
  refundOf: null,
  ...changes,
});

export const atMcc = (mcc: string): Partial<Purchase> => ({ merchant: { ...shop, mcc } });

export const pay = (bench: Bench, card: Card, wish: Purchase) => {
  const now = bench.world.table(cards).get(card.id) ?? card;
  return bench.do(() => authorise(bench.world, now, wish));
};

export const changeCard = (bench: Bench, card: Card, changes: Partial<Card>): Card =>
  bench.do(() => patch(bench.world, cards, card.id, changes as object));
