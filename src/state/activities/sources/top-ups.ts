import { findTopUp, toppedUp } from '../../balances/index.ts';
import { on, type Source } from '../source.ts';
import { tell } from '../tell.ts';

/** Money a customer added. */
export const topUpSources: readonly Source[] = [
  on(toppedUp, (world, { topUpId }) => {
    const topUp = findTopUp(world, topUpId);
    if (!topUp) return;
    tell(world, {
      profileId: topUp.profileId,
      type: 'BALANCE_DEPOSIT',
      resourceType: 'BALANCE_TRANSACTION',
      resourceId: String(topUp.id),
      title: `To your ${topUp.amount.currency} balance`,
      description: topUp.channel === 'CARD' ? 'Added by card' : 'Added by bank transfer',
      primary: topUp.amount,
      secondary: null,
      gain: true,
      phase: 'COMPLETED',
    });
  }),
];
