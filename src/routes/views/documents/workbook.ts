import type { Printable } from '../../../contract/row.ts';
import type { Instant } from '../../../state/kernel/index.ts';

/** A workbook of one sheet: a row of titles, then rows of cells. */
export interface Workbook extends Printable {
  readonly prints: 'xlsx';
  readonly sheet: string;
  readonly createdAt: Instant;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}
