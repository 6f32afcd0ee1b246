import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { browserPath, NO_BROWSER, openBrowser, openPage } from '../support/browser.ts';

if (!browserPath) console.warn(NO_BROWSER);

const authorization = 'Bearer localwise-user-token';

describe.skipIf(!browserPath)('the page of a one-time token in a browser', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    sandbox = await createSandbox({ clock: '2026-03-02T09:00:00Z', seed: 'empty' });
    [url, browser] = await Promise.all([sandbox.listen(), openBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await sandbox?.close();
  });

  const ask = async (path: string, init: RequestInit = {}) =>
    (await fetch(`${url}${path}`, { ...init, headers: { authorization, ...init.headers } })).json();
  const openToken = async (): Promise<string> => {
    const asked = await ask('/v2/profiles/30000001/sca-sessions/authorise', { method: 'POST' });
    return (asked as { oneTimeTokenProperties: { oneTimeToken: string } }).oneTimeTokenProperties.oneTimeToken;
  };
  const statusOf = async (token: string): Promise<string> => {
    const { record } = (await ask(`/_localwise/resources/one-time-tokens/${token}`)) as { record: { status: string } };
    return record.status;
  };

  test.each([
    ['Approve', 'READY', { javaScriptEnabled: false }],
    ['Refuse', 'EXPIRED', { colorScheme: 'dark' as const }],
  ])(
    '%s makes it %s, by the keyboard',
    async (label, status, options) => {
      const token = await openToken();
      const { page, trouble, close } = await openPage(browser, [url], {
        ...options,
        viewport: { width: 320, height: 600 },
      });
      await page.goto(`${url}/_localwise/hosted/one-time-tokens/${token}`);
      expect(await page.getByRole('main').innerText()).toContain('ada.lovell@example.com');
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const button = page.getByRole('button', { name: label });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByText('You may close this page').waitFor();
      expect(await statusOf(token)).toBe(status);
      expect(trouble()).toEqual([]);
      await close();
    },
    60_000,
  );
});
