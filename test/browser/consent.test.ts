import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { browserPath, NO_BROWSER, openBrowser, openPage } from '../support/browser.ts';
import { credentials } from '../support/tokens.ts';

if (!browserPath) console.warn(NO_BROWSER);

/** A partner's program: takes the user back, and shows its own page at another origin, as many do. */
function openPartner(): Promise<Server> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const [path = '', query = ''] = (request.url ?? '').split('?');
    if (path !== '/callback') response.setHeader('content-type', 'text/html').end('<title>Partner</title>Welcome back');
    else response.writeHead(302, { location: `http://127.0.0.1:${port}/home?${query}` }).end();
  });
  return new Promise(resolve => server.listen(0, () => resolve(server)));
}

describe.skipIf(!browserPath)('the consent page in a browser', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let partner: Server;
  let url: string;
  let callback: string;
  beforeAll(async () => {
    sandbox = await createSandbox({ clock: '2026-03-02T09:00:00Z', seed: 'empty' });
    [url, browser, partner] = await Promise.all([sandbox.listen(), openBrowser(), openPartner()]);
    callback = `http://localhost:${(partner.address() as AddressInfo).port}/callback`;
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    partner?.close();
    await sandbox?.close();
  });

  const authorizeUrl = (base = url) =>
    `${base}/oauth/authorize?${new URLSearchParams({ client_id: 'localwise', redirect_uri: callback, state: 'to & fro' })}`;

  const open = (options: BrowserContextOptions = {}) => {
    const home = callback.replace('localhost', '127.0.0.1').replace('/callback', '/home');
    return openPage(browser, [url, callback, home], options);
  };

  /** Trades the code that the partner was handed, and asks for the profile with the token. */
  async function profileBehind(landed: string, base = url) {
    const { searchParams } = new URL(landed);
    const form = {
      grant_type: 'authorization_code',
      client_id: 'localwise',
      code: searchParams.get('code') ?? '',
      redirect_uri: callback,
    };
    const headers = { authorization: credentials };
    const token = await fetch(`${base}/oauth/token`, { method: 'POST', headers, body: new URLSearchParams(form) });
    const { access_token } = (await token.json()) as { access_token: string };
    const profiles = await fetch(`${base}/v2/profiles`, { headers: { authorization: `Bearer ${access_token}` } });
    return ((await profiles.json()) as { id: number }[]).map(({ id }) => id);
  }

  const landed = async (page: Page): Promise<string> => {
    await page.waitForURL(/\/home\?/);
    return page.url();
  };

  test.each([
    ['with scripts', {}],
    [
      'without scripts, in the dark, in a small window',
      { javaScriptEnabled: false, colorScheme: 'dark' as const, viewport: { width: 360, height: 640 } },
    ],
  ])(
    'a user approves %s and lands with the partner, wherever that leads on to',
    async (_, options) => {
      const { page, trouble, close } = await open(options);
      await page.goto(authorizeUrl());
      await page.getByLabel('Northbank Trading Ltd').check();
      await page.getByRole('button', { name: 'Approve' }).click();
      const to = await landed(page);
      expect(new URL(to).searchParams.get('state')).toBe('to & fro');
      expect(await page.title()).toBe('Partner');
      expect(await profileBehind(to)).toEqual([30000002]);
      expect(trouble()).toEqual([]);
      await close();
    },
    60_000,
  );

  test('the keyboard alone will do, and shows where it is', async () => {
    const { page, trouble, close } = await open();
    await page.goto(authorizeUrl());
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    const focused = page.locator(':focus');
    expect(await focused.getAttribute('value')).toBe('30000002');
    const outline = await page.evaluate<string>(
      'getComputedStyle(document.querySelector(".choice:focus-within")).outlineWidth',
    );
    expect(outline).toBe('3px');
    await page.keyboard.press('Tab');
    expect(await focused.innerText()).toBe('Approve');
    await page.keyboard.press('Enter');
    expect(new URL(await landed(page)).searchParams.get('profileId')).toBe('30000002');
    expect(trouble()).toEqual([]);
    await close();
  }, 60_000);

  test('denying asks for no choice; approving does', async () => {
    const { page, trouble, close } = await open();
    await page.goto(authorizeUrl());
    await page.getByRole('button', { name: 'Approve' }).click();
    expect(page.url()).toContain('/oauth/authorize');
    expect(await page.locator('input:invalid').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Deny' }).click();
    expect(new URL(await landed(page)).searchParams.get('error')).toBe('access_denied');
    expect(trouble()).toEqual([]);
    await close();
  }, 60_000);

  test('everything that is chosen or pressed has a name, is large enough, and fits a small window', async () => {
    const { page, trouble, close } = await open({ viewport: { width: 320, height: 600 } });
    await page.goto(authorizeUrl());
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('group', { name: 'ada.lovell@example.com' }).getByRole('radio').count()).toBe(2);
    const labels = '[...document.querySelectorAll("[type=radio]")].map(each => each.labels.length)';
    expect(await page.evaluate<number[]>(labels)).toEqual([1, 1]);
    for (const target of await page.locator('.choice, button').all()) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    expect(trouble()).toEqual([]);
    await close();
  }, 60_000);

  test('a world by its path is left with a code of that world', async () => {
    const base = `${url}/_worlds/mine`;
    const { page, trouble, close } = await open();
    await page.goto(authorizeUrl(base));
    await page.getByLabel('Ada Lovell').check();
    await page.getByRole('button', { name: 'Approve' }).click();
    expect(await profileBehind(await landed(page), base)).toEqual([30000001]);
    expect(trouble()).toEqual([]);
    await close();
  }, 60_000);
});
