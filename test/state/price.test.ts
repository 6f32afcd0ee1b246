import { describe, expect, test } from 'vitest';
import { fractionDigits, type Money, money, roundAmount, toUnits } from '../../src/state/kernel/money.ts';
import { findPaymentMethod, paymentMethodsFor } from '../../src/state/quotes/payment-methods.ts';
import { fixedFee, type Price, type PriceRequest, priceFor, taxRateOf } from '../../src/state/quotes/price.ts';
import { midRate } from '../../src/state/rates/rates.ts';

const request = (amount: number, more: Partial<PriceRequest> = {}): PriceRequest => {
  const sourceCurrency = more.sourceCurrency ?? 'GBP';
  const targetCurrency = more.targetCurrency ?? 'EUR';
  const side = more.side ?? 'SOURCE';
  return {
    amount: roundAmount(amount, side === 'SOURCE' ? sourceCurrency : targetCurrency),
    side,
    sourceCurrency,
    targetCurrency,
    rate: midRate(sourceCurrency, targetCurrency),
    payIn: 'BANK_TRANSFER',
    payOut: 'BANK_TRANSFER',
    taxRate: 0,
    ...more,
  };
};

function priced(wish: PriceRequest): Price {
  const price = priceFor(wish);
  if (!price) throw new Error('the amount does not cover the fees');
  return price;
}

const units = (price: Price) => ({
  source: toUnits(price.source),
  target: toUnits(price.target),
  fee: toUnits(price.fee.total),
  converted: toUnits(price.converted),
});

describe('the documented examples', () => {
  test('200 pounds at 0.9 cost 1.99 and buy 178.21', () => {
    const price = priced(request(200, { rate: 0.9 }));
    expect(units(price)).toEqual({ source: 200, target: 178.21, fee: 1.99, converted: 198.01 });
    expect(price.unroundedAmountToConvert).toBe('198.00995');
  });

  test('180 received at 0.9 cost 202', () => {
    expect(units(priced(request(180, { rate: 0.9, side: 'TARGET' })))).toMatchObject({ source: 202, target: 180 });
  });

  test('113.48 euros moved between balances become 100 pounds for 0.56', () => {
    const price = priced(
      request(113.48, { sourceCurrency: 'EUR', targetCurrency: 'GBP', payIn: 'BALANCE', payOut: 'BALANCE' }),
    );
    expect(units(price)).toEqual({ source: 113.48, target: 100, fee: 0.56, converted: 112.92 });
  });

  test('1000 pounds from the balance convert 994.22 after 5.78, nineteen pence less than by bank transfer', () => {
    const price = priced(request(1000, { payIn: 'BALANCE', rate: 1.1292 }));
    expect(units(price)).toEqual({ source: 1000, target: 1122.67, fee: 5.78, converted: 994.22 });
    expect(price.unroundedAmountToConvert).toBe('994.218905');
    expect(toUnits(fixedFee('GBP', 'BANK_TRANSFER', 'BANK_TRANSFER'))).toBe(1);
    expect(toUnits(fixedFee('GBP', 'BALANCE', 'BANK_TRANSFER'))).toBe(0.81);
  });
});

describe("a partner's own fee", () => {
  test('above ours is shared: ours stays, the rest is the partner’s', () => {
    const price = priced(request(200, { rate: 0.9, override: { variable: 0.01, fixed: 1 } }));
    expect(toUnits(price.fee.transferwise)).toBe(1.99);
    expect(toUnits(price.fee.partner)).toBe(0.99);
    expect(toUnits(price.fee.total)).toBe(2.98);
    expect(price.unroundedAmountToConvert).toBe('197.029702');
    expect(price.deferredFee).toBeUndefined();
  });

  test('below ours is owed: the customer pays the partner’s price, the rest is deferred', () => {
    const price = priced(request(200, { rate: 0.9, override: { variable: 0, fixed: 0 } }));
    expect(toUnits(price.fee.total)).toBe(0);
    expect(toUnits(price.converted)).toBe(200);
    expect(price.deferredFee).toEqual(money(199, 'GBP'));
    expect(price.unroundedAmountToConvert).toBe('198.00995');
  });
});

describe('what makes a price', () => {
  test('SWIFT and other ways to be paid add to the fixed fee', () => {
    expect(toUnits(fixedFee('GBP', 'BANK_TRANSFER', 'SWIFT'))).toBe(4.5);
    expect(toUnits(fixedFee('GBP', 'BALANCE', 'SWIFT_OUR'))).toBe(8.81);
    expect(toUnits(fixedFee('JPY', 'BANK_TRANSFER', 'BANK_TRANSFER'))).toBe(196);
  });

  test('the same currency has no variable fee', () => {
    const price = priced(request(100, { targetCurrency: 'GBP', rate: 1 }));
    expect(units(price)).toEqual({ source: 100, target: 99, fee: 1, converted: 99 });
  });

  test('a card’s fee is a share of the whole amount', () => {
    expect(toUnits(priced(request(1000, { payIn: 'CREDIT' })).fee.payIn)).toBe(22.3);
    const target = priced(request(1000, { payIn: 'CREDIT', side: 'TARGET' }));
    expect(toUnits(target.fee.payIn)).toBeCloseTo(toUnits(target.source) * 0.0223, 2);
  });

  test('the Brazilian tax is part of our fee and told apart', () => {
    expect(taxRateOf('GBP', 'BRL')).toBe(0.0038);
    expect(taxRateOf('BRL', 'GBP', 'MOVING_MONEY_BETWEEN_OWN_ACCOUNTS')).toBe(0.011);
    expect(taxRateOf('GBP', 'EUR')).toBe(0);
    const price = priced(request(1000, { targetCurrency: 'BRL', taxRate: 0.0038 }));
    expect(toUnits(price.tax)).toBe(3.76);
    expect(toUnits(price.fee.transferwise)).toBeCloseTo(3.76 + 4.95 + 1, 10);
    expect(toUnits(price.source) - toUnits(price.fee.total)).toBeCloseTo(toUnits(price.converted), 10);
  });

  test('a discount lowers the fee and never pays the customer', () => {
    const some = priced(request(200, { rate: 0.9, discount: money(50, 'GBP') }));
    expect(toUnits(some.fee.discount)).toBe(0.5);
    expect(toUnits(some.fee.total)).toBe(1.49);
    const all = priced(request(200, { rate: 0.9, discount: money(5000, 'GBP') }));
    expect(all.fee.discount).toEqual(all.fee.transferwise);
    expect(units(all)).toEqual({ source: 200, target: 180, fee: 0, converted: 200 });
  });

  test('an amount that does not cover the fees has no price', () => {
    expect(priceFor(request(1))).toBeUndefined();
    expect(priceFor(request(0))).toBeUndefined();
    expect(priceFor(request(0.01, { sourceCurrency: 'VND', side: 'TARGET', amount: money(0, 'EUR') }))).toBeUndefined();
    expect(priceFor(request(1, { sourceCurrency: 'KWD', targetCurrency: 'IRR', side: 'TARGET' }))).toBeUndefined();
  });
});

/** A small repeatable source of chance: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('any price', () => {
  const codes = ['GBP', 'EUR', 'USD', 'JPY', 'HUF', 'KRW', 'BRL', 'INR', 'CHF', 'KWD', 'TND', 'IDR'];
  const ways = ['BANK_TRANSFER', 'BALANCE', 'CREDIT', 'VISA_DEBIT_OR_PREPAID', 'SWIFT'];
  const random = chance(20_260_302);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? 'GBP';

  function wish(): PriceRequest {
    const [sourceCurrency, targetCurrency] = [pick(codes), pick(codes)];
    const amount = (100 + random() * 5_000) / midRate(sourceCurrency, 'USD');
    return request(amount, {
      sourceCurrency,
      targetCurrency,
      payIn: pick(ways),
      payOut: pick(['BANK_TRANSFER', 'SWIFT', 'BALANCE']),
      taxRate: taxRateOf(sourceCurrency, targetCurrency),
      ...(random() < 0.3 ? { override: { variable: random() * 0.02, fixed: 0 } } : {}),
      ...(random() < 0.3 ? { discount: roundAmount(0.4 / midRate(sourceCurrency, 'USD'), sourceCurrency) } : {}),
    });
  }

  const expectSound = (price: Price, told: string): void => {
    const { transferwise, payIn, partner, discount, total } = price.fee;
    const parts = transferwise.amountMinor + payIn.amountMinor + partner.amountMinor - discount.amountMinor;
    expect(total.amountMinor, told).toBe(parts);
    expect(price.source.amountMinor - total.amountMinor, told).toBe(price.converted.amountMinor);
    const all: readonly Money[] = [price.source, price.target, price.converted, price.tax, ...Object.values(price.fee)];
    for (const { amountMinor } of all) expect(Number.isSafeInteger(amountMinor) && amountMinor >= 0, told).toBe(true);
  };

  test('adds up, keeps the amount that was given, and agrees both ways within one minor unit', () => {
    for (let i = 0; i < 2_000; i += 1) {
      const asked = wish();
      const told = JSON.stringify(asked);
      const there = priced(asked);
      const back = priced({ ...asked, side: 'TARGET', amount: there.target });
      expectSound(there, told);
      expectSound(back, told);
      expect(there.source, told).toEqual(asked.amount);
      expect(back.target, told).toEqual(there.target);
      const digits = fractionDigits(asked.targetCurrency) - fractionDigits(asked.sourceCurrency);
      const minorRate = asked.rate * 10 ** digits;
      // Both rates of exchange and the fee are rounded once each way: one unit of the coarser currency, and one of fee.
      const offBy = Math.abs(there.source.amountMinor - back.source.amountMinor);
      expect(offBy, told).toBeLessThanOrEqual(1 + Math.max(1, 1 / minorRate) + (asked.override ? 1 : 0));
      const again = priced({ ...asked, side: 'SOURCE', amount: back.source });
      const differs = Math.abs(again.target.amountMinor - back.target.amountMinor);
      expect(differs, told).toBeLessThanOrEqual(Math.max(1, Math.ceil(minorRate)) + (asked.override ? 1 : 0));
    }
  });
});

describe('the ways to pay', () => {
  const waysOf = (currency: string, payOut = 'BANK_TRANSFER') => paymentMethodsFor(currency, payOut).map(m => m.payIn);

  test('are the bank, the balance and cards where cards are taken', () => {
    expect(waysOf('GBP').slice(0, 2)).toEqual(['BANK_TRANSFER', 'BALANCE']);
    expect(waysOf('GBP')).toEqual(expect.arrayContaining(['PISP', 'APPLE_PAY', 'VISA_CREDIT', 'MC_BUSINESS_DEBIT']));
    expect(waysOf('GBP').length).toBeGreaterThanOrEqual(20);
    expect(waysOf('AUD')).not.toContain('PISP');
    expect(waysOf('JPY')).toEqual(['BANK_TRANSFER', 'BALANCE']);
    expect(waysOf('THB')).toEqual(['BALANCE']);
    expect(waysOf('ARS')).toEqual([]);
  });

  test('into a balance are banks and balances', () => {
    expect(waysOf('GBP', 'BALANCE')).toEqual(['BANK_TRANSFER', 'BALANCE', 'PISP', 'SWIFT']);
  });

  test('carry their product and price set', () => {
    expect(findPaymentMethod('BALANCE')).toMatchObject({ payInProduct: 'BALANCE', priceSetId: 381 });
    expect(findPaymentMethod('SWIFT')).toMatchObject({ payInProduct: 'ADVANCED', priceSetId: 384 });
    expect(findPaymentMethod('GOOGLE_PAY')).toMatchObject({ payInProduct: 'FAST', percentage: 0.0223 });
    expect(findPaymentMethod('NOTHING')).toBeUndefined();
  });
});
