import { constants, createCipheriv, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto';

const encoded = (value: Buffer | string): string => Buffer.from(value).toString('base64url');

export interface Sealed {
  readonly compact: string;
  /** What the answer is sealed with. */
  readonly cek: Buffer;
}

/** A partner's own sealing: a compact JWE to the key for card data, with the platform's cryptography alone. */
export function seal(spki: string, alg: 'RSA1_5' | 'RSA-OAEP-256', text?: string, enc = 'A256GCM', bytes = 32): Sealed {
  const cek = randomBytes(bytes);
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  const padding = alg === 'RSA1_5' ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_OAEP_PADDING;
  const wrapped = publicEncrypt({ key, padding, ...(alg === 'RSA1_5' ? {} : { oaepHash: 'sha256' }) }, cek);
  const header = encoded(JSON.stringify({ alg, enc }));
  const iv = randomBytes(12);
  if (text === undefined) return { compact: [header, encoded(wrapped), encoded(iv), '', ''].join('.'), cek };
  const sealing = createCipheriv('aes-256-gcm', cek, iv).setAAD(Buffer.from(header));
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  const parts = [header, encoded(wrapped), encoded(iv), encoded(sealed), encoded(sealing.getAuthTag())];
  return { compact: parts.join('.'), cek };
}
