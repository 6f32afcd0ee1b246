import { editDistance } from '../routes/plugins/edit-distance.ts';
import { nearestWord } from '../routes/plugins/nearest-word.ts';

/** The known word that was probably meant; undefined where none is near enough to be. */
export function nearestOf(written: string, known: readonly string[]): string | undefined {
  const nearest = nearestWord(written, known);
  return editDistance(nearest, written) <= Math.max(2, Math.floor(written.length / 3)) ? nearest : undefined;
}

/** `unknown flag --prot; did you mean --port?` */
export function unknown(kind: string, written: string, known: readonly string[]): string {
  const nearest = nearestOf(written, known);
  return `unknown ${kind} ${written}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
}
