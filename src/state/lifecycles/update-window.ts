import { lifecycle, type StateOf } from '../kernel/index.ts';

export const updateWindowLifecycle = lifecycle({
  name: 'update-window',
  initial: 'closed',
  states: {
    closed: 'What a verified profile says of itself is locked.',
    open: 'All of it may be changed, until the window is closed again.',
  },
  moves: {
    open: { from: ['closed'], to: 'open', by: 'partner' },
    close: { from: ['open'], to: 'closed', by: 'partner' },
  },
  source: 'profileUpdateWindowOpen; profileUpdateWindowClose',
});

export type UpdateWindowStatus = StateOf<typeof updateWindowLifecycle>;
