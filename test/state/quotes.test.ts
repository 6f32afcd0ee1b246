import { beforeEach, describe, expect, test } from 'vitest';
import { hours, insert, instant, minutes, nextNumber, toUnits } from '../../src/state/kernel/index.ts';
import { quoteLifecycle } from '../../src/state/lifecycles/quote.ts';
import {
  acceptQuote,
  createQuote,
  findQuote,
  fundQuote,
  grantDiscount,
  optionFor,
  optionsOf,
  priceAnonymously,
  type Quote,
  type QuoteChanges,
  type QuoteCommand,
  quotes,
  releaseQuote,
  requireQuote,
  setPartnerTerms,
  troubleWith,
  updateQuote,
} from '../../src/state/quotes/index.ts';
import { setRate } from '../../src/state/rates/index.ts';
import { type Recipient, recipients } from '../../src/state/recipients/index.ts';
import { Bench, units } from '../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const nothing: QuoteCommand = {
  sourceCurrency: 'GBP',
  targetCurrency: 'EUR',
  sourceAmount: null,
  targetAmount: null,
  recipientId: null,
  contactId: null,
  payOut: null,
  preferredPayIn: null,
  transferNature: null,
  pricing: null,
};
const wish = (command: Partial<QuoteCommand>): QuoteCommand =>
  command.targetAmount ? { ...nothing, ...command } : { ...nothing, sourceAmount: 200, ...command };

const make = (command: Partial<QuoteCommand> = {}, actor = bench.ada, profileId = bench.personal): Quote =>
  bench.do(() => createQuote(bench.world, actor, profileId, wish(command)));
const refused = (command: Partial<QuoteCommand>): string =>
  bench.refusal(() => createQuote(bench.world, bench.ada, bench.personal, wish(command)));
const update = (quote: Quote, changes: QuoteChanges): Quote =>
  bench.do(() => updateQuote(bench.world, bench.ada, bench.personal, quote.id, changes));
const pass = (by: number) => bench.world.advanceTo(instant(bench.world.now + by));
const now = (quote: Quote) => bench.world.table(quotes).get(quote.id)?.status;
const override = (variable: number, fixed: number) => ({ type: 'OVERRIDE', variable, fixed }) as const;

function payee(currency: string, type: string, more: Partial<Recipient> = {}): Recipient {
  return bench.do(() =>
    insert(bench.world, recipients, {
      id: nextNumber(bench.world, 'recipient'),
      userId: bench.ada.userId,
      profileId: bench.personal,
      businessProfileId: null,
      name: 'Mia Hartmann',
      currency,
      country: 'DE',
      type,
      legalType: 'PRIVATE',
      email: null,
      details: {},
      ownedByCustomer: false,
      refund: false,
      internal: false,
      status: 'active',
      confirmations: null,
      hash: String(bench.world.table(recipients).size),
      createdAt: bench.world.now,
      ...more,
    }),
  );
}

describe('what a quote is asked with', () => {
  test.each<[string, Partial<QuoteCommand>, string]>([
    ['both amounts', { sourceAmount: 1, targetAmount: 1 }, 'quote.two-amounts'],
    ['no amount', { sourceAmount: null }, 'quote.no-amount'],
    ['an amount of zero', { sourceAmount: 0 }, 'quote.amount-not-positive'],
    ['an amount below zero', { sourceAmount: -3 }, 'quote.amount-not-positive'],
    ['pence of a penny', { sourceAmount: 10.005 }, 'quote.amount-not-valid'],
    ['cents of a yen', { targetCurrency: 'JPY', sourceAmount: null, targetAmount: 10.5 }, 'quote.amount-not-valid'],
    ['a quadrillion', { sourceAmount: 1e15 }, 'quote.amount-not-valid'],
    ['more than the largest number', { sourceAmount: Number.MAX_VALUE }, 'quote.amount-not-valid'],
    ['what becomes too much at the other side', { targetCurrency: 'IDR', sourceAmount: 9e11 }, 'quote.amount-too-high'],
    ['less than the fee', { sourceAmount: 0.9 }, 'quote.amount-too-low'],
    ['an unknown currency', { sourceCurrency: 'GBX' }, 'quote.unknown-currency'],
    ['a currency in small letters', { targetCurrency: 'eur' }, 'quote.unknown-currency'],
    ['an unknown way out', { payOut: 'PIGEON' }, 'quote.pay-out-unknown'],
    ['a way out of another currency', { payOut: 'INTERAC' }, 'quote.pay-out-not-offered'],
    ['no fee type', { pricing: { type: null, variable: 0, fixed: 0 } }, 'quote.pricing-invalid'],
    ['another fee type', { pricing: { type: 'MARKUP', variable: 0, fixed: 0 } }, 'quote.pricing-invalid'],
    ['no variable fee', { pricing: { type: 'OVERRIDE', variable: null, fixed: 0 } }, 'quote.pricing-invalid'],
    ['no fixed fee', { pricing: { type: 'OVERRIDE', variable: 0, fixed: null } }, 'quote.pricing-invalid'],
    ['a fee below zero', { pricing: override(-0.01, 0) }, 'quote.pricing-invalid'],
    ['a fee beyond the limits', { pricing: override(0.5, 0) }, 'quote.pricing-invalid'],
    ['an unknown recipient', { recipientId: 700_999_999 }, 'quote.recipient-not-usable'],
    ['an unknown contact', { contactId: 'b0c1' }, 'quote.contact-not-found'],
  ])('%s is refused', (_, command, code) => {
    expect(refused(command)).toBe(code);
  });

  test('a profile of somebody else is refused', () => {
    const { actor } = bench.stranger();
    expect(bench.refusal(() => createQuote(bench.world, actor, bench.personal, wish({})))).toBe('access.forbidden');
  });

  test('the same currency on both sides is allowed, at a rate of 1', () => {
    const quote = make({ targetCurrency: 'GBP' });
    expect(quote.rate).toBe(1);
    expect(optionFor(quote).fee.total.amountMinor).toBeGreaterThan(0);
  });
});

describe('a price', () => {
  test('follows the worked examples', () => {
    bench.do(() => setRate(bench.world, 'GBP', 'EUR', 0.9));
    const bySource = optionFor(make());
    expect(bySource).toMatchObject({ source: units(200, 'GBP'), target: units(178.21, 'EUR') });
    expect(bySource.fee.total).toEqual(units(1.99, 'GBP'));
    expect(bySource.unroundedAmountToConvert).toBe('198.00995');
    expect(optionFor(make({ sourceAmount: null, targetAmount: 180 })).source).toEqual(units(202, 'GBP'));
  });

  test('keeps the rate it was made with', () => {
    const quote = make();
    bench.do(() => setRate(bench.world, 'GBP', 'EUR', 2));
    expect(update(quote, { payOut: 'BALANCE' }).rate).toBe(quote.rate);
    expect(make().rate).toBe(2);
  });

  test('shares a partner fee above our own, and defers what one below it leaves open', () => {
    bench.do(() => setRate(bench.world, 'GBP', 'EUR', 0.9));
    const above = optionFor(make({ pricing: override(0.01, 1) }));
    expect([above.fee.transferwise, above.fee.partner, above.fee.total].map(toUnits)).toEqual([1.99, 0.99, 2.98]);
    expect(above.deferredFee).toBeNull();
    const below = optionFor(make({ pricing: override(0, 0) }));
    expect(below.fee.total).toEqual(units(0, 'GBP'));
    expect(below.deferredFee).toEqual(units(1.99, 'GBP'));
    expect(below.unroundedAmountToConvert).toBe('198.00995');
  });

  test('of money to or from Brazil has a tax of its own, which the nature of the transfer sets', () => {
    const standard = optionFor(make({ targetCurrency: 'BRL', sourceAmount: 1000 }));
    expect(standard.fee.tax.amountMinor).toBeGreaterThan(0);
    const own = { transferNature: 'MOVING_MONEY_BETWEEN_OWN_ACCOUNTS' };
    const higher = optionFor(make({ targetCurrency: 'BRL', sourceAmount: 1000, ...own }));
    expect(higher.fee.tax.amountMinor).toBeGreaterThan(standard.fee.tax.amountMinor * 2);
    expect(optionFor(make()).fee.tax).toEqual(units(0, 'GBP'));
  });

  test('is lower by a discount, in whatever currency that was promised', () => {
    const before = optionFor(make());
    bench.do(() => grantDiscount(bench.world, bench.personal, units(0.5, 'GBP')));
    expect(optionFor(make()).fee.discount).toEqual(units(0.5, 'GBP'));
    expect(toUnits(optionFor(make()).fee.total)).toBeCloseTo(toUnits(before.fee.total) - 0.5, 1);
    bench.do(() => grantDiscount(bench.world, bench.personal, units(100, 'USD')));
    expect(optionFor(make()).fee.total).toEqual(units(0, 'GBP'));
  });

  test('has the partner’s standing fee where none is stated', () => {
    const pricing = override(0.02, 0);
    bench.do(() => setPartnerTerms(bench.world, 'localwise', { pricing, largestVariable: 0.03 }));
    expect(make().pricing).toEqual(pricing);
    expect(make({ pricing: override(0.03, 0) }).pricing?.variable).toBe(0.03);
    expect(refused({ pricing: override(0.031, 0) })).toBe('quote.pricing-invalid');
  });
});

describe('the ways to pay', () => {
  const disabled = (quote: Quote, payIn: string) => optionFor(quote, payIn).disabledReason?.code;

  test('begin with the preferred one', () => {
    expect(optionsOf(make())[0]?.payIn).toBe('BANK_TRANSFER');
    expect(optionsOf(make({ preferredPayIn: 'DEBIT' }))[0]?.payIn).toBe('DEBIT');
    expect(optionsOf(make({ preferredPayIn: 'SHELLS' }))[0]?.payIn).toBe('BANK_TRANSFER');
  });

  test('are priced like a bank transfer where they have no price of their own', () => {
    expect(optionFor(make(), 'TRUSTED_PRE_FUND_BULK').payIn).toBe('BANK_TRANSFER');
  });

  test('include a balance only where there is one, and two for a conversion', () => {
    expect(disabled(make(), 'BALANCE')).toBe('error.payInmethod.disabled');
    bench.holding(10, 'GBP');
    expect(disabled(make(), 'BALANCE')).toBeUndefined();
    expect(disabled(make({ payOut: 'BALANCE' }), 'BALANCE')).toBe('error.payInmethod.disabled');
    bench.holding(0, 'EUR');
    expect(disabled(make({ payOut: 'BALANCE' }), 'BALANCE')).toBeUndefined();
  });

  test('are all disabled above what the currency takes, but not for money that stays inside', () => {
    const most = (more: Partial<QuoteCommand>) => make({ sourceAmount: null, targetAmount: 1_200_000, ...more });
    expect(disabled(most({}), 'BANK_TRANSFER')).toBeUndefined();
    expect(disabled(most({ targetAmount: 1_200_000.01 }), 'BANK_TRANSFER')).toBe('error.payout.limit.exceeded');
    expect(disabled(most({ targetAmount: 1_200_001, payOut: 'BALANCE' }), 'BANK_TRANSFER')).toBeUndefined();
    const interac = { targetCurrency: 'CAD', sourceAmount: null, targetAmount: 10_001 };
    expect(disabled(make({ ...interac, payOut: 'INTERAC' }), 'BANK_TRANSFER')).toBe('error.payout.limit.exceeded');
    expect(disabled(make(interac), 'BANK_TRANSFER')).toBeUndefined();
  });

  test('are never none, even from a currency that nobody collects', () => {
    const quote = make({ sourceCurrency: 'COP', sourceAmount: 1_000_000 });
    expect(optionsOf(quote).map(({ payIn, disabledReason }) => [payIn, disabledReason !== null])).toEqual([
      ['BANK_TRANSFER', true],
    ]);
  });
});

describe('a recipient', () => {
  test.each<[string, string, Partial<Recipient>, string]>([
    ['USD', 'swift_code', {}, 'SWIFT'],
    ['USD', 'aba', {}, 'BANK_TRANSFER'],
    ['GBP', 'iban', { details: { IBAN: 'DE89370400440532013000' } }, 'SWIFT'],
    ['GBP', 'iban', { details: { IBAN: 'GB33BUKB20201555555555' } }, 'BANK_TRANSFER'],
    ['EUR', 'swift_code', { details: { swiftCode: 'CHASUS33', accountNumber: '12345' } }, 'SWIFT'],
    ['EUR', 'swift_code', { details: { swiftCode: 'DEUTDEFF', accountNumber: '12345' } }, 'BANK_TRANSFER'],
    ['CAD', 'interac', {}, 'INTERAC'],
    ['CNY', 'chinese_alipay', {}, 'ALIPAY'],
    ['EUR', 'iban', {}, 'BANK_TRANSFER'],
  ])('in %s of type %s %j is paid by %s', (targetCurrency, type, more, payOut) => {
    const recipient = payee(targetCurrency, type, more);
    const quote = update(make({ targetCurrency }), { recipientId: recipient.id });
    expect(quote).toMatchObject({ payOut, recipientId: recipient.id, payOutCountry: 'DE' });
    expect(new Set(optionsOf(quote).map(option => option.payOut))).toEqual(new Set([payOut]));
    expect(make({ targetCurrency, recipientId: recipient.id })).toMatchObject({ payOut, recipientId: recipient.id });
  });

  test('abroad costs more, and more still when the sender bears all charges', () => {
    const { id: recipientId } = payee('USD', 'swift_code');
    const fee = (quote: Quote) => toUnits(optionFor(quote).fee.total);
    const quote = make({ targetCurrency: 'USD' });
    const abroad = update(quote, { recipientId });
    const protectedOne = update(quote, { payOut: 'SWIFT_OUR' });
    expect(protectedOne.payOut).toBe('SWIFT_OUR');
    expect([fee(abroad) - fee(quote), fee(protectedOne) - fee(quote)].map(Math.round)).toEqual([3, 8]);
  });

  test('takes no SWIFT_OUR unless the partner may offer it', () => {
    bench.do(() => setPartnerTerms(bench.world, 'localwise', { swiftOur: false }));
    expect(refused({ targetCurrency: 'USD', payOut: 'SWIFT_OUR' })).toBe('quote.pay-out-not-enabled');
  });

  test('that stands for a balance here keeps the money inside', () => {
    const { recipientId } = bench.holding(0, 'EUR');
    expect(make({ recipientId })).toMatchObject({ payOut: 'BALANCE', recipientId, toSelf: true });
    expect(refused({ recipientId, targetCurrency: 'USD' })).toBe('quote.recipient-not-usable');
  });

  test('must be active, paid in the target currency, and one of the same user', () => {
    const reasons = (more: Partial<Recipient>, currency = 'EUR') =>
      refused({ recipientId: payee(currency, 'iban', more).id });
    expect(reasons({}, 'PLN')).toBe('quote.recipient-not-usable');
    expect(reasons({ status: 'inactive' as Recipient['status'] })).toBe('quote.recipient-not-usable');
    expect(reasons({ userId: 10_000_099 })).toBe('quote.recipient-not-usable');
    expect(make({ recipientId: payee('EUR', 'iban', { profileId: bench.business }).id }).recipientId).not.toBeNull();
  });
});

describe('a change', () => {
  test('leaves what it does not name, and takes away what it names as null', () => {
    const { id: recipientId } = payee('USD', 'swift_code');
    const quote = make({ targetCurrency: 'USD', payOut: 'SWIFT_OUR', transferNature: 'GIFT' });
    expect(update(quote, { recipientId })).toMatchObject({ payOut: 'SWIFT_OUR', recipientId, transferNature: 'GIFT' });
    expect(update(quote, { payOut: null, transferNature: null })).toMatchObject({
      payOut: 'SWIFT',
      transferNature: null,
    });
    expect(update(quote, { recipientId: null })).toMatchObject({
      payOut: 'BANK_TRANSFER',
      recipientId: null,
      payOutCountry: null,
    });
  });

  test('sets a price override once and never again', () => {
    const quote = make();
    expect(update(quote, { pricing: override(0.01, 1) }).pricing).toEqual(override(0.01, 1));
    expect(update(quote, { pricing: override(0.02, 2) }).pricing).toEqual(override(0.01, 1));
    expect(update(quote, { pricing: null }).pricing).toEqual(override(0.01, 1));
    expect(optionFor(update(quote, {})).fee.partner.amountMinor).toBeGreaterThan(0);
  });

  test('makes it live no longer', () => {
    const quote = make();
    pass(minutes(20));
    expect(update(quote, { payOut: 'BALANCE' }).expiresAt).toBe(quote.expiresAt);
    pass(minutes(10));
    expect(now(quote)).toBe('EXPIRED');
  });

  test('is refused once something was made of it', () => {
    const quote = make();
    bench.do(() => acceptQuote(bench.world, quote));
    const change = () => updateQuote(bench.world, bench.ada, bench.personal, quote.id, { payOut: 'BALANCE' });
    expect(bench.refusal(change)).toBe('quote.not-updatable');
  });
});

describe('the life of a quote', () => {
  test('ends after half an hour, and is forgotten two days later', () => {
    const quote = make();
    pass(minutes(30) - 1);
    expect(troubleWith(findQuote(bench.world, quote.id) ?? quote)).toBeUndefined();
    pass(1);
    expect(findQuote(bench.world, quote.id)?.status).toBe('EXPIRED');
    pass(hours(48));
    expect(now(quote)).toBe('FORGOTTEN');
    expect(findQuote(bench.world, quote.id)).toBeUndefined();
    const read = () => requireQuote(bench.world, bench.ada, bench.personal, quote.id);
    expect(bench.refusal(read)).toBe('quote.not-found');
  });

  test('goes on once a transfer was made of it', () => {
    const quote = make();
    bench.do(() => acceptQuote(bench.world, quote));
    pass(hours(100));
    expect(now(quote)).toBe('ACCEPTED');
    bench.do(() => fundQuote(bench.world, findQuote(bench.world, quote.id) ?? quote));
    expect(now(quote)).toBe('FUNDED');
  });

  test.each(['PENDING', 'ACCEPTED', 'FUNDED', 'EXPIRED', 'FORGOTTEN'] as const)(
    'from %s moves only as declared',
    status => {
      const { world } = bench;
      for (const move of ['accept', 'fund', 'expire', 'forget'] as const) {
        const quote = bench.do(() => insert(world, quotes, { ...make(), id: `${status}-${move}`, status }));
        const { from, to } = quoteLifecycle.moves[move];
        const act = () => world.company.machine('quote').verbs[move]?.(world, quote.id, {});
        if ((from as readonly string[]).includes(status)) {
          bench.do(act);
          expect(now(quote)).toBe(to);
        } else {
          expect(bench.refusal(act)).toMatch(/^quote\.(expired|already-used|not-updatable)$/);
        }
      }
    },
  );

  test('is nobody else’s affair', () => {
    const quote = make();
    const { actor, profileId } = bench.stranger();
    expect(bench.refusal(() => requireQuote(bench.world, actor, bench.personal, quote.id))).toBe('access.forbidden');
    expect(bench.refusal(() => requireQuote(bench.world, actor, profileId, quote.id))).toBe('quote.not-found');
    expect(bench.refusal(() => requireQuote(bench.world, bench.ada, bench.business, quote.id))).toBe('quote.not-found');
  });
});

describe('beside the price', () => {
  test('the customer is warned of a fourth unpaid transfer, until one is paid or called off', () => {
    const accept = () => {
      const quote = make();
      bench.do(() => acceptQuote(bench.world, quote));
      return quote;
    };
    const [first, second] = [accept(), accept()];
    expect(make().notices).toEqual([]);
    accept();
    expect(make().notices.map(({ type }) => type)).toEqual(['WARNING']);
    bench.do(() => releaseQuote(bench.world, first));
    expect(make().notices).toEqual([]);
    accept();
    expect(make().notices).toHaveLength(1);
    bench.do(() => fundQuote(bench.world, findQuote(bench.world, second.id) ?? second));
    expect(make().notices).toEqual([]);
  });

  test('the rate ends a business day later less a second', () => {
    const end = () => new Date(make().rateExpiresAt).toISOString();
    expect(end()).toBe('2026-03-03T08:59:59.000Z');
    pass(hours(24 * 4));
    expect(end()).toBe('2026-03-09T08:59:59.000Z');
  });

  test('a price for nobody keeps nothing', () => {
    const before = bench.world.table(quotes).size;
    const priced = bench.do(() => priceAnonymously(bench.world, { kind: 'anonymous' }, wish({})));
    expect(bench.world.table(quotes).size).toBe(before);
    expect(optionFor(priced, 'BALANCE').disabledReason).not.toBeNull();
    expect(priced.rateExpiresAt - priced.createdAt).toBe(hours(2));
  });

  test('a personal token is named instead of an application', () => {
    expect(make().clientId).toBe('localwise');
    expect(make({}, { ...bench.ada, kind: 'personal', clientId: null }).clientId).toBe('transferwise-personal-tokens');
  });
});
