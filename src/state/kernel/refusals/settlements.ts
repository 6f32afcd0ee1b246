import type { RefusalRow } from './row.ts';

/** What the journals of bulk settlements refuse. That a row does not fit is found out later, and is no refusal. */
export const settlementRefusals = {
  'settlement.not-positive': { kind: 'malformed', message: 'must be greater than 0' },
  'settlement.mixed-currencies': {
    kind: 'malformed',
    message: 'must be {currency} like the others, unless the journal has a settlement currency and rates',
  },
  'settlement.currency-missing': { kind: 'malformed', message: 'is needed where there are no transfers to tell it by' },
  'settlement.rate-missing': { kind: 'malformed', message: 'must not be null where there is a settlement currency' },
  'settlement.bad-rate': { kind: 'malformed', message: 'must be greater than 0, and a rate of exchange' },
  'settlement.bad-balance-transfer': { kind: 'malformed', message: 'must be 0 or negative' },
  'settlement.not-found': { kind: 'unknown', message: 'No settlement has the id {id}' },
  'settlement.wrong-status': {
    kind: 'invalid',
    message: 'A settlement that is {status} cannot take this step: {move}',
  },
  'settlement.bad-part': { kind: 'malformed', message: 'must be an amount, and no more than what is missing' },
  'settlement.bad-giver': {
    kind: 'malformed',
    message: 'must be another settlement of the partner in {currency}, that is EXPECTED and has received as much',
  },
} as const satisfies Record<string, RefusalRow>;
