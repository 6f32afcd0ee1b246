import { createECDH, createHash, createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { rsaKeyFromSeed } from './prime-search.ts';

/** RSA of 2048 bits, or a curve by its name in a JWK. */
export type KeyKind = 'rsa' | keyof typeof curves;

const curves = {
  'P-256': { openssl: 'prime256v1', bytes: 32 },
  'P-384': { openssl: 'secp384r1', bytes: 48 },
  'P-521': { openssl: 'secp521r1', bytes: 66 },
} as const;

/** A private key of this kind that nobody had before. */
export async function drawKey(kind: KeyKind): Promise<KeyObject> {
  if (kind === 'rsa') return (await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })).privateKey;
  return (await promisify(generateKeyPair)('ec', { namedCurve: curves[kind].openssl })).privateKey;
}

/** The private key that belongs to a seed. Whoever knows the seed knows the key: it protects nothing but a sandbox. */
export async function keyFromSeed(kind: KeyKind, seed: string): Promise<KeyObject> {
  return kind === 'rsa' ? rsaKeyFromSeed(seed) : curveKeyFromSeed(kind, seed);
}

function curveKeyFromSeed(kind: Exclude<KeyKind, 'rsa'>, seed: string): KeyObject {
  const { openssl, bytes } = curves[kind];
  const pair = createECDH(openssl);
  const secret = createHash('shake256', { outputLength: bytes }).update(seed).digest();
  // Clear of the order of the curve, which begins with ones: with a few leading zeros no number is too large.
  secret[0] = kind === 'P-521' ? 0 : (secret[0] ?? 0) & 0x7f;
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 1 + bytes), point.subarray(1 + bytes)];
  const jwk = { kty: 'EC', crv: kind, d: text(secret), x: text(x), y: text(y) };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
