import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where Debian and its relatives keep the browser; another place is named by `CHROMIUM`. */
const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const browserPath: string | undefined = places.find(path => path !== undefined && existsSync(path));

/** Said by the tests of pages where they cannot run. */
export const NO_BROWSER = 'no browser is installed, so pages are not looked at (on Debian: apt-get install chromium)';

/** A browser without a screen that talks to nobody but the page under test. */
export function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
  const quiet = ['--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath: browserPath, headless: true, args: [...args, ...quiet] });
}

export interface WatchedPage {
  readonly page: Page;
  /** What the page complained of, and whom it asked for anything that is not its own. */
  readonly trouble: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** A page that is watched: everything it says, and every request beyond the addresses that are its own. */
export async function openPage(
  browser: Browser,
  own: readonly string[],
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', message => trouble.push(message.text()));
  page.on('pageerror', error => trouble.push(error.message));
  page.on('request', request => own.some(each => request.url().startsWith(each)) || trouble.push(request.url()));
  return { page, trouble: () => trouble, close: () => context.close() };
}
