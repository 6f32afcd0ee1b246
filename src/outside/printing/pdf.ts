import type { PdfBlock, PdfDocument, PdfTable } from '../../routes/views/documents/pdf.ts';
import { makeRoom, numberPages, openSheet, type Sheet, write } from './page.ts';
import { writeTable } from './table.ts';

export async function printPdf(document: PdfDocument): Promise<Uint8Array> {
  const sheet = openSheet(document);
  const bytes = collect(sheet);
  for (const block of document.blocks) {
    if (block.kind === 'table') await writeTable(sheet, block);
    else writeBlock(sheet, block);
    sheet.moveDown(0.8);
  }
  numberPages(sheet);
  sheet.end();
  return bytes;
}

function collect(sheet: Sheet): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
    sheet.on('end', () => resolve(Buffer.concat(chunks)));
    sheet.on('error', reject);
  });
}

const looks = {
  title: { bold: true, size: 18 },
  heading: { bold: true, size: 11 },
  paragraph: { size: 10 },
  note: { size: 8, pale: true },
};

function writeBlock(sheet: Sheet, block: Exclude<PdfBlock, PdfTable>): void {
  // A heading is not the last line of a page, away from what it heads.
  if (block.kind === 'heading') makeRoom(sheet, 60);
  if (block.kind !== 'facts') write(sheet, block.text, looks[block.kind]);
  else for (const [label, value] of block.facts) writeFact(sheet, label, value);
}

function writeFact(sheet: Sheet, label: string, value: string): void {
  makeRoom(sheet, 30);
  write(sheet, label, { size: 8, pale: true });
  write(sheet, value, { size: 10 });
  sheet.moveDown(0.4);
}
