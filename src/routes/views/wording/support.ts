import type { Wordings } from './row.ts';

export const supportWording: Wordings = {
  'case.not-found': { code: 'NOT_FOUND', path: 'caseId' },
  'case.unknown-type': { code: 'NOT_VALID' },
  'case.unknown-user': { code: 'NOT_FOUND' },
  'case.unknown-profile': { code: 'NOT_FOUND' },
  'case.nothing-said': { code: 'NotNull' },
  'case.creating': { code: 'case.creating', path: 'caseId' },
  'case.closed': { code: 'case.closed', path: 'caseId' },
};
