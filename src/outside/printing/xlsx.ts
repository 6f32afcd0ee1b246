import { unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import type { Workbook } from '../../routes/views/documents/workbook.ts';

type Cells = Workbook['rows'][number];

export async function printWorkbook({ sheet, columns, rows }: Workbook): Promise<Uint8Array> {
  const titles = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const file = writeExcelFile([titles, ...rows.map(toRow)], {
    sheet,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  });
  return undated(await file.toBuffer());
}

const toRow = (cells: Cells) =>
  cells.map(cell => {
    if (cell === null || cell === '') return null;
    return typeof cell === 'number' ? { value: cell, type: Number } : { value: printable(cell), type: String };
  });

/** XML has no way to say control characters, nor half a pair of surrogates; and a cell holds so much and no more. */
const printable = (text: string): string =>
  text.slice(0, 32_767).replace(/[^\t\n\r\P{Cc}]|\p{Cs}|[\ufffe\uffff]/gu, '');

/** The library packs each file with the time of day; packed again without, the same workbook has the same bytes. */
const undated = (zip: Uint8Array): Uint8Array => zipSync(unzipSync(zip), { mtime: new Date(1980, 0, 1) });
