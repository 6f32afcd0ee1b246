import type { RefusalRow } from './row.ts';

/** What batch groups and the direct debits that pay for them refuse. */
export const batchRefusals = {
  'batch.not-found': { kind: 'unknown', message: 'The profile has no batch group {batchGroupId}' },
  'batch.bad-name': { kind: 'malformed', message: 'must not be blank, nor longer than {longest} characters' },
  'batch.unknown-currency': { kind: 'malformed', message: 'is not the code of a currency' },
  'batch.version-mismatch': {
    kind: 'conflict',
    message: 'The batch group is no longer what it was at version {version}',
  },
  'batch.not-modifiable': { kind: 'invalid', message: 'A batch group that is {status} takes no changes' },
  'batch.limit-reached': { kind: 'invalid', message: 'A batch group has no more than {most} transfers' },
  'batch.total-too-high': { kind: 'invalid', message: 'The transfers of the group together are more than can be paid' },
  'batch.foreign-quote': { kind: 'invalid', message: 'The quote was made for another profile' },
  'batch.currency-mismatch': {
    kind: 'invalid',
    message: 'The quote is in {currency}, while the batch group is paid in {wanted}',
  },
  'batch.transfer-elsewhere': {
    kind: 'invalid',
    message: 'This id was used before, for a transfer that is not of this batch group: {transferId}',
  },
  'batch.not-cancellable': { kind: 'invalid', message: 'A batch group that is {status} cannot be cancelled' },
  'batch.not-completed': { kind: 'invalid', message: 'A batch group that is {status} cannot be paid for' },
  'batch.already-funded': { kind: 'invalid', message: 'The batch group has been paid for, or is about to be' },
  'batch.nothing-to-fund': { kind: 'invalid', message: 'No transfer of the batch group waits for money' },
  'batch.no-balance': { kind: 'invalid', message: 'The profile has no balance in {currency} that can pay' },
  'batch.insufficient-funds': { kind: 'invalid', message: 'There is not enough money for all transfers of the group' },
  'batch.bad-reference': { kind: 'malformed', message: 'must not be blank, nor longer than {longest} characters' },
  'batch.debit-currency-mismatch': {
    kind: 'invalid',
    message: 'The account is in {currency}, while the batch group is paid in {wanted}',
  },
  'batch.initiation-not-found': { kind: 'unknown', message: 'The batch group has no payment initiation {id}' },
  'batch.initiation-wrong-status': {
    kind: 'invalid',
    message: 'A payment initiation that is {status} cannot take this step: {move}',
  },
} as const satisfies Record<string, RefusalRow>;
