import type { Printable } from '../contract/row.ts';
import type { PdfDocument } from '../routes/views/documents/pdf.ts';
import type { Workbook } from '../routes/views/documents/workbook.ts';

/** Makes the bytes of a document: the same bytes for the same document. Its library is read when first needed. */
export async function print(document: Printable): Promise<Uint8Array> {
  if (document.prints === 'xlsx') {
    const { printWorkbook } = await import('./printing/xlsx.ts');
    return printWorkbook(document as Workbook);
  }
  const { printPdf } = await import('./printing/pdf.ts');
  return printPdf(document as PdfDocument);
}
