import fp from 'fastify-plugin';
import type { OperationId } from '../../contract/generated/operations.ts';

/** A public key of this installation, in the forms that are handed out. */
export interface InstallationKey {
  /** SubjectPublicKeyInfo in DER, written in Base64 on one line. */
  readonly spki: string;
  readonly pem: string;
}

export type InstallationKeys = Readonly<Record<string, InstallationKey>>;

export interface InstallationKeysOptions {
  readonly read: (names: readonly string[]) => Promise<InstallationKeys>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** By name; those that the operation hands out, where it does. */
    keys: InstallationKeys | undefined;
  }
}

/** What each operation hands out. */
const handedOut: Readonly<Partial<Record<OperationId, readonly string[]>>> = {
  joseResponsePublicKeysGet: ['signing-es256', 'signing-es384', 'signing-es512', 'signing-ps', 'sealing'],
  cardEncryptionKeyGet: ['card-data'],
  facetecPublicKeyGet: ['facetec'],
};

/** Has the keys ready that a handler hands out: making one takes its time, and a handler does not wait. */
export const installationKeys = fp<InstallationKeysOptions>(
  async (app, { read }) => {
    app.decorateRequest('keys');
    app.addHook('onRoute', route => {
      const names = handedOut[route.config?.row?.id as OperationId];
      if (!names) return;
      route.preHandler = async request => {
        request.keys = await read(names);
      };
    });
  },
  { name: 'installation-keys', dependencies: ['validation'] },
);
