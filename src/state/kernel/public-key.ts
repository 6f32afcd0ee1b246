import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** What kind of public key somebody sent. */
export type PublicKeyKind =
  | { readonly type: 'rsa'; readonly bits: number }
  | { readonly type: 'ec'; readonly curve: string };

/** Reads a SubjectPublicKeyInfo in Base64, with or without the lines of a PEM around it; undefined if it is none. */
export function publicKeyKind(material: string): PublicKeyKind | undefined {
  try {
    const key = readKey(material);
    const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
    if (key.asymmetricKeyType === 'rsa') return { type: 'rsa', bits: modulusLength ?? 0 };
    return key.asymmetricKeyType === 'ec' ? { type: 'ec', curve: namedCurve ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the owner of an RSA key has signed a text: PKCS#1 v1.5 with SHA-256, the signature in Base64. */
export function hasSigned(material: string, text: string, signature: string): boolean {
  try {
    return verify('RSA-SHA256', Buffer.from(text), readKey(material), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

const readKey = (material: string): KeyObject =>
  createPublicKey({ key: Buffer.from(bareKey(material), 'base64'), format: 'der', type: 'spki' });

/** The Base64 alone. */
export const bareKey = (material: string): string => material.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
