import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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
