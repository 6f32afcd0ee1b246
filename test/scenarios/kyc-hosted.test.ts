import { afterEach, beforeEach, expect, test } from 'vitest';
import { Reviewer } from '../support/kyc-calls.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let reviewer: Reviewer;
beforeEach(async () => {
  sandbox = await Sandbox.open();
  reviewer = await Reviewer.unknown(sandbox);
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

/** The path and query of a review's link. */
async function linkOf(id: string, redirectUrl?: string): Promise<string> {
  const { link } = (await reviewer.link(id, redirectUrl)).body;
  return link.value.replace(/^http:\/\/[^/]+/, '');
}

const visit = (url: string) => sandbox.inject({ method: 'GET', url });

function press(url: string, fields: Readonly<Record<string, string>>) {
  const query = new URLSearchParams(url.split('?')[1]);
  for (const [name, value] of Object.entries(fields)) query.append(name, value);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return sandbox.inject({ method: 'POST', url: url.split('?')[0] ?? '', headers, payload: query.toString() });
}

test('a link leads to a page of this server, works for five minutes, and is only there while something is wanted', async () => {
  const id = await reviewer.begun();
  const { status, body } = await reviewer.link(id);
  expect([status, body.redirectUrl]).toEqual([200, 'https://partner.example/back?a=1#top']);
  expect(body.link.expiresAt).toBe('2026-03-02T09:05:01.000000000');
  expect(body.link.value).toMatch(
    /^http:\/\/localhost(:\d+)?\/embedded-flows\/verification\?token=[0-9a-f-]{36}&checkId=\d+$/,
  );
  expect((await reviewer.get(id)).link).toEqual(body.link);
  await reviewer.move(id, 'PROCESSING');
  expect((await reviewer.get(id)).link).toBeNull();
  const later = await reviewer.link(id, 'myapp://back');
  expect([later.status, later.body.link, later.body.redirectUrl]).toEqual([200, null, 'myapp://back']);
});

test.each([
  '',
  'partner',
  '/back',
  'http://a b',
  'https://a/%zz',
  'https://a/"',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://ä',
])('an address that reads "%s" is refused, and kept by nobody', async redirectUrl => {
  const id = await reviewer.begun();
  const { status, body } = await reviewer.link(id, redirectUrl);
  expect([status, body.errors[0].ref]).toEqual([400, 'redirectUrl']);
  expect((await reviewer.get(id)).redirectUrl).toBeNull();
});

test.each([
  ['success', 'https://p.example/back?a=1&status=success#top', 'PROCESSING'],
  ['failed', 'https://p.example/back?a=1&status=failed#top', 'WAITING_CUSTOMER_INPUT'],
  ['closed', 'https://p.example/back?a=1&status=closed#top', 'WAITING_CUSTOMER_INPUT'],
])('a visit that ends with %s goes back with that, and works only once', async (outcome, location, status) => {
  const id = await reviewer.begun();
  const url = await linkOf(id, 'https://p.example/back?a=1#top');
  const shown = await visit(url);
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(shown.raw.payload).toContain('Give ID_DOCUMENT_WITH_LIVENESS');
  const left = await press(url, { outcome });
  expect([left.status, left.headers.location]).toEqual([303, location]);
  const review = await reviewer.get(id);
  expect([review.status, review.link]).toEqual([status, null]);
  expect([(await visit(url)).status, (await press(url, { outcome })).status]).toEqual([410, 410]);
  expect((await reviewer.get(id)).status).toBe(status);
});

test('things are given one after another, and with the last of them the visit is over', async () => {
  const id = await reviewer.begun();
  const url = await linkOf(id, 'https://p.example');
  const first = await press(url, { give: 'ACCOUNT_PURPOSE' });
  expect(first.status).toBe(200);
  expect(first.raw.payload).not.toContain('Give ACCOUNT_PURPOSE');
  expect((await press(url, { give: 'ACCOUNT_PURPOSE' })).status).toBe(404);
  expect((await press(url, { give: '__proto__' })).status).toBe(404);
  const last = await press(url, { give: 'ID_DOCUMENT_WITH_LIVENESS' });
  expect([last.status, last.headers.location]).toEqual([303, 'https://p.example?status=success']);
  expect(await reviewer.status(id)).toBe('PROCESSING');
});

test('a link that has expired, was replaced, or never was, leads to a page that says so', async () => {
  const id = await reviewer.begun();
  const first = await linkOf(id);
  const second = await linkOf(id);
  expect([(await visit(first)).status, (await visit(second)).status]).toEqual([404, 200]);
  expect((await visit(second.replace(/checkId=\d+/, 'checkId=1'))).status).toBe(404);
  expect((await visit('/embedded-flows/verification')).status).toBe(404);
  await sandbox.advance('PT5M');
  expect([(await visit(second)).status, (await press(second, { outcome: 'success' })).status]).toEqual([410, 410]);
  expect(await reviewer.status(id)).toBe('WAITING_CUSTOMER_INPUT');
  const third = await linkOf(id);
  await reviewer.move(id, 'WAITING_CUSTOMER_INPUT', { expireLink: true });
  expect((await visit(third)).status).toBe(410);
});
