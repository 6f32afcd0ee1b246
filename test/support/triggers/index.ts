import { balanceTriggers } from './balances.ts';
import { batchTriggers } from './batches.ts';
import { cardPaymentTriggers } from './card-payments.ts';
import { cardTriggers } from './cards.ts';
import { kycTriggers } from './kyc.ts';
import { peopleTriggers } from './people.ts';
import { receivingTriggers } from './receiving.ts';
import type { Trigger } from './stage.ts';
import { supportTriggers } from './support.ts';
import { transferTriggers } from './transfers.ts';

/** The map of events: what is called on which condition, and what is told of it. */
export const triggers: readonly Trigger[] = [
  ...transferTriggers,
  ...batchTriggers,
  ...balanceTriggers,
  ...receivingTriggers,
  ...peopleTriggers,
  ...kycTriggers,
  ...cardTriggers,
  ...cardPaymentTriggers,
  ...supportTriggers,
];
