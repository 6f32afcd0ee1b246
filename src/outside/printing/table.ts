import { setImmediate as breathe } from 'node:timers/promises';
import type { PdfTable } from '../../routes/views/documents/pdf.ts';
import { drawable } from './fonts.ts';
import { bottomOf, heightOf, INK, LINE_INK, type Sheet, useFont, widthOf } from './page.ts';

const SIZE = 8;
const PADDING = 4;
/** So many rows take a few milliseconds, after which others have their turn. */
const ROWS_AT_ONCE = 50;

interface Column {
  readonly left: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** Draws a table over as many pages as it takes, with its titles at the top of each. */
export async function writeTable(sheet: Sheet, table: PdfTable): Promise<void> {
  const columns = place(sheet, table);
  const titles = table.columns.map(column => drawable(column.title));
  const writeTitles = () => writeRow(sheet, columns, titles, 'bold');
  writeTitles();
  for (const [index, row] of table.rows.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await breathe();
    writeRow(sheet, columns, row.map(drawable), 'plain', writeTitles);
  }
  sheet.x = sheet.page.margins.left;
}

function place(sheet: Sheet, { columns }: PdfTable): readonly Column[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let left = sheet.page.margins.left;
  return columns.map(({ share, align = 'left' }) => {
    const width = (widthOf(sheet) * share) / shares;
    const column = { left, width: width - PADDING, align };
    left += width;
    return column;
  });
}

/** A row that does not fit goes to the next page; one that fits none is cut short. */
function writeRow(
  sheet: Sheet,
  columns: readonly Column[],
  cells: readonly string[],
  font: 'plain' | 'bold',
  onNewPage?: () => void,
): void {
  useFont(sheet, font).fontSize(SIZE).fillColor(INK);
  const tallest = heightOf(sheet) - 6 * SIZE;
  const heights = columns.map(({ width }, index) => sheet.heightOfString(cells[index] ?? '', { width }));
  const height = Math.min(Math.max(SIZE, ...heights), tallest);
  if (sheet.y + height + 2 * PADDING > bottomOf(sheet)) {
    sheet.addPage();
    onNewPage?.();
    useFont(sheet, font).fontSize(SIZE).fillColor(INK);
  }
  const top = sheet.y + PADDING;
  for (const [index, { left, width, align }] of columns.entries()) {
    sheet.text(cells[index] ?? '', left, top, { width, align, height: height + 1, ellipsis: true });
  }
  sheet.y = top + height + PADDING;
  const { left, right } = sheet.page.margins;
  sheet
    .moveTo(left, sheet.y)
    .lineTo(sheet.page.width - right, sheet.y)
    .lineWidth(0.5)
    .strokeColor(LINE_INK)
    .stroke();
}
