import { expect, test } from 'vitest';
import currencies from '../../fixtures/reference/currencies.json' with { type: 'json' };
import fees from '../../fixtures/reference/fees.json' with { type: 'json' };
import { fractionDigits, isZero, type Money, roundAmount, sum } from '../../src/state/kernel/index.ts';
import { optionFor, type PaymentOption } from '../../src/state/quotes/index.ts';
import type { PricingFacts } from '../../src/state/quotes/options.ts';
import { midRate } from '../../src/state/rates/index.ts';
import { Bench } from '../support/bench.ts';
import { Dice } from '../support/chance.ts';

const { world } = new Bench();
const dice = new Dice('pairs');
const ways = fees.payIns.map(({ payIn }) => payIn);

function factsOf(source: string, target: string, side: 'SOURCE' | 'TARGET', amount: Money): PricingFacts {
  const rate = midRate(source, target);
  const route = { source, target, side, amount, rate, payOut: 'BANK_TRANSFER', payeeType: null } as const;
  const wishes = { preferredPayIn: null, transferNature: null, pricing: null, discount: null };
  return { ...route, ...wishes, balances: { source: true, target: true }, pricedAt: world.now };
}

/** What a price promises whatever it is of. */
function isSound({ fee, source, target, feeShare }: PaymentOption): boolean {
  const { transferwise, payIn, partner, tax, discount, total } = fee;
  const parts = sum([transferwise, payIn, partner, tax], total.currency).amountMinor - discount.amountMinor;
  const all = [source, target, transferwise, payIn, partner, tax, discount];
  const countable = all.every(({ amountMinor }) => Number.isSafeInteger(amountMinor) && amountMinor >= 0);
  const share = Math.abs(feeShare - total.amountMinor / source.amountMinor) <= 0.00005 + 1e-12;
  return countable && share && total.amountMinor === parts;
}

const same = (a: Money, b: Money): boolean => a.currency === b.currency && a.amountMinor === b.amountMinor;

/** How many minor units of the source are within one of the target, or one where that is less. */
const coarser = (source: string, target: string): number =>
  Math.ceil(Math.max(1, 10 ** (fractionDigits(source) - fractionDigits(target)) / midRate(source, target)));

test('every pair of currencies agrees with itself both ways, by any way to pay, within one minor unit of the coarser', () => {
  const wrong: string[] = [];
  for (const source of currencies) {
    for (const target of currencies) {
      const amount = roundAmount((50 + dice.below(50_000)) / source.usd, source.code);
      const there = optionFor(factsOf(source.code, target.code, 'SOURCE', amount), dice.pick(ways));
      if (isZero(there.target)) continue;
      const back = optionFor(factsOf(source.code, target.code, 'TARGET', there.target), there.payIn);
      const off = Math.abs(back.source.amountMinor - there.source.amountMinor);
      const kept = same(there.source, amount) && same(back.target, there.target) && back.payIn === there.payIn;
      const near = off <= coarser(source.code, target.code);
      if (!(isSound(there) && isSound(back) && kept && near))
        wrong.push(`${amount.amountMinor} ${source.code} to ${target.code} by ${there.payIn}: ${off}`);
    }
  }
  expect(wrong).toEqual([]);
});
