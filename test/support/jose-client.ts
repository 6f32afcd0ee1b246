import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { CompactEncrypt, type CompactJWSHeaderParameters, CompactSign, compactDecrypt, compactVerify } from 'jose';
import { type OperationId, operations } from '../../src/contract/generated/operations.ts';
import type { Answer, Asked, Sandbox } from './sandbox.ts';

export type Algorithm = 'ES256' | 'ES384' | 'ES512' | 'PS256' | 'PS384' | 'PS512' | 'RSA_OAEP_256';

const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };

export const keyPairFor = (algorithm: Algorithm): { publicKey: KeyObject; privateKey: KeyObject } =>
  curves[algorithm]
    ? generateKeyPairSync('ec', { namedCurve: curves[algorithm] })
    : generateKeyPairSync('rsa', { modulusLength: 2048 });

export const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');

export const scopeOf = (algorithm: Algorithm): string =>
  algorithm === 'RSA_OAEP_256' ? 'PAYLOAD_ENCRYPTION' : 'PAYLOAD_SIGNING';

export interface RegisteredKey {
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly privateKey: KeyObject;
}

/** A partner that signs and seals, written against the library as a partner would. */
export class JoseClient {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  async register(algorithm: Algorithm): Promise<RegisteredKey> {
    const { publicKey, privateKey } = keyPairFor(algorithm);
    const body = { scope: scopeOf(algorithm), publicKeyMaterial: { algorithm, keyMaterial: spki(publicKey) } };
    const answer = await this.#sandbox.call('joseRequestPublicKeysCreate', { body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return { id: answer.body.keyId, algorithm, privateKey };
  }

  /** A public key of the service, fetched as a partner fetches it. */
  async serviceKey(algorithm: Algorithm): Promise<KeyObject> {
    const query = { algorithm, scope: scopeOf(algorithm) };
    const { body } = await this.#sandbox.call('joseResponsePublicKeysGet', { query });
    return createPublicKey({ key: Buffer.from(body.keyMaterial.keyMaterial, 'base64'), format: 'der', type: 'spki' });
  }

  sign(
    key: RegisteredKey,
    url: string,
    payload: unknown,
    header: Partial<CompactJWSHeaderParameters> = {},
  ): Promise<string> {
    return new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: key.algorithm, typ: 'JWT', kid: key.id, url, ...header })
      .sign(key.privateKey);
  }

  async seal(text: string, kid?: string): Promise<string> {
    return new CompactEncrypt(Buffer.from(text))
      .setProtectedHeader({ enc: 'A256GCM', alg: 'RSA-OAEP-256', ...(kid ? { kid } : {}) })
      .encrypt(await this.serviceKey('RSA_OAEP_256'));
  }

  /** Sealed with a key of one's own choosing, which opens the answer too. */
  async sealWith(cek: Uint8Array, text: string): Promise<string> {
    return new CompactEncrypt(Buffer.from(text))
      .setContentEncryptionKey(cek)
      .setProtectedHeader({ enc: 'A256GCM', alg: 'RSA-OAEP-256' })
      .encrypt(await this.serviceKey('RSA_OAEP_256'));
  }

  send(id: OperationId, method: string, body: string | undefined, asked: Asked = {}): Promise<Answer> {
    return this.#sandbox.call(id, {
      ...asked,
      body,
      headers: {
        accept: 'application/jose+json',
        'content-type': 'application/jose+json',
        'x-tw-jose-method': method,
        ...asked.headers,
      },
    });
  }

  async verified(compact: string, algorithm: Algorithm) {
    const { payload, protectedHeader } = await compactVerify(compact, await this.serviceKey(algorithm));
    return { header: protectedHeader, content: JSON.parse(Buffer.from(payload).toString()) };
  }

  async unsealed(compact: string, key: KeyObject | Uint8Array) {
    const { plaintext, protectedHeader } = await compactDecrypt(compact, key);
    return { header: protectedHeader, text: Buffer.from(plaintext).toString() };
  }
}

export const freshCek = (): Uint8Array => randomBytes(32);

export const pathOf = (id: OperationId): string => operations[id].path;
