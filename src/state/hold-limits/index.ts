import { emit, type Family, machine } from '../kernel/index.ts';
import { holdLimitBreachLifecycle } from '../lifecycles/hold-limit-breach.ts';
import { resolveBreach, settleBreach, sweepBreach } from './close.ts';
import { holdLimitBreachChanged } from './events.ts';
import { NEXT_DAY, planNextSweep } from './plan.ts';
import { excessAccounts, holdLimitBreaches } from './record.ts';
import { watchWorth } from './watch.ts';

export { closeBreach, resolveBreach, settleBreach, sweepBreach } from './close.ts';
export { holdLimitBreachChanged } from './events.ts';
export { type BreachFilter, findBreach, findExcessAccount, findOpenBreach, listBreaches } from './find.ts';
export { capacityOf } from './limits.ts';
export { chooseExcessAccount } from './plan.ts';
export { type ExcessAccount, excessAccounts, type HoldLimitBreach, holdLimitBreaches } from './record.ts';

const holdLimitBreachMachine = machine({
  lifecycle: holdLimitBreachLifecycle,
  resource: 'hold-limit-breaches',
  table: holdLimitBreaches,
  verbs: { fall: resolveBreach, sweep: sweepBreach, settle: settleBreach },
  announce: (world, { id, profileId, amount, status, closingReason, createdAt, updatedAt }) => {
    const facts = { breachId: id, profileId, amount, state: status, closingReason, createdAt, updatedAt };
    emit(world, holdLimitBreachChanged, { profileId }, facts);
  },
});

/** How much money people may hold, where their country sets a limit. */
export const holdLimitFamily: Family = {
  tables: [holdLimitBreaches, excessAccounts],
  machines: [holdLimitBreachMachine],
  tasks: { [NEXT_DAY]: planNextSweep },
  reactions: [watchWorth],
};
