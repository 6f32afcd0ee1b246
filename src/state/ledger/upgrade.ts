import type { Upgrade, WorldData } from '../kernel/index.ts';
import { isCustomer } from './chart.ts';
import { type Line, lines } from './lines.ts';
import { type Entry, entries } from './posting.ts';

/** Worlds of the first format may have no lines. What entries did to customers' accounts, in their order, is the same. */
export const linesFromEntries: Upgrade = { from: 1, bring: withLines };

function withLines(data: WorldData): WorldData {
  const saved = data.tables[entries.name];
  if (!saved || data.tables[lines.name]) return data;
  const after = new Map<string, number>();
  const made = saved
    .map(([row]) => row as Entry)
    .sort((a, b) => a.at - b.at || a.id - b.id)
    .flatMap(({ id: entryId, at, debit, credit, amountMinor }) => [
      { account: debit, entryId, at, amountMinor: -amountMinor },
      { account: credit, entryId, at, amountMinor },
    ])
    .filter(({ account }) => isCustomer(String(account)))
    .map((line, i): Line => {
      const afterMinor = (after.get(line.account) ?? 0) + line.amountMinor;
      after.set(line.account, afterMinor);
      return { id: i + 1, ...line, afterMinor };
    });
  return {
    ...data,
    counters: { ...data.counters, line: made.length + 1 },
    tables: { ...data.tables, [lines.name]: made.map(line => [line, []] as const) },
  };
}
