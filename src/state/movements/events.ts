import { event } from '../kernel/index.ts';

/** Money went from one balance of a profile to another. Partners are told of the balances, and do not subscribe to this. */
export const movementMade = event<{ readonly movementId: number }>('movements#made');
