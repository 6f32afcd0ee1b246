import type { Printable } from '../contract/row.ts';

/** Makes the bytes of a document. */
export async function print({ prints }: Printable): Promise<Uint8Array> {
  throw new Error(`nothing prints ${prints}`);
}
