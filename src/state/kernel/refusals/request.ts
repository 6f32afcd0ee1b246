import type { RefusalRow } from './row.ts';

/** What any operation may answer before a verb is asked. */
export const requestRefusals = {
  'request.malformed': { kind: 'malformed', message: 'The request does not have the documented form' },
  'request.unsupported-media-type': { kind: 'unsupported', message: 'Content-Type {type} is not supported here' },
  'request.too-large': { kind: 'oversize', message: '{path} is larger than {limitBytes} bytes' },
  'request.unknown-resource': { kind: 'unknown', message: 'Nothing is found under this {path}' },
  'request.unknown-path': { kind: 'unknown', message: 'No operation has the path {path}; the nearest are {hint}' },
  'request.unknown-method': { kind: 'unsupported', message: '{path} takes {allow}, not {method}' },
  'request.too-many': { kind: 'exhausted', message: 'Too many requests' },
  'idempotency.missing': { kind: 'malformed', message: 'The header X-idempotence-uuid is required' },
  'idempotency.invalid': { kind: 'malformed', message: 'X-idempotence-uuid must be a UUID' },
  'idempotency.reused': { kind: 'invalid', message: 'This X-idempotence-uuid was used with another request body' },
} as const satisfies Record<string, RefusalRow>;
