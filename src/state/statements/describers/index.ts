import type { World } from '../../kernel/index.ts';
import type { Act, Describer, Posted } from '../act.ts';
import { describeCardTransaction } from './card-transaction.ts';
import { describeHoldLimitBreach } from './hold-limit-breach.ts';
import { describeIncomingPayment } from './incoming-payment.ts';
import { describeMovement } from './movement.ts';
import { describeTopUp } from './topup.ts';
import { describeTransfer } from './transfer.ts';

/**
 * Who describes what was booked, by the first word of the ledger entry's subject. A family that books on balances adds
 * its describer here; what nobody describes is still a line, and says no more than the ledger knows.
 */
const describers: ReadonlyMap<string, Describer> = new Map([
  ['transfer', describeTransfer],
  ['incoming-payment', describeIncomingPayment],
  ['topup', describeTopUp],
  ['movement', describeMovement],
  ['card-transaction', describeCardTransaction],
  ['hold-limit-breach', describeHoldLimitBreach],
]);

/** @assumed what cannot be described has the type UNKNOWN and its ledger entry's number */
export const describe = (world: World, posted: Posted): Act =>
  describers.get(posted.kind)?.(world, posted) ?? {
    type: 'UNKNOWN',
    saying: 'unknown',
    reference: `UNKNOWN-${posted.entryId}`,
  };
