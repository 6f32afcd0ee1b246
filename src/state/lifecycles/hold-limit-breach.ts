import { lifecycle, type StateOf } from '../kernel/index.ts';

export const holdLimitBreachLifecycle = lifecycle({
  name: 'hold-limit-breach',
  initial: 'OPEN',
  states: {
    OPEN: 'The profile holds more than its country allows.',
    CLOSED: 'The excess is gone; holding too much again is another breach.',
  },
  moves: {
    fall: { from: ['OPEN'], to: 'CLOSED', by: 'customer' },
    sweep: { from: ['OPEN'], to: 'CLOSED', by: 'time' },
    settle: { from: ['OPEN'], to: 'CLOSED', by: 'partner' },
  },
  announces: 'hold-limit-breach#update',
  source: 'holdLimitBreachList; holdLimitBreachClose; excessMoneyAccount',
});

export type HoldLimitBreachStatus = StateOf<typeof holdLimitBreachLifecycle>;
