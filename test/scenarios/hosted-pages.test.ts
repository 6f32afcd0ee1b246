import { afterAll, beforeAll, expect, test } from 'vitest';
import { STYLE } from '../../src/routes/hosted/style.ts';
import { authorize, CALLBACK, codeOf, decide, exchange } from '../support/consent.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';
import { askToken, registration, registrationCode, signUp } from '../support/tokens.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;`;

test('every page is held to what it brings along, and is kept nowhere', async () => {
  const pages: readonly Answer[] = [
    await authorize(sandbox),
    await authorize(sandbox, { client_id: 'nobody' }),
    await authorize(sandbox, { claim_account_code: 'x' }),
    await decide(sandbox, { decision: 'deny' }, { accept: 'text/html' }),
    await sandbox.inject({ method: 'GET', url: '/oauth/authorize', headers: { 'x-localwise-world': '../x' } }),
  ];
  for (const { headers, body } of pages) {
    const policy = String(headers['content-security-policy']);
    expect(policy).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['cache-control']).toContain('no-store');
    expect(body).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(body).toContain('local sandbox');
    expect(body).not.toMatch(/<script|style=|\son\w+=/);
    expect(body.match(/<h1>/g)).toHaveLength(1);
  }
});

test.each(['client_id', 'redirect_uri', 'state', 'claim_account_code', 'email', 'auto', 'profileId'])(
  'what is hostile in %s is shown as it is, and nothing more',
  async name => {
    for (const answer of [
      await authorize(sandbox, { [name]: HOSTILE }),
      await decide(sandbox, { decision: 'approve', profileId: '1', [name]: HOSTILE }),
      await decide(sandbox, { decision: 'deny', [name]: HOSTILE }, { accept: 'text/html' }),
    ]) {
      expect(answer.status).toBeLessThan(500);
      expect(answer.body).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
    }
  },
);

test('an application and people of hostile names are shown by them', async () => {
  await sandbox.control('PUT', '/clients/hostile', { secret: 's', name: HOSTILE, redirectUris: [CALLBACK] });
  const { body } = await authorize(sandbox, { client_id: 'hostile' });
  expect(body).not.toMatch(/<script|<img/);
  expect(body).toContain('&#60;script&#62;');
});

test('whoever reads HTML goes on by a page, so that no policy of ours binds the application; a program is redirected', async () => {
  const sent = { decision: 'approve', profileId: '30000001', state: '1;url=https://evil.example' };
  const page = await decide(sandbox, sent, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
  expect([page.status, page.headers.location]).toEqual([200, undefined]);
  const [, target = ''] = /http-equiv="refresh" content="0;url=([^"]*)"/.exec(page.body) ?? [];
  const to = new URL(target.replaceAll('&#38;', '&'));
  expect([to.origin, to.searchParams.get('state')]).toEqual(['http://localhost:3000', sent.state]);
  expect((await exchange(sandbox, to.searchParams.get('code') ?? '')).status).toBe(200);
  expect((await decide(sandbox, sent)).status).toBe(303);
});

test('the style sheet and the icon are served, and make no world', async () => {
  for (const [name, type] of [
    ['style.css', 'text/css; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
  ]) {
    const file = await sandbox.inject({ method: 'GET', url: `/_worlds/unseen/_localwise/hosted/${name}` });
    expect([file.status, file.headers['content-type']]).toEqual([200, type]);
  }
  expect((await sandbox.control('GET', '/worlds')).body.worlds.map(({ name }: { name: string }) => name)).not.toContain(
    'unseen',
  );
  expect(STYLE).not.toMatch(/url\(|@import|https?:/);
});

/** Contrast as WCAG computes it. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('text stands out from its ground in light and in dark, and so do the edges of what is pressed', () => {
  const schemes = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(
    ([, rules = '']) => new Map([...rules.matchAll(/(--[\w-]+): (#\w{6})/g)].map(([, name, value]) => [name, value])),
  );
  expect(schemes).toHaveLength(2);
  const pairs = [
    ['ink', 'card', 7],
    ['ink', 'paper', 7],
    ['quiet', 'card', 7],
    ['quiet', 'paper', 7],
    ['strong', 'card', 7],
    ['strong', 'paper', 7],
    ['on-strong', 'strong', 7],
    ['bad', 'card', 7],
    ['on-notice', 'notice', 7],
    ['edge', 'card', 3],
  ] as const;
  for (const scheme of schemes) {
    for (const [over, under, least] of pairs) {
      const ratio = contrast(scheme.get(`--${over}`) ?? '', scheme.get(`--${under}`) ?? '');
      expect(ratio, `${over} on ${under}`).toBeGreaterThanOrEqual(least);
    }
  }
});

test('codes of consent and of claims are written down nowhere', async () => {
  await sandbox.control('DELETE', '/requests');
  await signUp(sandbox);
  const token = (await askToken(sandbox, registration)).body.access_token;
  const claim = await sandbox.call('claimAccountCreate', { body: { registrationCode }, token });
  const { claimAccountCode } = claim.body;
  await authorize(sandbox, { claim_account_code: claimAccountCode });
  await decide(sandbox, { claim_account_code: claimAccountCode, decision: 'deny' }, { accept: 'text/html' });
  const given = await authorize(sandbox, { auto: 'approve' });
  const code = codeOf(given);
  const page = await decide(sandbox, { decision: 'approve', profileId: '30000001' }, { accept: 'text/html' });
  const [, shown = ''] = /code=([0-9a-f]{32})/.exec(page.body) ?? [];
  expect(shown).toHaveLength(32);
  await exchange(sandbox, code);
  await exchange(sandbox, shown, 'http://localhost:3000/elsewhere');
  await sandbox.inject({ method: 'GET', url: `/oauth/authorize?code=${code}&claim_account_code=${claimAccountCode}` });
  const journal = await sandbox.control('GET', '/requests?limit=1000');
  expect(
    journal.body.requests.filter((each: { operationId: string }) => each.operationId === 'oauthAuthorize'),
  ).toHaveLength(5);
  const written = JSON.stringify([journal.body, sandbox.said]);
  for (const secret of [code, shown, claimAccountCode]) expect(written).not.toContain(secret.slice(0, -4));
});
