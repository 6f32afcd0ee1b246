import { createPublicKey } from 'node:crypto';

/** What kind of public key somebody sent. */
export type PublicKeyKind =
  | { readonly type: 'rsa'; readonly bits: number }
  | { readonly type: 'ec'; readonly curve: string };

/** Reads a SubjectPublicKeyInfo in Base64, with or without the lines of a PEM around it; undefined if it is none. */
export function publicKeyKind(material: string): PublicKeyKind | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(bareKey(material), 'base64'), format: 'der', type: 'spki' });
    const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
    if (key.asymmetricKeyType === 'rsa') return { type: 'rsa', bits: modulusLength ?? 0 };
    return key.asymmetricKeyType === 'ec' ? { type: 'ec', curve: namedCurve ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

/** The Base64 alone. */
export const bareKey = (material: string): string => material.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
