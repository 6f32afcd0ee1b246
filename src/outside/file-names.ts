import { createHash } from 'node:crypto';

/** Disks end a name at 255 letters, of which a suffix and a draft's own take some. */
const LONGEST = 200;
const HASH = 64;

/**
 * A name as a file's: lower case, since some disks do not tell cases apart, and with nothing that a shell or a disk reads
 * as more than a letter. A name that is too long for a disk is cut, and told from others by its hash.
 */
export function fileNameOf(name: string): string {
  const written = [...Buffer.from(name)].map(wordOf).join('');
  if (written.length <= LONGEST) return written;
  return `${written.slice(0, LONGEST - HASH - 1)}~${createHash('sha256').update(name).digest('hex')}`;
}

/** The name that a file's name was made from; undefined when it was cut, or was made by nobody here. */
export function nameOfFile(written: string): string | undefined {
  const bytes = written.match(/%[0-9a-f]{2}|[a-z0-9-]/g) ?? [];
  if (bytes.join('') !== written) return undefined;
  const name = Buffer.from(
    bytes.map(byte => (byte.length > 1 ? Number.parseInt(byte.slice(1), 16) : byte.charCodeAt(0))),
  );
  return name.toString();
}

function wordOf(byte: number): string {
  const letter = String.fromCharCode(byte);
  return /[a-z0-9-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, '0')}`;
}
