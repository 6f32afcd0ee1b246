import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pause, systemClock } from '../system-clock.ts';
import type { Pair } from './certificate-making.ts';

/** Which files hold a pair. */
export interface PairFiles {
  readonly certificate: string;
  readonly key: string;
}

export const authorityFiles: PairFiles = { certificate: 'ca.pem', key: 'ca-key.pem' };
export const serverFiles: PairFiles = { certificate: 'server.pem', key: 'server-key.pem' };

/** A server that makes a pair at this very moment writes its second file within this time. */
const HALF_WRITTEN_MS = 1_000;
const STEP_MS = 25;

/** Certificates and keys as PEM files in a folder. */
export class CertificateFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async has(file: string): Promise<boolean> {
    return (await this.#read(file)) !== undefined;
  }

  /** A pair that can be used; undefined when neither file is there. Throws with the file and what is wrong with it. */
  async pair(files: PairFiles): Promise<Pair | undefined> {
    const [certificate, key] = await this.#both(files);
    if (certificate === undefined && key === undefined) return undefined;
    if (certificate === undefined) throw new Error(`${this.#at(files.certificate)} is missing beside ${files.key}`);
    if (key === undefined) throw new Error(`${this.#at(files.key)} is missing beside ${files.certificate}`);
    const [parsed, secret] = [this.#certificate(files.certificate, certificate), this.#key(files.key, key)];
    if (!parsed.checkPrivateKey(secret))
      throw new Error(`${this.#at(files.key)} is not the key of ${files.certificate} beside it`);
    return { certificate, key };
  }

  /** A certificate whose key is nobody's affair here. */
  async certificate(file: string): Promise<string | undefined> {
    const text = await this.#read(file);
    if (text !== undefined) this.#certificate(file, text);
    return text;
  }

  /** Writes a pair unless there is one; answers the one that is there in the end. */
  async keep(files: PairFiles, { certificate, key }: Pair): Promise<Pair> {
    await this.#write(async () => {
      await mkdir(this.path, { recursive: true });
      await writeFile(this.#at(files.certificate), certificate, { mode: 0o644, flag: 'wx' });
      await writeFile(this.#at(files.key), key, { mode: 0o600, flag: 'wx' });
    });
    // Another server on the same folder may have been quicker; both must use one pair.
    return (await this.pair(files)) ?? { certificate, key };
  }

  /** Writes a pair in place of the one that may be there. */
  async replace(files: PairFiles, { certificate, key }: Pair): Promise<void> {
    await this.#write(async () => {
      await mkdir(this.path, { recursive: true });
      await writeFile(this.#at(files.certificate), certificate, { mode: 0o644 });
      // A file that is there would keep the rights it has.
      await rm(this.#at(files.key), { force: true });
      await writeFile(this.#at(files.key), key, { mode: 0o600 });
    });
  }

  async #both(files: PairFiles): Promise<readonly [string | undefined, string | undefined]> {
    const until = systemClock.now() + HALF_WRITTEN_MS;
    for (;;) {
      const found = [await this.#read(files.certificate), await this.#read(files.key)] as const;
      const isHalf = (found[0] === undefined) !== (found[1] === undefined);
      if (!isHalf || systemClock.now() >= until) return found;
      await pause(STEP_MS);
    }
  }

  #at(file: string): string {
    return join(this.path, file);
  }

  async #read(file: string): Promise<string | undefined> {
    try {
      return await readFile(this.#at(file), 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new Error(`${this.#at(file)} cannot be read: ${whyNot(error)}`);
    }
  }

  async #write(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (codeOf(error) === 'EEXIST' && (error as NodeJS.ErrnoException).syscall === 'open') return;
      throw new Error(`certificates cannot be kept in ${this.path}: ${whyNot(error)}`);
    }
  }

  #certificate(file: string, pem: string): X509Certificate {
    const parsed = attempt(() => new X509Certificate(pem));
    if (!parsed) throw new Error(`${this.#at(file)} is no certificate in PEM form`);
    if (Date.parse(parsed.validTo) <= systemClock.now())
      throw new Error(`${this.#at(file)} has expired (${parsed.validTo}); delete it and its key to have another`);
    return parsed;
  }

  #key(file: string, pem: string): KeyObject {
    const key = attempt(() => createPrivateKey(pem));
    if (!key) throw new Error(`${this.#at(file)} is not a private key in PEM form without a password`);
    return key;
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

function whyNot(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not';
  if (code === 'EROFS') return 'the disk is read-only';
  return code === 'EEXIST' || code === 'ENOTDIR' ? 'there is a file where a folder is needed' : String(error);
}
