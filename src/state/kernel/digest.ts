import { createHash } from 'node:crypto';

/** SHA-256 of a text, as 64 lower-case hex digits: a computation, and so the one thing taken from the platform here. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
