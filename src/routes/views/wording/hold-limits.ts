import type { Wording, Wordings } from './row.ts';

/** Whatever stands in the way of closing a breach is a value that will not do. */
const invalidValue = (path: string): Wording => ({ status: 400, code: 'invalid_value', path });

export const holdLimitWording: Wordings = {
  'breach.not-found': { code: 'not_found', problem: { type: 'validation', title: 'Validation Error' } },
  'breach.foreign': { code: 'forbidden' },
  'breach.unknown-state': {
    code: 'parameter_invalid_type_mismatch',
    problem: { title: 'Request parameter type mismatch' },
  },
  'breach.only-closing': invalidValue('state'),
  'breach.already-closed': invalidValue('state'),
  'breach.no-recipient': invalidValue('targetRecipientId'),
  'breach.own-balance': invalidValue('targetRecipientId'),
  'breach.target-closed': invalidValue('targetRecipientId'),
  'breach.not-payable': invalidValue('targetRecipientId'),
};
