import PDFDocument from 'pdfkit';
import type { PdfDocument } from '../../routes/views/documents/pdf.ts';
import { drawable, fontFiles } from './fonts.ts';

/** The document as the library builds it up. */
export type Sheet = PDFKit.PDFDocument;

export const INK = '#1c1c1c';
export const PALE_INK = '#6a6a6a';
export const LINE_INK = '#d0d0d0';
const MARGIN = 48;

/** An empty A4 document; its date and its name for itself are the document's, so that its bytes are, too. */
export function openSheet({ title, createdAt }: PdfDocument): Sheet {
  return new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    font: fontFiles().plain,
    bufferPages: true,
    displayTitle: true,
    info: { Title: drawable(title), Creator: 'localwise', Producer: 'localwise', CreationDate: new Date(createdAt) },
  });
}

/** By its file, which is what the library remembers a font by: another name for it, and the file is read every time. */
export const useFont = (sheet: Sheet, face: 'plain' | 'bold'): Sheet => sheet.font(fontFiles()[face]);

export const widthOf = (sheet: Sheet): number => sheet.page.width - 2 * MARGIN;
export const bottomOf = (sheet: Sheet): number => sheet.page.height - MARGIN;
export const heightOf = (sheet: Sheet): number => sheet.page.height - 2 * MARGIN;

/** Turns the page where less than so much is left of it, in points. */
export function makeRoom(sheet: Sheet, points: number): void {
  if (sheet.y + points > bottomOf(sheet)) sheet.addPage();
}

export function write(sheet: Sheet, text: string, look: { bold?: boolean; size: number; pale?: boolean }): void {
  useFont(sheet, look.bold ? 'bold' : 'plain')
    .fontSize(look.size)
    .fillColor(look.pale ? PALE_INK : INK)
    .text(drawable(text), MARGIN, sheet.y, { width: widthOf(sheet) });
}

/** Numbers the pages, once it is known how many there are. */
export function numberPages(sheet: Sheet): void {
  const { count } = sheet.bufferedPageRange();
  for (let page = 0; count > 1 && page < count; page += 1) {
    sheet.switchToPage(page);
    // Below the margin the library would turn the page.
    sheet.page.margins.bottom = 0;
    useFont(sheet, 'plain')
      .fontSize(8)
      .fillColor(PALE_INK)
      .text(`${page + 1} / ${count}`, MARGIN, sheet.page.height - 32, {
        width: widthOf(sheet),
        align: 'right',
        lineBreak: false,
      });
  }
}
