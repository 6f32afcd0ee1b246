// An example of a partner's own tests: plain Node, no dependencies. WISE_URL says where the sandbox is.
import assert from 'node:assert/strict';
import { test } from 'node:test';

// A world of its own keeps these tests apart from all others; init/partner-tests.json says how it begins.
const base = `${process.env.WISE_URL ?? 'http://127.0.0.1:4010'}/_worlds/partner-tests`;
const headers = { authorization: 'Bearer localwise-user-token', 'content-type': 'application/json' };

async function call(method, path, body) {
  const response = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
  assert.equal(response.status, 200, `${method} ${path}: ${await response.clone().text()}`);
  return response.json();
}

test('the user has a personal and a business profile', async () => {
  const profiles = await call('GET', '/v2/profiles');
  assert.deepEqual(profiles.map(({ type }) => type).sort(), ['BUSINESS', 'PERSONAL']);
});

test('money can be priced from pounds to euros', async () => {
  const [profile] = await call('GET', '/v2/profiles');
  const wish = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100 };
  const quote = await call('POST', `/v3/profiles/${profile.id}/quotes`, wish);
  assert.equal(quote.sourceAmount, 100);
  assert.equal(quote.rate, 1.15);
});
