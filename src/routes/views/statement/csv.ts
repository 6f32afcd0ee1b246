import type { Statement } from '../../../state/statements/index.ts';
import { type Cell, columns, plainAmount, rowsOf } from './columns.ts';
import type { Words } from './words.ts';

/**
 * A statement as comma-separated values.
 * @source balanceStatementGet
 * @assumed a text that a spreadsheet would take for a formula is written as it is, since programs read this as well
 */
export const showStatementCsv = (statement: Statement, words: Words): string =>
  [columns.map(({ title }) => title), ...rowsOf(statement, words)]
    .map(cells => `${cells.map(written).join(',')}\n`)
    .join('');

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return plainAmount(cell);
  const text = String(cell);
  // Blanks are quoted, too, as in the files that are seen.
  return /[\s",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
