import { type OperationRow, operations } from '../../../src/contract/generated/operations.ts';
import { isGap } from '../../../src/routes/binding.ts';
import { handlers } from '../../../src/routes/index.ts';
import { legacyRoutes } from '../../../src/routes/legacy/index.ts';
import { code, table } from './sections.ts';

const isBuilt = ({ id }: OperationRow): boolean => !isGap(handlers[id as keyof typeof handlers]);

/** What is emulated, by tag, and what answers 501 so far. */
export function emulatedSection(): string {
  const rows = Object.values<OperationRow>(operations);
  const tags = [...new Set(rows.map(({ tag }) => tag))].sort();
  const built = rows.filter(isBuilt);
  const lines = tags.map(tag => {
    const all = rows.filter(row => row.tag === tag);
    const names = (some: readonly OperationRow[]) => some.map(({ id }) => code(id)).join(' ') || '–';
    const done = all.filter(isBuilt);
    return [tag, `${done.length} of ${all.length}`, names(done), names(all.filter(row => !isBuilt(row)))];
  });
  if (built.length === rows.length) {
    const whole = lines.map(([tag = '', , done = '']) => [tag, done]);
    return [`All ${rows.length} operations are emulated.`, table(['Tag', 'Operations'], whole)].join('\n\n');
  }
  return [
    `${built.length} of ${rows.length} operations are emulated; the others answer 501 and say so.`,
    table(['Tag', 'Built', 'Emulated', 'Answers 501'], lines),
  ].join('\n\n');
}

/** Paths that real programs call and that the contract does not have. */
export const legacySection = (): string =>
  table(
    ['Call', 'Speaks like'],
    legacyRoutes.map(({ method, url, sameAs }) => [code(`${method} ${url.replace(/:(\w+)/g, '{$1}')}`), code(sameAs)]),
  );
