import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { browserPath, NO_BROWSER, openBrowser } from '../support/browser.ts';

if (!browserPath) console.warn(NO_BROWSER);

describe.skipIf(!browserPath)('the reference page', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    sandbox = await createSandbox({ clock: '2026-03-02T09:00:00Z' });
    url = await sandbox.listen();
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await sandbox?.close();
  });

  test('shows every operation, asks nobody else for anything, and calls the sandbox from the page', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    const strangers: string[] = [];
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
    page.on('request', request => request.url().startsWith(url) || strangers.push(request.url()));
    await page.goto(`${url}/docs`);
    await page.locator('.opblock-tag').first().waitFor();
    expect(await page.title()).toContain('localwise');
    expect(await page.locator('.opblock-tag').count()).toBeGreaterThan(40);

    await page.locator('.opblock-tag', { hasText: 'currencies' }).first().click();
    const operation = page.locator('#operations-currencies-currenciesGet');
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    const status = operation.locator('.live-responses-table .response-col_status').nth(1);
    await status.waitFor();
    expect(await status.innerText()).toContain('200');
    expect([complaints, strangers.filter(url => !url.startsWith('data:'))]).toEqual([[], []]);
  }, 60_000);
});
