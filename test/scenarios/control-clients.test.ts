import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { askToken, basic } from '../support/tokens.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

const put = (id: string, body?: unknown) => sandbox.control('PUT', `/clients/${id}`, body);

test('an application of one’s own is registered, changed and read, and its secret is not told', async () => {
  const made = await put('shop', { secret: 'shop-secret', name: 'Shop', redirectUris: ['https://shop.example/back'] });
  expect(made.status).toBe(200);
  expect(made.body).toEqual({
    id: 'shop',
    key: 'shop-key',
    name: 'Shop',
    redirectUris: ['https://shop.example/back'],
    restrictedCalls: true,
  });
  const token = await askToken(sandbox, { grant_type: 'client_credentials' }, basic('shop', 'shop-secret'));
  expect(token.status).toBe(200);
  const changed = await put('shop', { secret: 'another', redirectUris: ['http://localhost:*'] });
  expect(changed.body).toEqual({ ...made.body, redirectUris: ['http://localhost:*'] });
  for (const name of ['shop', 'shop-key']) {
    expect((await sandbox.control('GET', `/clients/${name}`)).body).toEqual(changed.body);
  }
  expect((await askToken(sandbox, { grant_type: 'client_credentials' }, basic('shop', 'shop-secret'))).status).toBe(
    401,
  );
});

test('the application that every world begins with takes users back to one’s own machine', async () => {
  const { body } = await sandbox.control('GET', '/clients/localwise');
  expect(body.redirectUris).toEqual([
    'http://localhost:3000/callback',
    'http://127.0.0.1:3000/callback',
    'http://localhost:*',
    'http://127.0.0.1:*',
  ]);
});

test.each([
  ['fresh', { name: 'Fresh' }, 'secret'],
  ['fresh', { secret: '' }, 'secret'],
  ['fresh', { secret: 's', redirectUris: 'https://a.example' }, 'redirectUris'],
  ['fresh', { secret: 's', redirectUris: ['/callback'] }, 'redirectUris'],
  ['fresh', { secret: 's', redirectUris: ['https://a.example/#x'] }, 'redirectUris'],
  ['fresh', { secret: 's', redirectUris: ['https://a.example/ b'] }, 'redirectUris'],
  ['fresh', { secret: 's', redirectUris: ['JavaScript:alert(1)'] }, 'redirectUris'],
  ['fresh', { secret: 's', redirectUris: ['data:text/html,x'] }, 'redirectUris'],
  ['fresh', { secret: 's', redirectUris: ['https://evil.example:*'] }, 'redirectUris'],
  ['fresh', { secret: 's', redirectUris: ['http://*:*'] }, 'redirectUris'],
  ['fresh', { secret: 's', redirectUri: 'https://a.example' }, 'redirectUri'],
  ['fr%3Aesh', { secret: 's' }, 'client'],
  ['localwise', { key: 'another' }, 'key'],
])('what cannot be registered is refused by name: %s with %j', async (id, body, path) => {
  const refused = await put(id, body);
  expect([refused.status, refused.body.errors[0].path]).toEqual([400, path]);
  expect((await sandbox.control('GET', '/clients/fresh')).status).toBe(404);
});

test('a key serves one application', async () => {
  expect((await put('thief', { secret: 's', key: 'localwise-key' })).status).toBe(409);
});

describe('an application that may make no restricted calls', () => {
  const params = { userId: 10000001, phoneNumberId: 1, deviceFingerprintId: '00000000-0000-4000-8000-000000000000' };
  beforeAll(() => put('localwise', { restrictedCalls: false }));
  afterAll(() => put('localwise', { restrictedCalls: true }));

  test.each([
    'userSecurityPhoneNumberList',
    'userSecurityPhoneNumberCreate',
    'userSecurityPhoneNumberUpdate',
    'userSecurityPhoneNumberDelete',
    'userSecurityPinDelete',
    'userSecurityFacemapDelete',
    'userSecurityDeviceFingerprintList',
    'userSecurityDeviceFingerprintDelete',
  ] as const)('is refused %s', async id => {
    const body = /Create|Update/.test(id) ? { phoneNumber: '+447700900999' } : undefined;
    const refused = await sandbox.call(id, { params, body });
    expect([refused.status, refused.body.error, refused.headers['x-2fa-approval-result']]).toEqual([
      403,
      'unauthorized',
      undefined,
    ]);
  });

  test('still makes every other call', async () => {
    expect((await sandbox.call('userCheckExists', { body: { email: 'a@example.com' } })).status).toBe(200);
  });
});

describe('what is agreed with an application on its prices', () => {
  const agree = (body: object, client = 'localwise') =>
    sandbox.control('PUT', `/clients/${client}/pricing-terms`, body);
  const quote = (more: object = {}) =>
    sandbox.call('quoteCreate', {
      params: { profileId: 30_000_001 },
      body: { sourceCurrency: 'GBP', targetCurrency: 'USD', sourceAmount: 200, ...more },
    });
  const asking = (variable: number) => ({ pricingConfiguration: { fee: { type: 'OVERRIDE', variable, fixed: 0 } } });

  test('is what its customers pay where a quote says nothing, and limits what one may say', async () => {
    const usual = (await sandbox.control('GET', '/clients/localwise-key/pricing-terms')).body;
    expect(usual).toEqual({
      client: 'localwise',
      swiftOur: true,
      largestVariable: 0.1,
      largestFixed: 10_000,
      pricing: null,
    });
    const pricing = { variable: 0.01, fixed: 1 };
    const agreed = { swiftOur: false, largestVariable: 0.02, pricing };
    expect((await agree(agreed)).body).toEqual({ ...usual, ...agreed });
    expect((await quote()).body.pricingConfiguration).toEqual({ fee: { type: 'OVERRIDE', ...pricing } });
    expect((await quote(asking(0.02))).status).toBe(200);
    const refused = await quote(asking(0.03));
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [expect.objectContaining({ code: 'error.quote.pricing.configuration.invalid', arguments: [] })],
    ]);
    const abroad = await quote({ payOut: 'SWIFT_OUR' });
    expect([abroad.status, abroad.body.errors[0].code]).toEqual([422, 'payout.not-enabled']);
    expect((await agree(usual)).status).toBe(400);
    const { client: _, ...terms } = usual;
    expect((await agree(terms)).body).toEqual(usual);
  });

  test.each([
    [{ largestVariable: 2 }, 'largestVariable'],
    [{ largestFixed: -1 }, 'largestFixed'],
    [{ pricing: { variable: 0.01 } }, 'pricing.fixed'],
    [{ pricing: { variable: '1', fixed: 0 } }, 'pricing.variable'],
    [{ swiftOur: 'yes' }, 'swiftOur'],
  ])('cannot be %j', async (body, path) => {
    const refused = await agree(body);
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, path]);
    expect((await agree({}, 'nobody')).status).toBe(404);
  });
});
