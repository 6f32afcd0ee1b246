import type { Wordings } from './row.ts';

export const requestWording: Wordings = {
  'request.malformed': { code: 'NOT_VALID', error: 'invalid_request' },
  'request.unsupported-media-type': { status: 415, error: 'invalid_request' },
  'request.unknown-method': { status: 405 },
  'request.unknown-path': {
    body: ({ path, hint, nearest }) => ({
      errors: [
        {
          code: 'request.unknown-path',
          message: `No operation has the path ${path}; the nearest are ${hint}`,
          arguments: [],
        },
      ],
      nearest,
    }),
  },
  'idempotency.missing': { code: 'MISSING', path: 'X-idempotence-uuid' },
  'idempotency.invalid': { code: 'NOT_VALID', path: 'X-idempotence-uuid' },
  'idempotency.reused': { code: 'NOT_VALID', path: 'X-idempotence-uuid' },
  'request.too-many': { body: () => ({}), headers: { 'retry-after': '1', 'x-rate-limited-by': 'localwise' } },
};
