import type { CoverageShown } from './coverage.ts';

type Operation = CoverageShown['operations'][number];

/** For people and for the logs of continuous integration: what was called in a table, and the rest by name. */
export function writeCoverage({ totals, operations }: CoverageShown): string {
  const called = operations.filter(({ calls }) => calls > 0);
  const uncalled = operations.filter(({ calls }) => calls === 0).map(({ operationId }) => operationId);
  const shares = Object.entries(totals).map(
    ([what, { exercised, of, percent }]) => `${titles[what] ?? what}: ${exercised} of ${of} (${percent.toFixed(1)} %)`,
  );
  const head = ['Operation', 'Calls', 'Statuses', 'Documented, but never seen', 'Fields'];
  const table = called.length === 0 ? [] : ['', ...aligned([head, ...called.map(rowOf)])];
  const rest = uncalled.length === 0 ? [] : ['', `Never called (${uncalled.length}):`, ...wrapped(uncalled)];
  return [...shares, ...table, ...rest, ''].join('\n');
}

const titles: Readonly<Record<string, string>> = {
  operations: 'Operations',
  statuses: 'Statuses',
  responseFields: 'Fields of replies',
};

function rowOf({ operationId, calls, statuses, documentedStatuses, responseFields }: Operation): string[] {
  const seen = Object.entries(statuses).map(([status, count]) => `${status}×${count}`);
  const unseen = documentedStatuses.filter(status => !(status in statuses));
  const fields = `${responseFields.seen}/${responseFields.documented}`;
  return [operationId, String(calls), seen.join(' '), unseen.join(' ') || '-', fields];
}

function aligned(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map(row => row[i]?.length ?? 0))) ?? [];
  return rows.map(row =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const WIDTH = 110;

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const each of words) {
    if (line.length + each.length >= WIDTH) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${each}`;
  }
  return [...lines, line];
}
