/** What a disk's complaint means for whoever reads it. */
const meaning: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'this user may not take more of the disk',
  EFBIG: 'the file is larger than this process may write',
  EROFS: 'the disk can only be read',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOENT: 'the folder is gone',
  ENOTDIR: 'there is a file where a folder is needed',
  EEXIST: 'there is a file where a folder is needed',
  EISDIR: 'there is a folder where a file is needed',
  EIO: 'the disk does not work',
  EMFILE: 'this process has too many files open',
};

/** Why something could not be written or read, in words. */
export function reasonOf(error: unknown): string {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  return meaning[code] ?? message;
}

/** The disk does not do what is asked of it just now, and nobody may be told that it did. */
export class DiskTrouble extends Error {
  readonly statusCode = 503;

  constructor(what: string, cause: unknown) {
    super(`${what}: ${reasonOf(cause)}`, { cause });
  }
}
