import { hours, lifecycle, minutes, type StateOf } from '../kernel/index.ts';

/** How long a price holds. */
export const QUOTE_LIFETIME = minutes(30);

export const quoteLifecycle = lifecycle({
  name: 'quote',
  initial: 'PENDING',
  states: {
    PENDING: 'Priced; nothing was made of it yet.',
    ACCEPTED: 'A transfer was made of it.',
    FUNDED: 'That transfer was paid for, or the conversion was done.',
    EXPIRED: 'Half an hour passed without a transfer.',
    FORGOTTEN: 'Expired for two days; no longer shown.',
  },
  moves: {
    accept: { from: ['PENDING'], to: 'ACCEPTED', by: 'partner' },
    fund: { from: ['PENDING', 'ACCEPTED'], to: 'FUNDED', by: 'partner' },
    expire: { from: ['PENDING'], to: 'EXPIRED', by: 'time', after: QUOTE_LIFETIME },
    forget: { from: ['EXPIRED'], to: 'FORGOTTEN', by: 'time', after: hours(48) },
  },
  source: 'quoteCreate; quoteGet',
});

export type QuoteStatus = StateOf<typeof quoteLifecycle>;
