import { lifecycle, type StateOf } from '../kernel/index.ts';

export const cardLifecycle = lifecycle({
  name: 'card',
  initial: 'INACTIVE',
  states: {
    INACTIVE: 'A physical card that was not activated; every payment is declined.',
    ACTIVE: 'May be used.',
    FROZEN: 'Put aside for now; every payment is declined.',
    PARTNER_SUSPENDED: 'Suspended by Wise for the time being.',
    BLOCKED: 'Never usable again.',
    EXPIRED: 'Past the end of its last month.',
    PURGED: 'Its data are deleted.',
  },
  moves: {
    activate: { from: ['INACTIVE'], to: 'ACTIVE', by: 'partner' },
    freeze: { from: ['ACTIVE'], to: 'FROZEN', by: 'partner' },
    unfreeze: { from: ['FROZEN'], to: 'ACTIVE', by: 'partner' },
    block: { from: ['ACTIVE', 'FROZEN', 'INACTIVE'], to: 'BLOCKED', by: 'partner' },
    suspend: { from: ['ACTIVE', 'FROZEN', 'INACTIVE'], to: 'PARTNER_SUSPENDED', by: 'wise' },
    resumeActive: { from: ['PARTNER_SUSPENDED'], to: 'ACTIVE', by: 'wise' },
    resumeFrozen: { from: ['PARTNER_SUSPENDED'], to: 'FROZEN', by: 'wise' },
    resumeInactive: { from: ['PARTNER_SUSPENDED'], to: 'INACTIVE', by: 'wise' },
    expire: { from: ['INACTIVE', 'ACTIVE', 'FROZEN', 'PARTNER_SUSPENDED'], to: 'EXPIRED', by: 'time' },
    purge: { from: ['EXPIRED', 'BLOCKED'], to: 'PURGED', by: 'time' },
  },
  announces: 'cards#card-status-change',
  source: 'cardStatusUpdate; section Cards',
});

export type CardStatus = StateOf<typeof cardLifecycle>;
