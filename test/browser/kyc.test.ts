import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { browserPath, NO_BROWSER, openBrowser } from '../support/browser.ts';

if (!browserPath) console.warn(NO_BROWSER);

const json = { 'content-type': 'application/json', authorization: 'Bearer localwise-user-token' };

describe.skipIf(!browserPath)('the page on which customers say who they are', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let partner: Server;
  let url: string;
  beforeAll(async () => {
    sandbox = await createSandbox({ clock: '2026-03-02T09:00:00Z', seed: 'empty' });
    url = await sandbox.listen();
    partner = createServer((request, response) => response.end(`back at ${request.url}`));
    await new Promise<void>(resolve => partner.listen(0, '127.0.0.1', resolve));
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    partner?.close();
    await sandbox?.close();
  });

  const ask = async (method: string, path: string, body?: object) =>
    (await fetch(`${url}${path}`, { method, headers: json, ...(body && { body: JSON.stringify(body) }) })).json();

  test('takes what is asked for, one after another, and goes back to the application', async () => {
    const wish = { profileId: 30_000_001, requirements: ['ID_DOCUMENT_WITH_LIVENESS', 'INCOME'] };
    const { id } = (await ask('POST', '/_localwise/kyc-reviews', wish)) as { id: string };
    await ask('POST', '/_localwise/clock/advance', { by: 'PT1S' });
    const back = `http://127.0.0.1:${(partner.address() as AddressInfo).port}/back?a=1#top`;
    const path = `/v1/profiles/30000001/kyc-reviews/${id}`;
    const { link } = (await ask('PATCH', path, { redirectUrl: back })) as { link: { value: string } };

    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(link.value);
    expect(await page.locator('h1').innerText()).toBe('Verify yourself');
    await page.getByRole('button', { name: 'Give INCOME' }).click();
    await page.getByRole('button', { name: 'Give ID_DOCUMENT_WITH_LIVENESS' }).click();
    await page.waitForURL(/\/back/);
    expect(page.url()).toBe(back.replace('#', '&status=success#'));
    expect(complaints.filter(text => !text.includes('favicon'))).toEqual([]);
    expect(((await ask('GET', path)) as { status: string }).status).toBe('PROCESSING');
    const again = await page.goto(link.value);
    expect(again?.status()).toBe(410);
  }, 60_000);
});
