import { editDistance } from '../routes/plugins/edit-distance.ts';

/** The known word that was probably meant. */
export function nearestOf(written: string, known: readonly string[]): string | undefined {
  const [nearest = ''] = [...known].sort((a, b) => editDistance(a, written) - editDistance(b, written));
  return editDistance(nearest, written) <= Math.max(2, Math.floor(written.length / 3)) ? nearest : undefined;
}

/** `unknown flag --prot; did you mean --port?` */
export function unknown(kind: string, written: string, known: readonly string[]): string {
  const nearest = nearestOf(written, known);
  return `unknown ${kind} ${written}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
}
