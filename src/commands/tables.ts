/** Rows under heads, each column as wide as what is longest in it. */
export function inColumns(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  head: (text: string) => string,
): readonly string[] {
  const widths = heads.map((_, i) => Math.max(...[heads, ...rows].map(row => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [head(line(heads)), ...rows.map(line)];
}

const spans = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `14 days`, `1 hour 5 minutes`: no finer than anybody would say it. */
export function readableLength(ms: number): string {
  let left = Math.round(ms / 1000);
  const parts = spans.flatMap(([name, length]) => {
    const count = Math.floor(left / length);
    left %= length;
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
  });
  return parts.slice(0, 2).join(' ') || '0 seconds';
}

const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** `3.4 MB` */
export function readableSize(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${units[step]}`;
}
