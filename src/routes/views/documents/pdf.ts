import type { Printable } from '../../../contract/row.ts';
import type { Instant } from '../../../state/kernel/index.ts';

/** A page of text, as a view lays it out; fonts, breaks and bytes are the printer's business. */
export interface PdfDocument extends Printable {
  readonly prints: 'pdf';
  /** Shown by readers in place of the file's name. */
  readonly title: string;
  /** Written into the file as its date, so that the same receipt has the same bytes. */
  readonly createdAt: Instant;
  readonly blocks: readonly PdfBlock[];
}

export type PdfBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Small print. */
  | { readonly kind: 'note'; readonly text: string }
  /** A label and what it stands for, one below the other. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | PdfTable;

export interface PdfTable {
  readonly kind: 'table';
  readonly columns: readonly PdfColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface PdfColumn {
  readonly title: string;
  /** Share of the page's width, counted against the other columns'. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}
