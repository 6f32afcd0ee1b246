import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import currencies from '../../fixtures/reference/currencies.json' with { type: 'json' };
import { Dice } from '../support/chance.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';
import { admitStranger } from '../support/stranger.ts';

const PERSONAL = 30_000_001;
const BUSINESS = 30_000_002;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ seed: 'empty' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const usual = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 1000 };
const create = (body: object = usual, more: object = {}): Promise<Answer> =>
  sandbox.call('quoteCreate', { params: { profileId: PERSONAL }, body, ...more });
const read = (quoteId: string, more: object = {}): Promise<Answer> =>
  sandbox.call('quoteGet', { params: { profileId: PERSONAL, quoteId }, ...more });
const update = (quoteId: string, body: object, more: object = {}): Promise<Answer> =>
  sandbox.call('quoteUpdate', { params: { profileId: PERSONAL, quoteId }, body, ...more });
const anonymous = (body: object, token: string | null = null): Promise<Answer> =>
  sandbox.call('quoteCreateUnauthenticated', { body, token });

async function recipient(currency: string, type: string, details: object, more: object = {}): Promise<number> {
  const body = { currency, type, accountHolderName: 'Mia Hartmann', details: { legalType: 'PRIVATE', ...details } };
  const { status, body: made } = await sandbox.call('recipientCreate', { body, ...more });
  expect(status, JSON.stringify(made)).toBe(200);
  return made.id;
}

describe('a quote', () => {
  test('shows the documented and the recorded fields, and reads the same again', async () => {
    const { status, body } = await create({ ...usual, preferredPayIn: 'BALANCE' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      type: 'REGULAR',
      status: 'PENDING',
      ...usual,
      targetAmount: 1122.67,
      providedAmountType: 'SOURCE',
      rate: 1.1292,
      rateType: 'FIXED',
      createdTime: '2026-03-02T09:00:00Z',
      rateTimestamp: '2026-03-02T09:00:00Z',
      expirationTime: '2026-03-02T09:30:00Z',
      rateExpirationTime: '2026-03-03T08:59:59Z',
      profile: PERSONAL,
      payOut: 'BANK_TRANSFER',
      preferredPayIn: 'BALANCE',
      payInCountry: 'GB',
      clientId: 'localwise',
      funding: 'POST',
      targetAmountAllowed: true,
      guaranteedTargetAmount: false,
      transferFlowConfig: { highAmount: { showFeePercentage: false } },
      notices: [],
    });
    expect(body).not.toHaveProperty('pricingConfiguration');
    expect((await read(body.id)).body).toEqual(body);
  });

  test('has payment options as they were recorded', async () => {
    const { body } = await create({ ...usual, preferredPayIn: 'BALANCE' });
    expect(body.paymentOptions[0]).toEqual({
      disabled: true,
      disabledReason: {
        code: 'error.payInmethod.disabled',
        message: 'Open a multi currency account and add funds to instantly pay for your transfers.',
        arguments: [],
      },
      payIn: 'BALANCE',
      payOut: 'BANK_TRANSFER',
      payInProduct: 'BALANCE',
      feePercentage: 0.0058,
      sourceAmount: 1000,
      targetAmount: 1122.67,
      sourceCurrency: 'GBP',
      targetCurrency: 'EUR',
      estimatedDelivery: '2026-03-02T09:00:20Z',
      formattedEstimatedDelivery: 'in seconds',
      estimatedDeliveryDelays: [],
      allowedProfileTypes: ['PERSONAL', 'BUSINESS'],
      fee: { transferwise: 5.78, payIn: 0, discount: 0, partner: 0, total: 5.78, priceSetId: 381 },
      price: {
        priceSetId: 381,
        priceDecisionReferenceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        total: { type: 'TOTAL', label: 'Total fees', value: { amount: 5.78, currency: 'GBP', label: '5.78 GBP' } },
        items: [
          { type: 'TRANSFERWISE', label: 'Our fee', value: { amount: 5.78, currency: 'GBP', label: '5.78 GBP' } },
        ],
        calculatedOn: { unroundedAmountToConvert: { amount: 994.218905, currency: 'GBP' } },
      },
    });
  });

  test('takes null for what is not given, ids as text, and keys it does not know', async () => {
    const targetAccount = await recipient('EUR', 'iban', { IBAN: 'DE89370400440532013000' });
    const body = {
      ...usual,
      sourceAmount: null,
      targetAmount: 50,
      payOut: null,
      profileId: PERSONAL,
      pricingConfiguration: null,
    };
    const made = await create({ ...body, targetAccount: String(targetAccount), preferredPayIn: 'BALANCE' });
    expect(made.body).toMatchObject({
      targetAccount,
      targetAmount: 50,
      providedAmountType: 'TARGET',
      payOutCountry: 'DE',
    });
    expect(made.body).toMatchObject({ guaranteedTargetAmount: true, targetAccountDetailsOwnedByProfile: false });
    expect((await create({ ...usual, targetAccount: null, paymentMetadata: null })).body.targetAccount).toBeNull();
  });

  test('prefers the way to pay that is asked for, under either name', async () => {
    const first = async (body: object) => (await create({ ...usual, ...body })).body.paymentOptions[0].payIn;
    expect([await first({ preferredPayIn: 'DEBIT' }), await first({ payIn: 'BALANCE' }), await first({})]).toEqual([
      'DEBIT',
      'BALANCE',
      'BANK_TRANSFER',
    ]);
  });

  test('echoes a partner fee and shows its parts', async () => {
    const fee = { type: 'OVERRIDE', variable: 0.011, fixed: 15.42 };
    const { body } = await create({ ...usual, pricingConfiguration: { fee } });
    expect(body.pricingConfiguration).toEqual({ fee });
    const types = body.paymentOptions[0].price.items.map((item: { type: string }) => item.type);
    expect(types).toEqual(['PARTNER', 'TRANSFERWISE']);
    const free = await create({ ...usual, pricingConfiguration: { fee: { type: 'OVERRIDE', variable: 0, fixed: 0 } } });
    expect(free.body.paymentOptions[0].price.deferredFee).toMatchObject({ currency: 'GBP' });
  });

  test('names the tax on Brazilian reals apart from our fee', async () => {
    const { body } = await create({ ...usual, targetCurrency: 'BRL' });
    const [option] = body.paymentOptions;
    const tax = option.price.items.find((item: { type: string }) => item.type === 'TAX');
    expect(tax).toMatchObject({ label: 'IOF', value: { currency: 'GBP' } });
    expect(option.fee.transferwise).toBeCloseTo(option.fee.total, 9);
  });

  test('names personal tokens where an application has its name', async () => {
    const { body } = await create(usual, { token: 'localwise-personal-token' });
    expect(body.clientId).toBe('transferwise-personal-tokens');
  });
});

const message = {
  currency: "That wasn't a valid ISO-4217 currency code (like GBP, USD or EUR).",
  positive: "Please type in a number that's larger than 0.",
  single: 'Please only specify a source or target amount.',
};

describe('a bad wish', () => {
  const problem = (code: string, path: string, text: string) => ({ code, path, message: text });
  test.each<[string, object, number, object[]]>([
    [
      'two amounts',
      { targetAmount: 1 },
      400,
      [problem('error.quote.amount.onlySingle', 'sourceAmount', message.single)],
    ],
    ['zero', { sourceAmount: 0 }, 400, [problem('error.greaterThanZero', 'sourceAmount', message.positive)]],
    [
      'a negative target',
      { sourceAmount: null, targetAmount: -1 },
      400,
      [problem('error.greaterThanZero', 'targetAmount', message.positive)],
    ],
    [
      'two unknown currencies',
      { sourceCurrency: 'AAA', targetCurrency: 'BBB' },
      400,
      [
        problem('CurrencyCode', 'targetCurrency', message.currency),
        problem('CurrencyCode', 'sourceCurrency', message.currency),
      ],
    ],
    ['no amount', { sourceAmount: null }, 400, [{ code: 'NotNull', path: 'sourceAmount' }]],
    ['no currency', { sourceCurrency: undefined }, 400, [{ code: 'NotNull', path: 'sourceCurrency' }]],
    ['an amount in words', { sourceAmount: 'ten' }, 400, [{ code: 'NOT_VALID', path: 'sourceAmount' }]],
    ['a huge amount', { sourceAmount: 1e15 }, 400, [{ code: 'NOT_VALID', path: 'sourceAmount' }]],
    ['too many decimals', { sourceAmount: 0.001 }, 400, [{ code: 'NOT_VALID', path: 'sourceAmount' }]],
    ['an unknown way out', { payOut: 'CASH' }, 400, [{ code: 'NOT_VALID', path: 'payOut' }]],
    ['too little', { sourceAmount: 0.5 }, 422, [{ code: 'error.amount.too.low', path: 'sourceAmount' }]],
    [
      'a fee half said',
      { pricingConfiguration: { fee: { type: 'OVERRIDE' } } },
      422,
      [{ code: 'error.quote.pricing.configuration.invalid', arguments: [] }],
    ],
    ...(['type', 'variable', 'fixed'] as const).map((name): [string, object, number, object[]] => [
      `a fee without its ${name}`,
      { pricingConfiguration: { fee: { type: 'OVERRIDE', variable: 0.01, fixed: 1, [name]: undefined } } },
      422,
      [{ code: 'error.quote.pricing.configuration.invalid', arguments: [] }],
    ]),
    [
      'a fee of another type',
      { pricingConfiguration: { fee: { type: 'EXTRA', variable: 0.01, fixed: 1 } } },
      422,
      [{ code: 'error.quote.pricing.configuration.invalid', arguments: [] }],
    ],
    [
      'more than can be counted',
      { targetCurrency: 'IDR', sourceAmount: 9e11 },
      422,
      [{ code: 'error.amount.too.high', path: 'sourceAmount' }],
    ],
    [
      'more than can be sent',
      { sourceCurrency: 'IDR', sourceAmount: null, targetAmount: 9e11 },
      422,
      [{ code: 'error.amount.too.high', path: 'targetAmount' }],
    ],
    ['a way out of another currency', { payOut: 'INTERAC' }, 422, [{ code: 'NOT_VALID', path: 'payOut' }]],
    [
      'a recipient and a contact',
      { targetAccount: 1, contactId: '8d6a7c51-7b1d-4a2f-9f39-4b8d3f9f0a11' },
      400,
      [{ code: 'NOT_VALID', path: 'contactId' }],
    ],
    ['no fee at all', { pricingConfiguration: {} }, 422, [{ code: 'error.quote.pricing.configuration.invalid' }]],
    ['an unknown recipient', { targetAccount: 1 }, 422, [{ code: 'NOT_VALID', path: 'targetAccount' }]],
    [
      'an unknown contact',
      { contactId: '8d6a7c51-7b1d-4a2f-9f39-4b8d3f9f0a11' },
      422,
      [{ code: 'NOT_VALID', path: 'contactId' }],
    ],
  ])('of %s is refused and named', async (_, wish, status, errors) => {
    const answer = await create({ ...usual, ...wish });
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toMatchObject(errors);
  });

  test('in no JSON is 415', async () => {
    const answer = await create(usual, { headers: { 'content-type': 'text/plain' } });
    expect(answer.status).toBe(415);
  });

  test('for another profile is 403, and an unknown quote 404', async () => {
    expect((await sandbox.call('quoteCreate', { params: { profileId: 30_999_999 }, body: usual })).status).toBe(403);
    expect((await read('11144c35-9fe8-4c32-b7fd-d05c2a7734bf')).status).toBe(404);
    expect((await read('not-a-uuid')).status).toBe(404);
    const { body } = await create();
    expect((await sandbox.call('quoteGet', { params: { profileId: BUSINESS, quoteId: body.id } })).status).toBe(404);
  });
});

describe('telling a quote its recipient', () => {
  const swift = { swiftCode: 'CHASUS33', accountNumber: '12345678901' };
  const address = { country: 'US', city: 'New York', firstLine: '1 Broad Street', postCode: '10004', state: 'NY' };

  test('changes payOut and price, and null takes it back', async () => {
    const targetAccount = await recipient('USD', 'swift_code', { ...swift, address });
    const { body: quote } = await create({ ...usual, targetCurrency: 'USD' });
    const patched = await update(quote.id, { targetAccount });
    expect(patched.status).toBe(200);
    expect(patched.body).toMatchObject({
      payOut: 'SWIFT',
      targetAccount,
      payOutCountry: 'US',
      expirationTime: quote.expirationTime,
    });
    expect(patched.body.paymentOptions[0].fee.total).toBeGreaterThan(quote.paymentOptions[0].fee.total);
    const ours = await update(quote.id, { payOut: 'SWIFT_OUR' }, { headers: { 'content-type': 'application/json' } });
    expect(ours.body).toMatchObject({ payOut: 'SWIFT_OUR', targetAccount });
    const back = await update(quote.id, { targetAccount: null, payOut: null });
    expect(back.body).toEqual(quote);
  });

  test('refuses one paid in another currency, one that was deleted, and a stranger’s', async () => {
    const pounds = await recipient('GBP', 'sort_code', { sortCode: '231470', accountNumber: '28821822' });
    const deleted = await recipient('EUR', 'iban', { IBAN: 'DE89370400440532013000' });
    await sandbox.call('recipientDeactivate', { params: { accountId: deleted } });
    const token = admitStranger(await sandbox.world());
    const theirs = {
      currency: 'EUR',
      type: 'email',
      accountHolderName: 'Ann Stranger',
      details: { email: 'a@example.com' },
    };
    const { id: foreign } = (await sandbox.call('recipientCreate', { body: theirs, token })).body;
    const { body: quote } = await create();
    for (const targetAccount of [pounds, deleted, foreign]) {
      for (const answer of [await update(quote.id, { targetAccount }), await create({ ...usual, targetAccount })]) {
        expect(answer.status).toBe(422);
        expect(answer.body.errors[0]).toMatchObject({ code: 'NOT_VALID', path: 'targetAccount' });
      }
    }
    expect((await read(quote.id)).body).toEqual(quote);
  });
});

describe('a price for anybody', () => {
  test('has no id, no profile and no user, and needs no token', async () => {
    const { status, body } = await anonymous({ ...usual, sourceAmount: null, targetAmount: 110 });
    expect(status).toBe(200);
    for (const absent of ['id', 'profile', 'user']) expect(body).not.toHaveProperty(absent);
    expect(body).toMatchObject({
      targetAmount: 110,
      rateExpirationTime: '2026-03-02T11:00:00Z',
      clientId: 'anonymous',
    });
  });

  test('knows the application that shows its token', async () => {
    const fee = { type: 'OVERRIDE', variable: 0.01, fixed: 1 };
    const { body } = await anonymous({ ...usual, pricingConfiguration: { fee } }, 'localwise-client-token');
    expect(body).toMatchObject({ clientId: 'localwise', pricingConfiguration: { fee } });
    expect(body.paymentOptions[0].fee.partner).toBeGreaterThan(0);
  });

  test('is refused for the same reasons', async () => {
    expect((await anonymous({ ...usual, targetAmount: 1 })).body.errors[0].code).toBe('error.quote.amount.onlySingle');
  });
});

describe('time', () => {
  test('ends a quote after half an hour, and takes it away two days later', async () => {
    const { body: quote } = await create();
    await sandbox.advance('PT29M59S');
    expect((await read(quote.id)).body.status).toBe('PENDING');
    await sandbox.advance('PT1S');
    expect((await read(quote.id)).body).toEqual({ ...quote, status: 'EXPIRED' });
    const late = await update(quote.id, { payOut: 'BALANCE' });
    expect(late.status).toBe(422);
    expect(late.body.errors[0]).toMatchObject({ code: 'quote.not-updatable' });
    await sandbox.advance('PT48H');
    expect((await read(quote.id)).status).toBe(404);
  });
});

describe('the recorded dialect', () => {
  test('leaves out the other amount and the product', async () => {
    const recorded = await Sandbox.open({ seed: 'empty', dialect: 'recorded' });
    const call = (body: object) => recorded.call('quoteCreate', { params: { profileId: PERSONAL }, body });
    const { body: bySource } = await call(usual);
    const { body: byTarget } = await call({ ...usual, sourceAmount: null, targetAmount: 10 });
    expect(bySource).not.toHaveProperty('targetAmount');
    expect(byTarget).not.toHaveProperty('sourceAmount');
    expect(byTarget.paymentOptions[0]).not.toHaveProperty('payInProduct');
    expect(byTarget.paymentOptions[0].targetAmount).toBe(10);
    expect(byTarget.paymentOptions[0].estimatedDelivery).toBeTruthy();
    await recorded.control('POST', `/resources/quotes/${bySource.id}/transitions`, { to: 'FUNDED' });
    const { body } = await recorded.call('quoteGet', { params: { profileId: PERSONAL, quoteId: bySource.id } });
    expect(body.status).toBe('FUNDED');
    expect(body.paymentOptions[0]).toMatchObject({ estimatedDelivery: null, formattedEstimatedDelivery: null });
    await recorded.close();
  });
});

describe('whatever is asked', () => {
  const cents = (value: number, digits: number) => Math.round(value * 10 ** digits);

  function checkOption(
    quote: Answer['body'],
    option: Answer['body'],
    digits: { source: number; target: number },
  ): void {
    const { fee, price } = option;
    const whole = (value: number) => cents(value, digits.source);
    expect(whole(fee.total)).toBe(
      whole(fee.transferwise) + whole(fee.payIn) - whole(fee.discount) + whole(fee.partner),
    );
    const items: number[] = price.items.map((item: { value: { amount: number } }) => whole(item.value.amount));
    expect(whole(price.total.value.amount)).toBe(items.reduce((a, b) => a + b, 0));
    expect(whole(price.total.value.amount)).toBe(whole(fee.total));
    expect(option.feePercentage).toBeCloseTo(fee.total / option.sourceAmount, 3);
    expect(Math.abs(option.feePercentage - fee.total / option.sourceAmount)).toBeLessThanOrEqual(0.00005 + 1e-12);
    // Either side is rounded to its own minor unit, and a coarse source unit may be worth many of the target's.
    const slack = Math.max(
      digits.target === 0 ? 1 : 0.02,
      0.51 * 10 ** -digits.source * quote.rate + 0.51 * 10 ** -digits.target,
    );
    expect(Math.abs((option.sourceAmount - fee.total) * quote.rate - option.targetAmount)).toBeLessThanOrEqual(slack);
  }

  test('the prices add up, and the amount that was given stands', async () => {
    const dice = new Dice('quotes');
    for (let round = 0; round < 400; round++) {
      const [source, target] = [dice.pick(currencies), dice.pick(currencies)];
      const side = dice.chance(0.5) ? 'source' : 'target';
      const { code, usd, digits } = side === 'source' ? source : target;
      const worth = (20 + dice.below(20_000)) / usd;
      const amount = Number(worth.toFixed(digits));
      const asked = { sourceCurrency: source.code, targetCurrency: target.code, [`${side}Amount`]: amount };
      const more = dice.chance(0.3)
        ? { pricingConfiguration: { fee: { type: 'OVERRIDE', variable: dice.below(50) / 1000, fixed: 0 } } }
        : {};
      const { status, body } = await create({ ...asked, ...more });
      expect(status, `round ${round}: ${JSON.stringify(asked)} ${JSON.stringify(body.errors)}`).toBe(200);
      expect(body[`${side}Amount`], code).toBe(amount);
      expect(Date.parse(body.expirationTime) - Date.parse(body.createdTime)).toBe(1_800_000);
      for (const option of body.paymentOptions) {
        expect(option[`${side}Amount`]).toBe(amount);
        checkOption(body, option, { source: source.digits, target: target.digits });
      }
    }
  });
});
