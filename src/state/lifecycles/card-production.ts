import { lifecycle, minutes, type StateOf, seconds } from '../kernel/index.ts';

export const cardProductionLifecycle = lifecycle({
  name: 'card-production',
  initial: 'PENDING',
  states: {
    PENDING: 'The data of the card are being prepared; a kiosk does not know it yet.',
    READY: 'May be printed at a kiosk.',
    IN_PROGRESS: 'A kiosk is printing it.',
    PRODUCED: 'Printed and handed out.',
    PRODUCTION_ERROR: 'The kiosk failed, or nobody took the card; it may be printed again.',
  },
  moves: {
    prepare: { from: ['PENDING'], to: 'READY', by: 'wise', pace: seconds(1), unattended: true },
    request: { from: ['READY', 'PRODUCTION_ERROR'], to: 'IN_PROGRESS', by: 'partner' },
    print: { from: ['IN_PROGRESS'], to: 'PRODUCED', by: 'wise', pace: minutes(2) },
    fail: { from: ['IN_PROGRESS'], to: 'PRODUCTION_ERROR', by: 'wise' },
  },
  announces: 'cards#card-production-status-change',
  source: 'cardKioskCollectionProduce; simulationCardProduction',
});

export type CardProductionStatus = StateOf<typeof cardProductionLifecycle>;
