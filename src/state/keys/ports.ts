import type { ClientKey, SigningAlgorithm } from './record.ts';

/** How a reply has to travel, as its request made it known. Both parts: signed first, and then sealed. */
export interface Sealing {
  readonly signWith: SigningAlgorithm | null;
  /** The application's key, or the very key that the request was sealed with. */
  readonly sealFor: ClientKey | Uint8Array | null;
}

export interface Envelope {
  readonly method: 'jws' | 'jwe' | 'jws+jwe';
  /** The reply is sealed with the key of the request. */
  readonly direct: boolean;
  /** As it came in the body; undefined where a request has none. */
  readonly compact: string | undefined;
  /** The paths that a signature may be made for. */
  readonly paths: readonly string[];
  readonly signingKeys: readonly ClientKey[];
  readonly sealingKeys: readonly ClientKey[];
}

/** Opens and closes the envelopes of JOSE with this installation's keys. */
export interface Envelopes {
  /**
   * @returns the JSON text inside, if there is any, and how to answer it
   * @throws Refusal `jose.bad-signature`, `jose.undecipherable`, `jose.no-reply-key`
   */
  open(envelope: Envelope): Promise<{ readonly text: string | undefined; readonly sealing: Sealing }>;
  close(text: string, sealing: Sealing): Promise<string>;
}
