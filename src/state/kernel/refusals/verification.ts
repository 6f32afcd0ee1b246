import type { RefusalRow } from './row.ts';

/** Additional verification. */
export const verificationRefusals = {
  'verification.unfit-evidence': { kind: 'malformed', message: 'Invalid evidence: {names}' },
  'verification.evidence-in-review': {
    kind: 'conflict',
    message: 'Evidence already uploaded and not yet reviewed: {names}',
  },
  'verification.no-file': { kind: 'malformed', message: 'No file has been provided' },
  'verification.unknown-document-type': { kind: 'malformed', message: 'documentType must be one of {known}' },
  'verification.bad-document': {
    kind: 'malformed',
    message: 'Document cannot be uploaded in the current format: {file}',
  },
  'verification.unsupported-document': { kind: 'unsupported', message: 'A document of type {type} is not accepted' },
  'verification.document-too-large': { kind: 'oversize', message: 'A document may have 10 MB: {file}' },
  'verification.wrong-status': { kind: 'conflict', message: 'A check that is {status} cannot {move}' },
  'verification.unknown-evidence': { kind: 'malformed', message: 'must be one of {known}' },
  'verification.check-not-found': { kind: 'unknown', message: 'Profile {id} was never asked for evidence' },
} as const satisfies Record<string, RefusalRow>;
