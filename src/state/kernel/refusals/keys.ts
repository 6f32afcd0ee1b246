import type { RefusalRow } from './row.ts';

/** Keys of applications, and the envelopes that are signed and sealed with them. */
export const keyRefusals = {
  'key.wrong-scope': { kind: 'malformed', message: '{algorithm} is not an algorithm of {scope}' },
  'key.bad-material': {
    kind: 'malformed',
    message: 'must be a public key for {algorithm}: SubjectPublicKeyInfo in DER, written in Base64',
  },
  'key.bad-window': { kind: 'malformed', message: 'must not be before validFrom' },
  'key.id-taken': { kind: 'conflict', message: 'A key {id} is registered already' },
  'key.unknown-version': { kind: 'unknown', message: 'There is no version {version} of the key' },
  'jose.bad-signature': { kind: 'malformed', message: 'Unable to verify the request signature' },
  'jose.undecipherable': { kind: 'malformed', message: 'An unexpected error occurred' },
  'jose.no-reply-key': { kind: 'malformed', message: 'No active response encryption key' },
  'jose.wrong-method': { kind: 'malformed', message: 'X-TW-JOSE-Method must be {method} here' },
  'jose.wrong-accept': { kind: 'malformed', message: 'Accept must be application/jose+json' },
} as const satisfies Record<string, RefusalRow>;
