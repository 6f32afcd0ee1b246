import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { APPROVED, CHALLENGED, ScaClient, verdictOf } from '../support/sca-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'auto' });
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const pageOf = (world: string, id: string) =>
  sandbox.inject({ method: 'GET', url: `/_worlds/${world}/_localwise/hosted/one-time-tokens/${id}` });
const decide = (world: string, id: string, payload: string) =>
  sandbox.inject({
    method: 'POST',
    url: `/_worlds/${world}/_localwise/hosted/one-time-tokens/${id}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload,
  });

test('a customer sees how much goes to whom and approves, and the payment passes once', async () => {
  const ada = new ScaClient(sandbox, 'approved');
  const transfer = await ada.payable();
  const ott = await ada.challenged(ada.fund(transfer));
  const shown = await pageOf('approved', ott);
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  for (const text of [
    'Payment: fund transfer',
    'Ada Lovell',
    'ada.lovell@example.com',
    `/transfers/${transfer}/payments`,
  ]) {
    expect(shown.body).toContain(text);
  }
  expect(shown.body).toMatch(/<dt>Amount<\/dt><dd>[\d.]+ GBP, and [\d.]+ EUR arrive<\/dd>/);
  expect(shown.body).toMatch(/<dt>Recipient<\/dt><dd>\w+/);
  expect(shown.body).toContain(`action="/_worlds/approved/_localwise/hosted/one-time-tokens/${ott}"`);

  expect((await decide('approved', ott, 'decision=approve')).body).toContain('<h1>Approved</h1>');
  expect((await pageOf('approved', ott)).body).not.toContain('value="approve"');
  expect((await decide('approved', ott, 'decision=approve')).status).toBe(409);
  const header = { 'x-2fa-approval': ott };
  expect(verdictOf(await ada.fund(transfer, header))).toEqual(APPROVED);
  expect((await pageOf('approved', ott)).status).toBe(404);
});

test('a customer who refuses ends the token, also after having approved', async () => {
  const ada = new ScaClient(sandbox, 'refused');
  const transfer = await ada.payable();
  for (const before of [[], ['decision=approve']]) {
    const ott = await ada.challenged(ada.fund(transfer));
    for (const decision of before) expect((await decide('refused', ott, decision)).status).toBe(200);
    expect((await decide('refused', ott, 'decision=refuse')).body).toContain('<h1>Refused</h1>');
    expect((await decide('refused', ott, 'decision=approve')).status).toBe(404);
    expect(verdictOf(await ada.fund(transfer, { 'x-2fa-approval': ott }))).toEqual(CHALLENGED);
  }
});

test('a session and a statement are approved alike', async () => {
  const ada = new ScaClient(sandbox, 'session');
  const ott = await ada.session();
  expect((await pageOf('session', ott)).body).toContain('Be recognised');
  await decide('session', ott, 'decision=approve');
  expect(
    (await ada.status(ott)).body.oneTimeTokenProperties.challenges.every((each: { passed: boolean }) => each.passed),
  ).toBe(true);
});

test('a token is good for an hour, in its own world', async () => {
  const ada = new ScaClient(sandbox, 'late');
  const ott = await ada.session();
  expect((await pageOf('elsewhere', ott)).status).toBe(404);
  await sandbox.advance('PT1H', 'late');
  expect((await pageOf('late', ott)).status).toBe(404);
  expect((await decide('late', ott, 'decision=approve')).status).toBe(404);
});

test.each(['', 'decision=', 'decision=yes', 'decision=approve&decision=refuse', '{"decision":null}'])(
  'an answer of %j is refused on a page and decides nothing',
  async payload => {
    const ott = await new ScaClient(sandbox, 'careless').session();
    const refused = await decide('careless', ott, payload);
    expect([refused.status, refused.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect((await pageOf('careless', ott)).body).toContain('value="approve"');
  },
);

test.each(['00000000-0000-4000-8000-000000000000', '%22%3E%3Cscript%3E', '__proto__', 'x'.repeat(400), '%ff'])(
  'a token %s that nobody has is not found, and nothing of it is shown',
  async id => {
    const { status, body } = await pageOf('default', id);
    expect([400, 404]).toContain(status);
    expect(JSON.stringify(body)).not.toContain('<script');
  },
);

test('tokens are written down nowhere', async () => {
  const ada = new ScaClient(sandbox, 'journal');
  const ott = await ada.session();
  await pageOf('journal', ott);
  await decide('journal', ott, 'decision=approve');
  const journal = await sandbox.control('GET', '/requests', undefined, 'journal');
  expect(JSON.stringify([journal.body, sandbox.said])).not.toContain(ott);
});
