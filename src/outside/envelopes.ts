import { constants, createPublicKey, type KeyObject, privateDecrypt } from 'node:crypto';
import {
  CompactEncrypt,
  CompactSign,
  type CompactVerifyResult,
  compactDecrypt,
  compactVerify,
  decodeProtectedHeader,
} from 'jose';
import { bareKey, refuse } from '../state/kernel/index.ts';
import type { ClientKey, Envelope, Envelopes, Sealing, SigningAlgorithm } from '../state/keys/index.ts';
import type { KeyName, KeyRing } from './key-ring.ts';

const signingKeyOf: Readonly<Record<SigningAlgorithm, KeyName>> = {
  ES256: 'signing-es256',
  ES384: 'signing-es384',
  ES512: 'signing-es512',
  PS256: 'signing-ps',
  PS384: 'signing-ps',
  PS512: 'signing-ps',
};

const SEAL = 'RSA-OAEP-256';
const CIPHER = 'A256GCM';
/** Of the keys that this installation signs with; there is one of each algorithm, and it is not renewed. */
export const KEY_VERSION = 1;

/**
 * Opens and closes the envelopes of JOSE with the keys of an installation.
 * @source sections jose and sca; the guides on JWS and JWE
 */
export function joseEnvelopes(keyRing: KeyRing): Envelopes {
  return {
    open: envelope => open(keyRing, envelope),
    close: (text, sealing) => close(keyRing, text, sealing),
  };
}

async function open(keyRing: KeyRing, envelope: Envelope): ReturnType<Envelopes['open']> {
  const { method, direct, compact, sealingKeys } = envelope;
  if (compact === undefined) return { text: undefined, sealing: answerTo(envelope) };
  if (method === 'jws') return openSigned(compact, envelope, null);
  const unsealed = await unseal(await keyRing.key('sealing'), compact);
  const sealFor = direct ? unsealed.cek : named(sealingKeys, unsealed.kid);
  if (method === 'jwe') return { text: unsealed.text, sealing: { signWith: null, sealFor } };
  return openSigned(unsealed.text, envelope, sealFor);
}

/**
 * How to answer where nothing came that could name a key: with the newest ones. A reply that cannot be signed or sealed
 * is known before anything has been done.
 */
function answerTo({ method, signingKeys: [signing], sealingKeys }: Envelope): Sealing {
  const sealFor = method === 'jws' ? null : newest(sealingKeys);
  if (method === 'jwe') return { signWith: null, sealFor };
  return { signWith: (signing ?? refuse('jose.bad-signature')).algorithm as SigningAlgorithm, sealFor };
}

const newest = ([key]: readonly ClientKey[]): ClientKey => key ?? refuse('jose.no-reply-key');

const named = (keys: readonly ClientKey[], kid: unknown): ClientKey =>
  keys.find(({ id }) => id === kid) ?? newest(keys);

async function openSigned(
  compact: string,
  { signingKeys, paths }: Envelope,
  sealFor: Sealing['sealFor'],
): ReturnType<Envelopes['open']> {
  const { kid, alg } = signedHeader(compact);
  const candidates = signingKeys.filter(key => key.algorithm === alg && (kid === undefined || key.id === kid));
  for (const key of candidates) {
    const verified = await verify(compact, key);
    if (!verified) continue;
    const { url } = verified.protectedHeader;
    if (typeof url !== 'string' || !paths.includes(bare(url))) break;
    const text = Buffer.from(verified.payload).toString('utf8');
    return { text, sealing: { signWith: key.algorithm as SigningAlgorithm, sealFor } };
  }
  return refuse('jose.bad-signature');
}

/** A path without its query and without a slash at its end. */
const bare = (url: string): string => (url.split('?')[0] ?? '').replace(/(?<=.)\/$/, '');

function signedHeader(compact: string): { readonly kid?: unknown; readonly alg?: unknown } {
  try {
    return decodeProtectedHeader(compact);
  } catch {
    return refuse('jose.bad-signature');
  }
}

async function verify(compact: string, key: ClientKey): Promise<CompactVerifyResult | undefined> {
  try {
    return await compactVerify(compact, readKey(key), { algorithms: [key.algorithm] });
  } catch {
    return undefined;
  }
}

interface Unsealed {
  readonly text: string;
  readonly cek: Uint8Array;
  readonly kid: unknown;
}

async function unseal(key: KeyObject, compact: string): Promise<Unsealed> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(compact, key, {
      keyManagementAlgorithms: [SEAL],
      contentEncryptionAlgorithms: [CIPHER],
    });
    // The key that a direct answer is sealed with; the library keeps it to itself.
    const wrapped = Buffer.from(compact.split('.')[1] ?? '', 'base64url');
    const cek = privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, wrapped);
    return { text: Buffer.from(plaintext).toString('utf8'), cek, kid: protectedHeader.kid };
  } catch {
    return refuse('jose.undecipherable');
  }
}

async function close(keyRing: KeyRing, text: string, { signWith, sealFor }: Sealing): Promise<string> {
  const signed = signWith ? await sign(await keyRing.key(signingKeyOf[signWith]), signWith, text) : text;
  return sealFor ? seal(sealFor, signed) : signed;
}

const sign = (key: KeyObject, alg: SigningAlgorithm, text: string): Promise<string> =>
  new CompactSign(Buffer.from(text)).setProtectedHeader({ version: KEY_VERSION, alg }).sign(key);

function seal(sealFor: ClientKey | Uint8Array, text: string): Promise<string> {
  const sealing = new CompactEncrypt(Buffer.from(text));
  if (sealFor instanceof Uint8Array) return sealing.setProtectedHeader({ enc: CIPHER, alg: 'dir' }).encrypt(sealFor);
  return sealing.setProtectedHeader({ kid: sealFor.id, enc: CIPHER, alg: SEAL }).encrypt(readKey(sealFor));
}

const readKey = ({ material }: ClientKey): KeyObject =>
  createPublicKey({ key: Buffer.from(bareKey(material), 'base64'), format: 'der', type: 'spki' });
