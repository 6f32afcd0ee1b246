import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import currencies from '../../fixtures/reference/currencies.json' with { type: 'json' };
import { Dice } from '../support/chance.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

type Query = Record<string, string | number | boolean>;
const route = { sourceCurrency: 'GBP', targetCurrency: 'EUR' };
const usual = { ...route, sendAmount: 10_000 };
const compare = (query: Query = usual): Promise<Answer> => sandbox.call('comparisonGet', { query });
const compareV3 = (query: Query = usual): Promise<Answer> => sandbox.call('comparisonGetV3', { query });
const aliases = ({ body }: Answer): string[] => body.providers.map(({ alias }: { alias: string }) => alias);
const offerOf = ({ body }: Answer, name: string) =>
  body.providers.find(({ alias }: { alias: string }) => alias === name)?.quotes[0];

describe('a comparison', () => {
  test('has the documented form, Wise first', async () => {
    const { status, body } = await compare();
    expect(status).toBe(200);
    const logo = { svgUrl: 'http://localhost:80/_localwise/logos/wise.svg', pngUrl: null };
    const none = { svgUrl: null, pngUrl: null };
    expect(body).toMatchObject({
      ...route,
      sourceCountry: null,
      targetCountry: null,
      providerCountry: null,
      providerTypes: ['bank', 'moneyTransferProvider', 'travelMoney'],
      amount: 10_000,
      amountType: 'SEND',
    });
    expect(body.providers[0]).toEqual({
      id: 39,
      alias: 'wise',
      name: 'Wise',
      logos: { normal: logo, inverse: none, white: none, circle: logo, altText: 'Wise' },
      type: 'moneyTransferProvider',
      partner: false,
      quotes: [
        {
          rate: 1.1292,
          fee: 50.75,
          dateCollected: '2026-03-02T09:00:00Z',
          sourceCountry: null,
          targetCountry: null,
          markup: 0,
          receivedAmount: 11_234.69,
          sendAmount: null,
          isConsideredMidMarketRate: true,
          deliveryEstimation: { duration: { min: 'PT20S', max: 'PT20S' }, providerGivesEstimate: true },
        },
      ],
    });
  });

  test('marks up the market’s rate by what was seen elsewhere', async () => {
    const offer = offerOf(await compare(), 'barclays');
    expect(offer).toEqual({
      rate: 1.09808005,
      fee: 0,
      dateCollected: '2026-03-02T09:00:00Z',
      sourceCountry: 'GB',
      targetCountry: 'ES',
      markup: 2.75592858,
      receivedAmount: 10_980.8,
      sendAmount: null,
      isConsideredMidMarketRate: false,
      deliveryEstimation: { duration: { min: 'PT24H', max: 'PT24H' }, providerGivesEstimate: true },
    });
  });

  test('follows the worked example at its rate', async () => {
    const answer = await compare({ ...usual, midMarketRate: 1.15989, wiseFee: 37.12 });
    expect(offerOf(answer, 'wise')).toMatchObject({ rate: 1.15989, fee: 37.12, receivedAmount: 11_555.84 });
    expect(offerOf(answer, 'barclays')).toMatchObject({ rate: 1.12792426, receivedAmount: 11_279.24 });
  });

  test('leaves the open end of a wait open', async () => {
    const answer = await compareV3();
    const { duration, deliveryDate } = offerOf(answer, 'revolut').deliveryEstimation;
    expect([duration, deliveryDate]).toEqual([
      { min: null, max: 'PT24H' },
      { min: null, max: '2026-03-03T09:00:00.000000000Z' },
    ]);
    expect(offerOf(answer, 'travelex').deliveryEstimation.providerGivesEstimate).toBe(false);
    const business = offerOf(answer, 'hsbc').deliveryEstimation;
    expect(business).toMatchObject({
      durationType: 'BUSINESS',
      deliveryDate: { max: '2026-03-06T09:00:00.000000000Z' },
    });
  });

  test('says in the older form the logo and no more than was sent for', async () => {
    const { body } = await compareV3();
    expect(body).toMatchObject({ amount: 10_000, providerType: null });
    expect(body).not.toHaveProperty('amountType');
    const [wise] = body.providers;
    expect(wise.logo).toBe(wise.logos.normal.svgUrl);
    expect(wise.quotes[0]).not.toHaveProperty('sendAmount');
    expect((await compareV3({ ...usual, providerTypes: 'bank' })).body.providerType).toBe('bank');
  });

  test('points at marks that can be seen', async () => {
    const { body } = await compare({ ...usual, excludePartners: false });
    for (const { logos } of body.providers) {
      const answer = await sandbox.inject({ method: 'GET', url: new URL(logos.normal.svgUrl).pathname });
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    }
    expect((await sandbox.inject({ method: 'GET', url: '/_localwise/logos/nobody.svg' })).status).toBe(404);
  });

  test('leaves out who would keep all of it', async () => {
    expect(aliases(await compare({ ...route, sendAmount: 0.9 }))).toEqual(['barclays', 'revolut', 'travelex']);
  });
});

describe('a filter', () => {
  const all = ['wise', 'barclays', 'paypal', 'western-union', 'hsbc', 'revolut', 'travelex'];
  const without = (...names: string[]) => all.filter(name => !names.includes(name));
  test.each<[string, Query, string[]]>([
    ['of nothing', {}, all],
    ['of partners', { excludePartners: false }, [...without('travelex'), 'monzo', 'travelex']],
    ['of banks', { providerTypes: 'bank' }, ['barclays', 'hsbc']],
    [
      'of transfer providers',
      { providerTypes: 'moneytransferprovider' },
      ['wise', 'paypal', 'western-union', 'revolut'],
    ],
    ['of banks, and Wise all the same', { providerTypes: 'bank', includeWise: true }, ['wise', 'barclays', 'hsbc']],
    ['of names', { providers: 'hsbc, Revolut' }, ['hsbc', 'revolut']],
    ['of a name that nobody has', { providers: 'nobody' }, []],
    ['of a country sent from', { sourceCountry: 'DE' }, without('barclays', 'hsbc')],
    ['of a country sent to', { targetCountry: 'de' }, without('barclays')],
    ['of the provider’s country', { providerCountry: 'US' }, without('barclays', 'hsbc')],
    ['of the most popular', { filter: 'POPULAR' }, ['wise', 'barclays', 'paypal', 'western-union', 'hsbc']],
    ['of the two most popular', { filter: 'POPULAR', numberOfProviders: 2 }, ['wise', 'barclays', 'paypal']],
    ['of two without asking for popular ones', { numberOfProviders: 2 }, all],
    ['of another currency', { sourceCurrency: 'USD' }, without('barclays', 'hsbc')],
  ])('%s', async (_, query, expected) => {
    const answer = await compare({ ...usual, ...query });
    expect([answer.status, aliases(answer)]).toEqual([200, expected]);
  });

  test('of several kinds is repeated', async () => {
    const url =
      '/v4/comparisons?sourceCurrency=GBP&targetCurrency=EUR&sendAmount=10&providerTypes=bank&providerTypes=travelMoney';
    expect(aliases(await sandbox.inject({ method: 'GET', url }))).toEqual(['barclays', 'hsbc', 'travelex']);
  });
});

describe('what is known of Wise’s quote', () => {
  const wise = async (query: Query) => offerOf(await compare({ ...usual, ...query }), 'wise');

  test('replaces its price, its times and its way to pay', async () => {
    expect(await wise({ wiseFee: 37.12 })).toMatchObject({ fee: 37.12, receivedAmount: 11_250.08 });
    const times = { wiseQuoteCreatedTime: '2026-03-01T10:00:00Z', wiseEstimatedDelivery: '2026-03-02T06:08:16.305Z' };
    expect(await wise(times)).toMatchObject({
      dateCollected: '2026-03-01T10:00:00Z',
      deliveryEstimation: { duration: { min: 'PT20H8M16.305S', max: 'PT20H8M16.305S' } },
    });
    expect((await wise({ payInMethod: 'CREDIT' })).fee).toBeGreaterThan(200);
  });
});

describe('a bad comparison', () => {
  test.each<[string, Query, string]>([
    ['without an amount', route, 'sendAmount'],
    ['of two amounts', { ...usual, recipientGetsAmount: 5 }, 'sendAmount'],
    ['of nothing', { ...route, sendAmount: 0 }, 'sendAmount'],
    ['of a debt', { ...route, recipientGetsAmount: -1 }, 'recipientGetsAmount'],
    ['of too many decimals', { ...route, sendAmount: 0.001 }, 'sendAmount'],
    ['of riches', { ...route, sendAmount: 1e15 }, 'sendAmount'],
    ['of riches elsewhere', { ...usual, targetCurrency: 'VND', sendAmount: 1e12 }, 'sendAmount'],
    [
      'of riches to be sent',
      { sourceCurrency: 'VND', targetCurrency: 'GBP', recipientGetsAmount: 1e12 },
      'recipientGetsAmount',
    ],
    ['of words', { ...route, sendAmount: 'ten' }, 'sendAmount'],
    ['of an unknown source', { ...usual, sourceCurrency: 'GBX' }, 'sourceCurrency'],
    ['of an unknown target', { ...usual, targetCurrency: 'eur' }, 'targetCurrency'],
    ['of no target', { sourceCurrency: 'GBP', sendAmount: 1 }, 'targetCurrency'],
    ['at no rate', { ...usual, midMarketRate: 0 }, 'midMarketRate'],
    ['at a negative fee', { ...usual, wiseFee: -1 }, 'wiseFee'],
    ['by an unknown way', { ...usual, payInMethod: 'SHELLS' }, 'payInMethod'],
    ['from a country that is none', { ...usual, sourceCountry: 'XX' }, 'sourceCountry'],
    ['to a country by three letters', { ...usual, targetCountry: 'ESP' }, 'targetCountry'],
    ['of providers in a prototype', { ...usual, providerCountry: '__proto__' }, 'providerCountry'],
    ['at a time that is none', { ...usual, wiseEstimatedDelivery: 'soon' }, 'wiseEstimatedDelivery'],
    [
      'that arrives before it is made',
      { ...usual, wiseEstimatedDelivery: '2026-03-01', wiseQuoteCreatedTime: '2026-03-02' },
      'wiseEstimatedDelivery',
    ],
    ['of no providers', { ...usual, filter: 'POPULAR', numberOfProviders: 0 }, 'numberOfProviders'],
    ['by another filter', { ...usual, filter: 'CHEAP' }, 'filter'],
    ['of an unknown kind', { ...usual, providerTypes: 'shop' }, 'providerTypes.0'],
  ])('%s names its field', async (_, query, path) => {
    const { status, body } = await compare(query);
    expect([400, 422]).toContain(status);
    expect(body.errors[0].path).toBe(path);
  });

  test('in the older form has an amount to send', async () => {
    expect((await compareV3(route)).status).toBe(400);
  });
});

test('Wise’s own line is what a quote for the same says, either way', async () => {
  const dice = new Dice('comparison');
  for (let round = 0; round < 300; round++) {
    const [source, target] = [dice.pick(currencies), dice.pick(currencies)];
    const side = dice.chance(0.5) ? 'source' : 'target';
    const given = side === 'source' ? source : target;
    const amount = Number(((20 + dice.below(20_000)) / given.usd).toFixed(given.digits));
    const pair = { sourceCurrency: source.code, targetCurrency: target.code };
    const payIn = dice.pick(['BANK_TRANSFER', 'BALANCE', 'CREDIT', 'SWIFT']);
    const quote = await sandbox.call('quoteCreateUnauthenticated', {
      body: { ...pair, [`${side}Amount`]: amount },
      token: null,
    });
    const option = quote.body.paymentOptions.find((each: { payIn: string }) => each.payIn === payIn);
    if (!option) continue;
    const asked = { [side === 'source' ? 'sendAmount' : 'recipientGetsAmount']: amount };
    const line = offerOf(await compare({ ...pair, ...asked, payInMethod: payIn }), 'wise');
    const told = `round ${round}: ${JSON.stringify({ ...pair, ...asked, payIn })}`;
    expect(line.rate, told).toBe(quote.body.rate);
    expect(line.fee, told).toBe(option.fee.total);
    expect([line.receivedAmount, line.sendAmount], told).toEqual(
      side === 'source' ? [option.targetAmount, null] : [null, option.sourceAmount],
    );
    expect(line.deliveryEstimation.duration.min).toBe(line.deliveryEstimation.duration.max);
  }
});
