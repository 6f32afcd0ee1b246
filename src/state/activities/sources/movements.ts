import { findBalance } from '../../balances/index.ts';
import type { World } from '../../kernel/index.ts';
import { findMovement, type Movement, movementMade } from '../../movements/index.ts';
import { on, type Source } from '../source.ts';
import { tell } from '../tell.ts';

/** Where the money went: a jar by its name, a balance by its currency. */
const placeOf = (world: World, { targetBalanceId, target }: Movement): string =>
  findBalance(world, targetBalanceId)?.name ?? target.currency;

/** Conversions, and money put into a jar or taken out of one. */
export const movementSources: readonly Source[] = [
  on(movementMade, (world, { movementId }) => {
    const movement = findMovement(world, movementId);
    if (!movement) return;
    const { id, profileId, type, source, target } = movement;
    tell(world, {
      profileId,
      type: 'INTERBALANCE',
      resourceType: 'BALANCE_TRANSACTION',
      resourceId: String(id),
      title: `To ${placeOf(world, movement)}`,
      description: '',
      primary: target,
      secondary: type === 'CONVERSION' ? source : null,
      gain: false,
      phase: 'COMPLETED',
    });
  }),
];
