import { expect } from 'vitest';
import { Inbox } from './inbox.ts';
import { beginning, type Lived, onServer, Suite } from './parallel.ts';

export interface Check {
  readonly suites: number;
  readonly steps: number;
  /** Each suite alone has a fresh server, or all of them one, one after another. */
  readonly fresh: 'each' | 'all';
}

/** Runs suites side by side on one server, and each again without the others: no difference may be seen. */
export async function checkSuites({ suites, steps, fresh }: Check) {
  const start = await beginning();
  const inbox = await Inbox.open();
  const sideBySide = async (url: string, group: readonly string[]): Promise<Lived[]> => {
    const running = group.map(name => new Suite(url, name, start.subjects));
    await Promise.all(running.map(suite => suite.live(steps, inbox.url)));
    return Promise.all(running.map(suite => suite.end()));
  };
  const names = Array.from({ length: suites }, (_, i) => `suite-${i + 1}`);
  const together = await onServer(start, url => sideBySide(url, names));
  const told = inbox.events.map(({ path, headers }) => `${path} ${headers['x-delivery-id']}`);
  // What was told was told once, and of what the worlds know all was told.
  expect(new Set(told).size).toBe(told.length);
  expect(told.length).toBe(
    together.flatMap(({ deliveries }) => deliveries).filter(one => /Delivered$/.test(one)).length,
  );
  expect(new Set(together.map(({ world }) => world)).size).toBe(suites);
  const groups = fresh === 'all' ? [names] : names.map(name => [name]);
  const alone: Lived[] = [];
  for (const group of groups) {
    await onServer(start, async url => {
      for (const name of group) alone.push(...(await sideBySide(url, [name])));
    });
  }
  for (const [i, name] of names.entries()) expect(together[i], name).toEqual(alone[i]);
  await inbox.close();
  return { told: told.length, statuses: together.map(({ statuses }) => statuses) };
}
