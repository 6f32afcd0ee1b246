import { toUnits } from '../../../state/kernel/index.ts';
import type { Statement } from '../../../state/statements/index.ts';
import type { Workbook } from '../documents/workbook.ts';
import { type Cell, columns, rowsOf } from './columns.ts';
import type { Words } from './words.ts';

/** A statement as a workbook: the columns of the CSV form, and amounts to calculate with. @source balanceStatementGet */
export const showStatementXlsx = (statement: Statement, words: Words): Workbook => ({
  prints: 'xlsx',
  sheet: 'Statement',
  createdAt: statement.drawnAt,
  columns,
  rows: rowsOf(statement, words).map(cells => cells.map(written)),
});

const written = (cell: Cell): string | number | null =>
  typeof cell === 'object' && cell !== null ? toUnits(cell) : cell;
