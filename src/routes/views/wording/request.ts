import type { Wordings } from './row.ts';

export const requestWording: Wordings = {
  'request.malformed': { code: 'NOT_VALID', error: 'invalid_request' },
  'request.unsupported-media-type': {
    body: ({ type, instance }) => ({
      type: 'about:blank',
      title: 'Unsupported Media Type',
      status: 415,
      detail: `Content-Type '${type}' is not supported.`,
      instance,
    }),
    headers: ({ accept }) => ({ accept: String(accept) }),
  },
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
  'idempotency.missing': { code: 'NotNull', path: 'X-idempotence-uuid' },
  'idempotency.invalid': { code: 'NOT_VALID', path: 'X-idempotence-uuid' },
  'idempotency.reused': { code: 'NOT_VALID', path: 'X-idempotence-uuid' },
  'request.too-many': { body: () => ({}), headers: { 'retry-after': '1', 'x-rate-limited-by': 'wise-public-api' } },
};
