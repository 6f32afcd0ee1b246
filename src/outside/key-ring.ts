import { createPrivateKey, createPublicKey, type KeyObject, randomUUID, sign } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { drawKey, type KeyKind, keyFromSeed } from './key-making.ts';

export interface KeyRingOptions {
  /** Where keys are kept between runs; null keeps them for the life of the process. */
  readonly dataDir: string | null;
  /** Makes the keys repeatable; null draws fresh ones. */
  readonly seed: string | null;
}

/** What a webhook is signed with: today's signature and the one of the retired scheme. */
export interface Signatures {
  readonly sha256: string;
  readonly sha1: string;
}

/** What each key of an installation is for, and of what kind it is. */
const kinds = {
  webhook: 'rsa',
  'signing-es256': 'P-256',
  'signing-es384': 'P-384',
  'signing-es512': 'P-521',
  'signing-ps': 'rsa',
  sealing: 'rsa',
  'card-data': 'rsa',
  facetec: 'rsa',
  // Nobody has reason to trust it: receivers of webhooks are examined with it.
  stranger: 'rsa',
} as const satisfies Record<string, KeyKind>;

export type KeyName = keyof typeof kinds;

export const keyFile = (name: KeyName): string => `${name}-key.pem`;

/** Keys from a seed are the same in every server, so one process looks for each once. */
const seeded = new Map<string, Promise<KeyObject>>();

/**
 * The key pairs of this installation. Each is made on first use and never shipped. A PEM file that is put into the data
 * folder beforehand is used as it is.
 */
export class KeyRing {
  readonly #options: KeyRingOptions;
  readonly #keys = new Map<KeyName, Promise<KeyObject>>();

  constructor(options: KeyRingOptions) {
    this.#options = options;
  }

  /** The private half. */
  key(name: KeyName): Promise<KeyObject> {
    let key = this.#keys.get(name);
    if (!key) {
      key = this.#loadOrMake(name);
      this.#keys.set(name, key);
      // A folder that cannot be read now may be readable later.
      key.catch(() => this.#keys.delete(name));
    }
    return key;
  }

  /** The public half. */
  async publicKey(name: KeyName): Promise<KeyObject> {
    return createPublicKey(await this.key(name));
  }

  /** What receivers of webhooks verify with, as `-----BEGIN PUBLIC KEY-----`. */
  async publicPem(name: KeyName = 'webhook'): Promise<string> {
    return (await this.publicKey(name)).export({ type: 'spki', format: 'pem' }).toString();
  }

  /** Signs the exact bytes of a webhook. It is done on other threads, since it is the costly part. */
  async sign(body: Buffer, name: KeyName = 'webhook'): Promise<Signatures> {
    const key = await this.key(name);
    const [sha256, sha1] = await Promise.all([signed('RSA-SHA256', body, key), signed('RSA-SHA1', body, key)]);
    return { sha256, sha1 };
  }

  async #loadOrMake(name: KeyName): Promise<KeyObject> {
    const { dataDir } = this.#options;
    if (dataDir === null) return this.#make(name);
    const file = join(dataDir, keyFile(name));
    const found = await readKey(file, kinds[name]);
    if (found) return found;
    const made = await this.#make(name);
    await mkdir(dataDir, { recursive: true });
    try {
      await writeOnce(file, made.export({ type: 'pkcs8', format: 'pem' }));
    } catch (error) {
      // Another server on the same folder was quicker; both must use one key.
      const theirs = codeOf(error) === 'EEXIST' ? await readKey(file, kinds[name]) : undefined;
      if (!theirs) throw error;
      return theirs;
    }
    return made;
  }

  #make(name: KeyName): Promise<KeyObject> {
    const { seed } = this.#options;
    if (seed === null) return drawKey(kinds[name]);
    const own = name === 'webhook' ? seed : `${seed}/${name}`;
    const known = seeded.get(own) ?? keyFromSeed(kinds[name], own);
    seeded.set(own, known);
    return known;
  }
}

/** What is wrong with the keys that are kept in a folder; a key that is not there yet is made when it is needed. */
export async function problemsOfKeys(folder: string): Promise<readonly string[]> {
  const names = Object.keys(kinds) as KeyName[];
  const problems = names.map(name =>
    readKey(join(folder, keyFile(name)), kinds[name]).then(
      () => [],
      (error: Error) => [error.message],
    ),
  );
  return (await Promise.all(problems)).flat();
}

/** A file that is there is there whole, since a key of which a crash left half would be taken for a bad one for ever. */
async function writeOnce(file: string, text: string | Buffer): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await link(draft, file).catch(error => {
      // Some disks know no second names; there, the last of two servers wins.
      if (codeOf(error) === 'EEXIST') throw error;
      return rename(draft, file);
    });
  } finally {
    await rm(draft, { force: true });
  }
}

/** Public keys in the forms that are handed out, by name. */
export async function publicKeys(ring: KeyRing, names: readonly string[]) {
  const known = names.filter((name): name is KeyName => name in kinds);
  const read = known.map(async name => [name, formsOf(await ring.publicKey(name))] as const);
  return Object.fromEntries(await Promise.all(read));
}

const formsOf = (key: KeyObject) => ({
  spki: key.export({ type: 'spki', format: 'der' }).toString('base64'),
  pem: key.export({ type: 'spki', format: 'pem' }).toString(),
});

async function readKey(file: string, kind: KeyKind): Promise<KeyObject | undefined> {
  let pem: string;
  try {
    pem = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const key = parseKey(pem);
  const type = kind === 'rsa' ? 'rsa' : 'ec';
  if (key?.asymmetricKeyType !== type)
    throw new Error(`${file} is not a private ${type.toUpperCase()} key in PEM form`);
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
