import { showMillisOffset } from '../dates.ts';
import type { Wording, Wordings } from './row.ts';

const signature = (error: string, error_description: string) => () => ({ error, error_description });

/** What the gate says of a request whose headers do not go with the operation. */
const atTheGate = (message: (details: Readonly<Record<string, unknown>>) => string): Wording => ({
  body: (details, now) => ({
    timestamp: showMillisOffset(now),
    status: 400,
    error: 'Bad Request',
    message: message(details),
    path: details.instance,
  }),
});

export const keyWording: Wordings = {
  'key.wrong-scope': { code: 'NOT_VALID', path: 'publicKeyMaterial.algorithm' },
  'key.bad-material': { code: 'NOT_VALID', path: 'publicKeyMaterial.keyMaterial' },
  'key.bad-window': { code: 'NOT_VALID', path: 'validTill' },
  'key.id-taken': { code: 'NOT_UNIQUE', path: 'keyId' },
  'key.unknown-version': { code: 'NOT_FOUND', path: 'version' },
  'jose.bad-signature': { body: signature('jws_error', 'Unable to verify the request signature') },
  'jose.no-reply-key': { body: signature('jwe_error', 'No active response encryption key') },
  // The one place where a mistake of the caller is answered as if it were the service's.
  'jose.undecipherable': {
    status: 500,
    body: (_details, _now, trace) => ({ message: 'An unexpected error occurred', request_id: trace }),
  },
  'jose.wrong-method': atTheGate(({ method }) => `X-TW-JOSE-Method must be ${method} here`),
  'jose.wrong-accept': atTheGate(() => 'Accept must be application/jose+json'),
};
