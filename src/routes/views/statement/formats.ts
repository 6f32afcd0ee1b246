import type { FileBody } from '../../../contract/row.ts';
import type { Statement } from '../../../state/statements/index.ts';
import { showMillis } from '../dates.ts';
import { showStatementCamt053 } from './camt053.ts';
import { showStatementCsv } from './csv.ts';
import { showStatementMt940 } from './mt940.ts';
import { showStatementPdf } from './pdf.ts';
import { showStatementQif } from './qif.ts';
import type { Words } from './words.ts';
import { showStatementXlsx } from './xlsx.ts';

/** A form that statements are had in, beside JSON. */
export interface StatementFormat {
  /** As the path ends, and the file that is made of it. */
  readonly extension: string;
  readonly mediaType: string;
  readonly show: (statement: Statement, words: Words) => FileBody | string;
}

/** @source balanceStatementGet */
export const statementFormats: readonly StatementFormat[] = [
  { extension: 'csv', mediaType: 'text/csv', show: showStatementCsv },
  { extension: 'pdf', mediaType: 'application/pdf', show: showStatementPdf },
  {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    show: showStatementXlsx,
  },
  { extension: 'xml', mediaType: 'application/xml', show: showStatementCamt053 },
  { extension: 'mt940', mediaType: 'text/plain', show: showStatementMt940 },
  { extension: 'qif', mediaType: 'application/qif', show: showStatementQif },
];

/** `attachment; filename="statement_60000001_GBP_2026-01-01_2026-03-02.csv"` */
export function dispositionOf({ balance, from, to }: Statement, extension: string): string {
  const days = [from, to].map(at => showMillis(at).slice(0, 10));
  return `attachment; filename="${['statement', balance.id, balance.currency, ...days].join('_')}.${extension}"`;
}
