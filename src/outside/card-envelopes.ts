import { constants, createDecipheriv, type KeyObject, privateDecrypt } from 'node:crypto';
import type { CardEnvelope, CardEnvelopes } from '../state/cards/index.ts';
import { refuse } from '../state/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';

const CIPHER = 'A256GCM';
const KEY_BYTES = 32;

/**
 * Opens what is sealed to this installation's key for card data. The library for JOSE no longer knows RSA1_5, which
 * partners still use here, so this is done by hand.
 * @source the guides on sensitive card data
 * @assumed either way of wrapping the key is taken on every call
 */
export function cardEnvelopes(keyRing: KeyRing): CardEnvelopes {
  return {
    open: async (compact, wantsText) => {
      const key = await keyRing.key('card-data');
      return read(key, compact, wantsText) ?? refuse('card.undecipherable');
    },
  };
}

/** Whatever is wrong with it is wrong with all of it: nothing is told of where. */
function read(key: KeyObject, compact: string, wantsText: boolean): CardEnvelope | undefined {
  const parts = compact.trim().split('.');
  const [header = '', wrapped = ''] = parts;
  const { alg, enc } = headerOf(header);
  if (parts.length !== 5 || enc !== CIPHER) return undefined;
  const cek = unwrap(key, String(alg), Buffer.from(wrapped, 'base64url'));
  if (cek?.length !== KEY_BYTES) return undefined;
  if (!wantsText) return { key: cek, text: undefined };
  const text = decipher(cek, parts);
  return text === undefined ? undefined : { key: cek, text };
}

function headerOf(part: string): { readonly alg?: unknown; readonly enc?: unknown } {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null ? header : {};
  } catch {
    return {};
  }
}

function unwrap(key: KeyObject, alg: string, wrapped: Buffer): Buffer | undefined {
  try {
    if (alg === 'RSA-OAEP-256') {
      return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, wrapped);
    }
    // Node no longer takes this padding off by itself; no secret of a bank is at stake where the keys are of a sandbox.
    return alg === 'RSA1_5' ? unpadded(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, wrapped)) : undefined;
  } catch {
    return undefined;
  }
}

const FEWEST_PADDING = 8;

/** `00 02`, at least eight bytes that are not zero, `00`, and the rest is what was wrapped. */
function unpadded(block: Buffer): Buffer | undefined {
  const end = block.indexOf(0, 2);
  const isPadded = block[0] === 0 && block[1] === 2 && end >= 2 + FEWEST_PADDING;
  return isPadded ? block.subarray(end + 1) : undefined;
}

function decipher(key: Buffer, [header = '', , iv = '', sealed = '', tag = '']: readonly string[]): string | undefined {
  try {
    const opening = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
    opening.setAAD(Buffer.from(header, 'ascii')).setAuthTag(Buffer.from(tag, 'base64url'));
    const text = Buffer.concat([opening.update(Buffer.from(sealed, 'base64url')), opening.final()]);
    return text.toString('utf8');
  } catch {
    return undefined;
  }
}
