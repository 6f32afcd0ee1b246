import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

const get = (url: string) => sandbox.inject({ method: 'GET', url, headers: { host: 'sandbox.test:4010' } });

test('the contract is served with this server as its only address', async () => {
  const contract = await get('/openapi.json');
  expect(contract.status).toBe(200);
  expect(contract.headers['content-type']).toContain('application/json');
  expect(contract.body.openapi).toMatch(/^3\.1/);
  expect(contract.body.servers).toEqual([{ url: 'http://sandbox.test:4010' }]);
  const methods = ['get', 'post', 'put', 'patch', 'delete'];
  const operations = Object.values(contract.body.paths).flatMap(path =>
    Object.keys(path as object).filter(method => methods.includes(method)),
  );
  expect(operations).toHaveLength(238);
});

test('a world serves the contract under its own base path', async () => {
  const contract = await get('/_worlds/mine/openapi.json');
  expect(contract.body.servers).toEqual([{ url: 'http://sandbox.test:4010/_worlds/mine' }]);
  const page = await get('/_worlds/mine/docs');
  expect(page.body).toContain('/_worlds/mine/docs/swagger-ui.css');
  expect(page.body).toContain('/_worlds/mine/openapi.json');
});

test('the reference page loads from this server alone', async () => {
  const page = await get('/docs');
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  expect(page.body).not.toMatch(/https?:\/\//);
  expect(page.body).not.toMatch(/<script>/);
  const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => String(link));
  expect(links).toHaveLength(4);
  for (const link of links) {
    const file = await get(link);
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toMatch(
      link.endsWith('.css') ? /css/ : link.endsWith('.js') ? /javascript/ : /png/,
    );
  }
});

test.each(['..%2fpackage.json', 'package.json', '%2e%2e%2f%2e%2e%2fpackage.json', 'index.html'])(
  'no other file is served: %s',
  async name => {
    expect((await get(`/docs/${name}`)).status).toBe(404);
  },
);
