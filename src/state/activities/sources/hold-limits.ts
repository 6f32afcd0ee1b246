import { findBreach, holdLimitBreachChanged } from '../../hold-limits/index.ts';
import { findRecipient } from '../../recipients/index.ts';
import { on, type Source } from '../source.ts';
import { tell } from '../tell.ts';

/**
 * Money beyond a limit that was paid out.
 * @assumed it bears the breach's number, as no transfer is made of it; a breach that nothing was paid for is no activity
 */
export const holdLimitSources: readonly Source[] = [
  on(holdLimitBreachChanged, (world, { breachId }) => {
    const breach = findBreach(world, breachId);
    if (!breach || breach.recipientId === null) return;
    tell(world, {
      profileId: breach.profileId,
      type: 'EXCESS_REFUND',
      resourceType: 'TRANSFER',
      resourceId: String(breach.id),
      title: findRecipient(world, breach.recipientId)?.name ?? '',
      description: 'Money beyond the limit',
      primary: breach.amount,
      secondary: null,
      gain: false,
      phase: 'COMPLETED',
    });
  }),
];
