import { magicFor, sha256, subject } from '../kernel/index.ts';
import type { Factor } from './record.ts';

/** A face that is always recognised, whichever one was enrolled: no two exports of one face are alike. */
export const FACE_THAT_PASSES = 'localwise-face-that-passes';

/** A face that is never recognised, even where it was enrolled. */
export const FACE_THAT_FAILS = 'localwise-face-that-fails';

/** The password that reaches every phone: nothing is really sent. */
export const ONE_TIME_PASSWORD = '111111';

/** Whether a face is recognised whatever was enrolled. */
export const faceCheck = subject<boolean>({
  name: 'face',
  outcomes: {},
  magic: [
    {
      name: 'face-passes',
      fact: 'face',
      look: 'whole',
      value: FACE_THAT_PASSES,
      does: 'is recognised, whichever face was enrolled',
      effect: true,
    },
    {
      name: 'face-fails',
      fact: 'face',
      look: 'whole',
      value: FACE_THAT_FAILS,
      does: 'is not recognised, even where it was enrolled',
      effect: false,
    },
  ],
});

/** Whether a password is the one that was sent. */
export const passwordCheck = subject<boolean>({
  name: 'one-time-password',
  outcomes: {},
  magic: [
    {
      name: 'password-passes',
      fact: 'password',
      look: 'whole',
      value: ONE_TIME_PASSWORD,
      does: 'is the password that was sent to every phone; any other is wrong',
      effect: true,
    },
  ],
});

/** The digest a value is kept by, which no other factor of the same value shares. */
export const digestOf = (factorId: string, value: string): string => sha256(`${factorId} ${value}`);

/**
 * Whether a value is the enrolled one. Digests are compared, never values: how long that takes tells how far two hashes
 * agree, from which nobody learns how close a guess was.
 * @assumed a face map matches when it is the enrolled text to the letter; a real one is judged by likeness
 */
export function matches({ id, kind, digest }: Factor, value: string): boolean {
  const known = kind === 'FACE_MAP' ? magicFor(faceCheck, { face: value }) : undefined;
  return known ? known.effect : digestOf(id, value) === digest;
}
