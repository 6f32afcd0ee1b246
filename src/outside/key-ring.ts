import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rsaKeyFromSeed } from './prime-search.ts';

export interface KeyRingOptions {
  /** Where the key is kept between runs; null keeps it for the life of the process. */
  readonly dataDir: string | null;
  /** Makes the key repeatable; null draws a fresh one. */
  readonly seed: string | null;
}

/** What a webhook is signed with: today's signature and the one of the retired scheme. */
export interface Signatures {
  readonly sha256: string;
  readonly sha1: string;
}

export const KEY_FILE = 'webhook-key.pem';

/** Keys from a seed are the same in every server, so one process looks for each once. */
const seeded = new Map<string, Promise<KeyObject>>();

/**
 * The RSA-2048 key pair of this installation, with which webhooks are signed. It is made on first use and never shipped.
 * A PEM file that is put into the data folder beforehand is used as it is.
 */
export class KeyRing {
  readonly #options: KeyRingOptions;
  #key: Promise<KeyObject> | undefined;

  constructor(options: KeyRingOptions) {
    this.#options = options;
  }

  /** What receivers verify with, as `-----BEGIN PUBLIC KEY-----`. */
  async publicPem(): Promise<string> {
    return createPublicKey(await this.#privateKey())
      .export({ type: 'spki', format: 'pem' })
      .toString();
  }

  /** Signs the exact bytes of a body. Signing is done on other threads, since it is the costly part of a webhook. */
  async sign(body: Buffer): Promise<Signatures> {
    const key = await this.#privateKey();
    const [sha256, sha1] = await Promise.all([signed('RSA-SHA256', body, key), signed('RSA-SHA1', body, key)]);
    return { sha256, sha1 };
  }

  #privateKey(): Promise<KeyObject> {
    if (!this.#key) {
      this.#key = this.#loadOrMake();
      // A folder that cannot be read now may be readable later.
      this.#key.catch(() => {
        this.#key = undefined;
      });
    }
    return this.#key;
  }

  async #loadOrMake(): Promise<KeyObject> {
    const { dataDir } = this.#options;
    if (dataDir === null) return this.#make();
    const file = join(dataDir, KEY_FILE);
    const found = await readKey(file);
    if (found) return found;
    const made = await this.#make();
    await mkdir(dataDir, { recursive: true });
    try {
      await writeFile(file, made.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another server on the same folder was quicker; both must sign with one key.
      const theirs = codeOf(error) === 'EEXIST' ? await readKey(file) : undefined;
      if (!theirs) throw error;
      return theirs;
    }
    return made;
  }

  #make(): Promise<KeyObject> {
    const { seed } = this.#options;
    if (seed === null) return drawKey();
    const known = seeded.get(seed) ?? rsaKeyFromSeed(seed);
    seeded.set(seed, known);
    return known;
  }
}

async function drawKey(): Promise<KeyObject> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey;
}

async function readKey(file: string): Promise<KeyObject | undefined> {
  let pem: string;
  try {
    pem = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const key = parseKey(pem);
  if (key?.asymmetricKeyType !== 'rsa') throw new Error(`${file} is not a private RSA key in PEM form`);
  return key;
}

function parseKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code;

const signed = (algorithm: string, body: Buffer, key: KeyObject): Promise<string> =>
  new Promise((resolve, reject) => {
    sign(algorithm, body, key, (error, signature) => (error ? reject(error) : resolve(signature.toString('base64'))));
  });
