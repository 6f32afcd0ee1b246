import { refuse, requireMove, type World } from '../kernel/index.ts';
import { settlementLifecycle } from '../lifecycles/settlement.ts';
import { type Settlement, settlements } from './record.ts';

/**
 * The settlement, if it may take the step.
 * @throws Refusal `settlement.not-found`, `settlement.wrong-status`
 */
export function requireStep(
  world: World,
  id: number,
  move: 'accept' | 'reject' | 'resend' | 'receive' | 'receivePart',
): Settlement {
  const settlement = world.table(settlements).get(id) ?? refuse('settlement.not-found', { id });
  requireMove(settlementLifecycle, settlement, move, 'settlement.wrong-status');
  return settlement;
}
