import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, Sandbox } from '../support/sandbox.ts';

const PERSONAL = 30_000_001;

let sandbox: Sandbox;
let world = '';
let count = 0;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});
beforeEach(async () => {
  count += 1;
  world = `prices-${count}`;
  await sandbox.control('POST', '/rates', { source: 'GBP', target: 'EUR', rate: 0.9 }, world);
});

const params = { profileId: PERSONAL };
const create = (body: object): Promise<Answer> =>
  sandbox.call('quoteCreate', { params, body: { sourceCurrency: 'GBP', targetCurrency: 'EUR', ...body }, world });
const update = (quoteId: string, body: object): Promise<Answer> =>
  sandbox.call('quoteUpdate', { params: { ...params, quoteId }, body, world });
const fee = (variable: number, fixed: number) => ({
  pricingConfiguration: { fee: { type: 'OVERRIDE', variable, fixed } },
});
const unrounded = (amount: number) => ({ unroundedAmountToConvert: { amount, currency: 'GBP' } });

describe('the worked examples', () => {
  test.each<[string, object, object]>([
    [
      '200 sent',
      { sourceAmount: 200 },
      { fee: { total: 1.99 }, targetAmount: 178.21, price: { calculatedOn: unrounded(198.00995) } },
    ],
    ['180 received', { targetAmount: 180 }, { sourceAmount: 202, fee: { total: 2 } }],
    [
      'a partner above our fee',
      { sourceAmount: 200, ...fee(0.01, 1) },
      { fee: { transferwise: 1.99, partner: 0.99, total: 2.98 }, price: { calculatedOn: unrounded(197.029702) } },
    ],
    [
      'a partner below our fee',
      { sourceAmount: 200, ...fee(0, 0) },
      {
        fee: { total: 0 },
        price: { deferredFee: { amount: 1.99, currency: 'GBP' }, calculatedOn: unrounded(198.00995) },
      },
    ],
  ])('%s', async (_, wish, option) => {
    const { body } = await create(wish);
    expect(body.paymentOptions[0]).toMatchObject(option);
  });
});

describe('a partner’s fee on a change', () => {
  test('stays as it was, whether it is left out or sent anew', async () => {
    const { body: quote } = await create({ sourceAmount: 200, ...fee(0.01, 1) });
    for (const change of [{ payOut: 'BANK_TRANSFER' }, fee(0.02, 2), { pricingConfiguration: null }]) {
      const { status, body } = await update(quote.id, change);
      expect([status, body.pricingConfiguration]).toEqual([200, fee(0.01, 1).pricingConfiguration]);
    }
  });

  test('is refused beyond its limits, and the quote stays as it was', async () => {
    const { body: quote } = await create({ sourceAmount: 200 });
    const { status, body } = await update(quote.id, fee(0.9, 0));
    expect([status, body.errors[0]]).toEqual([
      422,
      expect.objectContaining({ code: 'error.quote.pricing.configuration.invalid', arguments: [] }),
    ]);
    const read = await sandbox.call('quoteGet', { params: { ...params, quoteId: quote.id }, world });
    expect(read.body).toEqual(quote);
  });
});

describe('a seed', () => {
  /** The first way to pay for a quote, in a world that began with one step. */
  async function firstOption(step: object) {
    const folder = mkdtempSync(join(tmpdir(), 'seed-'));
    const seed = join(folder, 'prices.json');
    const steps = [{ daysAgo: 1, profile: 'personal', ...step }];
    writeFileSync(seed, JSON.stringify({ format: 1, about: 'prices', foundedDaysAgo: 2, steps }));
    const seeded = await Sandbox.open({ seed });
    const body = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 1000 };
    const answer = await seeded.call('quoteCreate', { params, body });
    await seeded.close();
    rmSync(folder, { recursive: true });
    return answer.body.paymentOptions[0];
  }

  test('may grant a discount, which is taken off, and shown with a minus', async () => {
    const { fee: parts, price } = await firstOption({ do: 'grant-discount', currency: 'GBP', amount: 0.5 });
    expect(parts).toMatchObject({ transferwise: 5.97, discount: 0.5, total: 5.47 });
    const last = price.items.at(-1);
    expect(last).toMatchObject({
      type: 'DISCOUNT',
      label: 'Discount applied',
      value: { amount: -0.5, label: '-0.50 GBP' },
    });
    expect(last.explanation.plainText).toContain('0.50 GBP');
  });

  test('may agree with a partner on its own fee', async () => {
    const pricing = { type: 'OVERRIDE', variable: 0.01, fixed: 1 };
    const { fee: parts } = await firstOption({ do: 'agree-on-pricing', pricing });
    expect(parts).toMatchObject({ transferwise: 5.95, partner: 4.95, total: 10.9 });
  });
});

describe('the tax on Brazilian reals', () => {
  const tax = ({ body }: Answer): number =>
    body.paymentOptions[0].price.items.find(({ type }: { type: string }) => type === 'TAX').value.amount;

  test('is the usual one until the nature of the transfer is told', async () => {
    const quote = await create({ sourceCurrency: 'BRL', sourceAmount: 10_000 });
    const told = await update(quote.body.id, {
      paymentMetadata: { transferNature: 'MOVING_MONEY_BETWEEN_OWN_ACCOUNTS' },
    });
    const [before, after] = [tax(quote), tax(told)];
    expect(after / before).toBeCloseTo(0.011 / 0.0038, 1);
    expect(tax(await update(quote.body.id, { paymentMetadata: null }))).toBe(before);
  });
});

describe('a way to pay', () => {
  const reasonOf = ({ body }: Answer, payIn: string) =>
    body.paymentOptions.find((option: { payIn: string }) => option.payIn === payIn).disabledReason?.code;

  test('is disabled above what the currency takes', async () => {
    const most = await create({ targetAmount: 1_200_000 });
    expect(reasonOf(most, 'BANK_TRANSFER')).toBeUndefined();
    expect(reasonOf(await create({ targetAmount: 1_200_000.01 }), 'BANK_TRANSFER')).toBe('error.payout.limit.exceeded');
    const interac = await create({ targetCurrency: 'CAD', targetAmount: 10_000.01, payOut: 'INTERAC' });
    expect(reasonOf(interac, 'BANK_TRANSFER')).toBe('error.payout.limit.exceeded');
  });

  test('out of a balance needs one, and to convert two', async () => {
    const open = (currency: string) => {
      count += 1;
      const headers = { 'x-idempotence-uuid': `00000000-0000-4000-8000-${String(count).padStart(12, '0')}` };
      return sandbox.call('balanceCreate', { params, body: { currency, type: 'STANDARD' }, headers, world });
    };
    const asked = { sourceAmount: 100, payOut: 'BALANCE' };
    expect(reasonOf(await create(asked), 'BALANCE')).toBe('error.payInmethod.disabled');
    await open('GBP');
    expect(reasonOf(await create({ sourceAmount: 100 }), 'BALANCE')).toBeUndefined();
    expect(reasonOf(await create(asked), 'BALANCE')).toBe('error.payInmethod.disabled');
    await open('EUR');
    expect(reasonOf(await create(asked), 'BALANCE')).toBeUndefined();
    const options: Answer['body'][] = (await create(asked)).body.paymentOptions;
    expect(new Set(options.map(({ payOut }) => payOut))).toEqual(new Set(['BALANCE']));
  });
});
