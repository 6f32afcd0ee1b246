import { createHash } from 'node:crypto';
import { accessSync, constants, createWriteStream, mkdirSync, openSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { BusboyInstance } from '@fastify/busboy';
import type { MultipartBody, UploadedFile } from '../contract/row.ts';
import { Refusal } from '../state/kernel/index.ts';

export interface UploadOptions {
  /** The largest body, all parts together. */
  readonly limitBytes: number;
  /** A folder in which the bytes of files are kept under their SHA-256; null keeps what is known of them, and no bytes. */
  readonly keepIn: string | null;
}

const limits = { files: 20, fields: 100, fieldSize: 1_000_000 };

/** Makes the folder that files are to be kept in; throws with the reason where they cannot be. */
export function requireUploadFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isFile = code === 'EEXIST' || code === 'ENOTDIR';
    throw new Error(
      `uploads cannot be kept in ${folder}: ${isFile ? 'there is a file where a folder is needed' : message}`,
    );
  }
}

/**
 * Reads a multipart body as it arrives. Files are counted and hashed and let go, so that a large one takes no memory.
 * @throws Refusal `request.malformed`, `request.too-large`
 */
export async function readMultipart(stream: Readable, type: string, options: UploadOptions): Promise<MultipartBody> {
  const { Busboy } = (await import('@fastify/busboy')).default;
  let parser: BusboyInstance;
  try {
    parser = new Busboy({ headers: { 'content-type': type }, limits });
  } catch (error) {
    stream.resume();
    throw unreadable((error as Error).message);
  }
  const reading = new Reading(options);
  try {
    await reading.run(stream, parser);
  } catch (problem) {
    stream.unpipe();
    reading.abandon();
    // What is left is read and forgotten: a sender that is not listened to would wait for ever.
    stream.resume();
    throw problem;
  }
  return reading.body();
}

/** One body on its way in. */
class Reading {
  readonly #options: UploadOptions;
  readonly #fields = new Map<string, string>();
  readonly #parts: Readable[] = [];
  readonly #files: Promise<UploadedFile>[] = [];
  /** Where bytes are written until their hash is known. */
  readonly #unfinished: string[] = [];

  constructor(options: UploadOptions) {
    this.#options = options;
  }

  run(stream: Readable, parser: BusboyInstance): Promise<void> {
    return new Promise((resolve, reject) => {
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > this.#options.limitBytes) reject(tooLarge(this.#options.limitBytes));
      });
      stream.on('error', reject);
      stream.on('aborted', () => reject(unreadable('it ended before its last part')));
      parser.on('field', (name, value, _nameCut, cut) => {
        if (cut) reject(tooLarge(limits.fieldSize, name));
        this.#fields.set(name, value);
      });
      parser.on('file', (field, part, filename, _encoding, mimetype) => {
        this.#parts.push(part);
        const read = keepFile(part, this.#options.keepIn, path => this.#unfinished.push(path));
        // Whoever waits for the whole body hears of it; nobody may be waiting yet.
        read.catch(reject);
        this.#files.push(read.then(facts => ({ field, filename: filename ?? '', mimetype, ...facts })));
      });
      parser.on('filesLimit', () => reject(unreadable(`it has more than ${limits.files} files`)));
      parser.on('fieldsLimit', () => reject(unreadable(`it has more than ${limits.fields} fields`)));
      parser.on('error', error => reject(unreadable((error as Error).message)));
      parser.on('finish', resolve);
      stream.pipe(parser);
    });
  }

  async body(): Promise<MultipartBody> {
    const files = await Promise.all(this.#files);
    return { fields: Object.fromEntries(this.#fields), files: files.filter(isFile) };
  }

  abandon(): void {
    for (const file of this.#files) file.catch(() => {});
    for (const part of this.#parts) part.destroy();
    for (const path of this.#unfinished) rmSync(path, { force: true });
  }
}

/** A form sends a nameless part of no bytes where no file was chosen. */
const isFile = ({ filename, sizeBytes }: UploadedFile): boolean => filename !== '' || sizeBytes > 0;

async function keepFile(
  part: Readable,
  folder: string | null,
  onOpen: (path: string) => void,
): Promise<Pick<UploadedFile, 'sizeBytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  part.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    hash.update(chunk);
  });
  if (folder === null) {
    await finished(part);
    return { sizeBytes, sha256: hash.digest('hex') };
  }
  mkdirSync(folder, { recursive: true });
  opened += 1;
  const path = join(folder, `.${process.pid}-${opened}.part`);
  onOpen(path);
  try {
    // Opened here and now: a file that is opened later would outlive its removal.
    await pipeline(part, createWriteStream(path, { fd: openSync(path, 'w') }));
    const sha256 = hash.digest('hex');
    await rename(path, join(folder, sha256));
    return { sizeBytes, sha256 };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

let opened = 0;

const unreadable = (why: string): Refusal =>
  new Refusal('request.malformed', {
    problems: [{ code: 'NOT_VALID', message: `The multipart body cannot be read: ${why}`, path: 'body' }],
  });

const tooLarge = (limitBytes: number, path = 'body'): Refusal => new Refusal('request.too-large', { path, limitBytes });
