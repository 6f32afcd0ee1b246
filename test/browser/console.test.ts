import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { browserPath, NO_BROWSER, openBrowser, openPage } from '../support/browser.ts';

if (!browserPath) console.warn(NO_BROWSER);

const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=1</script>"\'&lt;';
const sections = [
  'overview',
  'resources',
  'resources/transfers',
  'requests',
  'webhooks',
  'faults',
  'overrides',
  'clock',
  'snapshots',
  'coverage',
  'settings',
];

describe.skipIf(!browserPath)('the console', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    sandbox = await createSandbox({ clock: '2026-03-02T09:00:00Z', randomSeed: '7' });
    [url, browser] = await Promise.all([sandbox.listen(), openBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await sandbox?.close();
  });

  const open = async (world: string, hash = '', options: BrowserContextOptions = {}) => {
    const { page, trouble, close } = await openPage(browser, [url], options);
    await page.goto(`${url}/_worlds/${world}/_localwise${hash}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return { page, trouble, close };
  };

  const said = (page: Page) => page.getByRole('status');

  test('drives a transfer, moves the clock, and shows what came of it', async () => {
    const { page, trouble, close } = await open('drive');
    await page.getByRole('link', { name: 'Resources', exact: true }).click();
    await page.getByRole('link', { name: /transfers/ }).click();
    await page.getByRole('link', { name: '2148000016' }).click();
    await page.getByRole('button', { name: /^receive/ }).click();
    await said(page).getByText('transfers 2148000016 is processing').waitFor();
    await page.locator('.timeline').getByText('processing').waitFor();
    const { record } = await sandbox.world('drive').control.resources.get('transfers', '2148000016');
    expect(record.status).toBe('processing');
    await page.getByRole('button', { name: 'Advance by a day' }).click();
    await said(page).getByText('2026-03-03 09:00:00').waitFor();
    expect(await sandbox.world('drive').clock.now()).toBe('2026-03-03T09:00:00.000Z');
    expect(trouble()).toEqual([]);
    await close();
  }, 60_000);

  test('orders faults, keeps snapshots, and changes settings', async () => {
    const { page, trouble, close } = await open('orders', '#/faults');
    const { control } = sandbox.world('orders');
    await page.getByLabel('Operation').fill('transferCreate');
    await page.getByLabel('What happens').selectOption('dropAfter');
    await page.getByRole('button', { name: 'Order it' }).click();
    await page.getByRole('button', { name: 'End fault 1' }).waitFor();
    const { faults } = await control.faults.list();
    expect(faults).toMatchObject([{ match: { operationId: 'transferCreate' }, times: 1, then: { drop: 'after' } }]);
    await page.goto(`${url}/_worlds/orders/_localwise#/snapshots`);
    await page.getByLabel('Name').fill('before');
    await page.getByRole('button', { name: /^Keep/ }).click();
    await page.getByRole('button', { name: 'Restore before' }).waitFor();
    await page.goto(`${url}/_worlds/orders/_localwise#/settings`);
    await page.getByLabel('Strong customer').selectOption('always');
    await said(page).getByText('The settings are changed').waitFor();
    expect((await control.settings.read()).sca).toBe('always');
    await page.getByLabel('Any others').fill('{"sca": "sometimes"}');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('alert').getByText('sca must be one of').waitFor();
    // The browser itself complains of what was refused.
    expect(trouble().filter(text => !/status of 400/.test(text))).toEqual([]);
    await close();
  }, 60_000);

  test('shows hostile texts as texts, wherever they come from', async () => {
    const world = sandbox.world('hostile');
    await world.control.snapshots.keep({ name: HOSTILE });
    const headers = { authorization: 'Bearer localwise-user-token', 'x-mark': HOSTILE };
    const payload = { profile: 30_000_001, accountHolderName: HOSTILE, currency: HOSTILE, type: 'iban' };
    await world.inject({ method: 'POST', url: `/v1/accounts?${encodeURIComponent(HOSTILE)}`, headers, payload });
    await world.control.clients.put('localwise', { name: HOSTILE });
    const { page, trouble, close } = await open('hostile', '#/snapshots');
    await page.getByText(HOSTILE, { exact: true }).waitFor();
    for (const hash of [
      '#/requests/1',
      '#/resources/clients/localwise',
      `#/resources/${encodeURIComponent(HOSTILE)}`,
    ]) {
      await page.goto(`${url}/_worlds/hostile/_localwise${hash}`);
      await page.getByText('onerror=').first().waitFor();
      const made = await page.evaluate<number>('document.querySelectorAll("main img, main script").length');
      expect([made, await page.title()]).toEqual([0, expect.stringContaining('localwise')]);
    }
    expect(trouble().filter(text => !/status of 404/.test(text))).toEqual([]);
    await close();
  }, 60_000);

  test('keeps up by itself, and leaves alone what somebody is writing', async () => {
    const { page, trouble, close } = await open('news');
    const name = page.getByLabel('A new world');
    await name.fill('half-writ');
    await sandbox.world('news').inject({ url: '/v1/nowhere' });
    await page.getByText('No operation has the path /v1/nowhere').waitFor();
    expect(await name.inputValue()).toBe('half-writ');
    expect(await page.locator(':focus').getAttribute('name')).toBe('name');
    await page.context().setOffline(true);
    await page.getByRole('alert').getByText('localwise does not answer').waitFor();
    await page.context().setOffline(false);
    await said(page).getByText('Connected again').waitFor();
    expect(trouble().filter(text => !/ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([]);
    await close();
  }, 60_000);

  test('the keyboard alone will do', async () => {
    const { page, trouble, close } = await open('keys');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to content');
    await page.getByRole('link', { name: 'Clock', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Clock', level: 1 }).waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('main');
    await page.getByLabel('By', { exact: true }).focus();
    await page.keyboard.type('P2D');
    await page.keyboard.press('Enter');
    await said(page).getByText('2026-03-04 09:00:00').waitFor();
    expect(trouble()).toEqual([]);
    await close();
  }, 60_000);

  test.each([
    ['a small window in the dark', { viewport: { width: 360, height: 640 }, colorScheme: 'dark' as const }],
    ['a large one', { viewport: { width: 1440, height: 900 } }],
  ])(
    'every section fits %s, and all that is pressed there has a name',
    async (_, options) => {
      const { page, trouble, close } = await open('default', '', options);
      for (const section of sections) {
        await page.goto(`${url}/_localwise#/${section}`);
        await page.locator('nav [aria-current]', { hasText: new RegExp(section.split('/')[0] ?? '', 'i') }).waitFor();
        await page.getByRole('heading', { level: 1, name: new RegExp(section.split('/')[0] ?? '', 'i') }).waitFor();
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect([section, overflow <= 0]).toEqual([section, true]);
        const nameless = '[...document.querySelectorAll("button, a, input, select, textarea")]';
        const unnamed = `${nameless}.filter(e => !(e.innerText || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)`;
        expect(await page.evaluate<string[]>(unnamed)).toEqual([]);
      }
      expect(trouble()).toEqual([]);
      await close();
    },
    60_000,
  );
});
