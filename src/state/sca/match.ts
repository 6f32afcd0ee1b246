import { sha256 } from '../kernel/index.ts';
import type { Factor } from './record.ts';

/** A face that is always recognised, whichever one was enrolled: no two exports of one face are alike. */
export const FACE_THAT_PASSES = 'localwise-face-that-passes';

/** A face that is never recognised, even where it was enrolled. */
export const FACE_THAT_FAILS = 'localwise-face-that-fails';

/** The password that reaches every phone: nothing is really sent. */
export const ONE_TIME_PASSWORD = '111111';

/** The digest a value is kept by, which no other factor of the same value shares. */
export const digestOf = (factorId: string, value: string): string => sha256(`${factorId} ${value}`);

/**
 * Whether a value is the enrolled one. Digests are compared, never values: how long that takes tells how far two hashes
 * agree, from which nobody learns how close a guess was.
 * @assumed a face map matches when it is the enrolled text to the letter; a real one is judged by likeness
 */
export function matches({ id, kind, digest }: Factor, value: string): boolean {
  if (kind === 'FACE_MAP' && value === FACE_THAT_PASSES) return true;
  if (kind === 'FACE_MAP' && value === FACE_THAT_FAILS) return false;
  return digestOf(id, value) === digest;
}
