import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a text, as 64 lower-case hex digits: a computation, and so the one thing taken from the platform here. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Compared by digests, which are of one length, in a time that tells nothing of where the two differ. */
export const isSameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));
