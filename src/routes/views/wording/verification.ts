import type { Wordings } from './row.ts';

export const verificationWording: Wordings = {
  'verification.unfit-evidence': { code: 'NOT_VALID' },
  'verification.evidence-in-review': { code: 'NOT_UNIQUE' },
  'verification.no-file': { code: 'NotNull', path: 'files' },
  'verification.unknown-document-type': { code: 'NOT_VALID', path: 'documentType' },
  'verification.bad-document': { code: 'NOT_VALID', path: 'files' },
  'verification.unsupported-document': { code: 'NOT_VALID', path: 'files' },
  'verification.document-too-large': { code: 'TOO_LARGE', path: 'files' },
};
