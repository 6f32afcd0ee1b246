import { findBalance } from '../../balances/index.ts';
import { subtract, type World } from '../../kernel/index.ts';
import { findMovement, type Movement } from '../../movements/index.ts';
import type { Act, Describer, Posted } from '../act.ts';

/** Conversions, and moves between a balance and a jar. @source balanceStatementGet */
export const describeMovement: Describer = (world, posted) => {
  const movement = findMovement(world, Number(posted.id));
  if (!movement) return undefined;
  return movement.type === 'CONVERSION' ? converted(movement, posted) : moved(world, movement, posted);
};

/** Both balances show it under the same reference; the fee is the source's. */
function converted({ id, source, target, rate, fee, sourceBalanceId }: Movement, { balance }: Posted): Act {
  return {
    type: 'CONVERSION',
    saying: 'converted',
    reference: `CONVERSION-${id}`,
    ...(balance.id === sourceBalanceId ? { fees: fee } : {}),
    exchange: { from: subtract(source, fee), to: target, rate, fee },
  };
}

/** @assumed a jar is called by its name, and what is not a jar by its currency */
function moved(world: World, movement: Movement, { balance }: Posted): Act {
  const out = balance.id === movement.sourceBalanceId;
  const other = findBalance(world, out ? movement.targetBalanceId : movement.sourceBalanceId);
  return {
    type: out ? 'OUTGOING_CROSS_BALANCE' : 'INCOMING_CROSS_BALANCE',
    saying: out ? 'moved-out' : 'moved-in',
    reference: `BALANCE-${movement.id}`,
    counterparty: { name: other?.name ?? balance.currency, account: null },
  };
}
