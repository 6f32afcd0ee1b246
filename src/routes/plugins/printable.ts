import type { Printable } from '../../contract/row.ts';

/** Whether a reply's body is a document that has yet to be printed. */
export const isPrintable = (body: unknown): body is Printable =>
  typeof body === 'object' && body !== null && 'prints' in body;
