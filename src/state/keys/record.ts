import { type Instant, table } from '../kernel/index.ts';

export type SigningAlgorithm = 'ES256' | 'ES384' | 'ES512' | 'PS256' | 'PS384' | 'PS512';
export type KeyAlgorithm = SigningAlgorithm | 'RSA_OAEP_256';
export type KeyScope = 'PAYLOAD_SIGNING' | 'PAYLOAD_ENCRYPTION';

/** A public key that an application registered: to verify what it signs, or to seal what only it may read. */
export interface ClientKey {
  readonly id: string;
  readonly clientId: string;
  readonly scope: KeyScope;
  readonly algorithm: KeyAlgorithm;
  /** As it was sent: a SubjectPublicKeyInfo in Base64. */
  readonly material: string;
  /** Both ends belong to the time in which it is good; null for no end. */
  readonly validFrom: Instant | null;
  readonly validTill: Instant | null;
  readonly createdAt: Instant;
}

export const clientKeys = table<ClientKey>()('client-keys', {
  byClient: { key: key => clientScope(key.clientId, key.scope), order: key => key.createdAt },
});

export const clientScope = (clientId: string, scope: KeyScope): string => `${clientId} ${scope}`;
