import { gap, type HandlersOf } from './binding.ts';

export const bulkSettlementRoutes: HandlersOf<'bulk-settlement'> = {
  bulkSettlementJournalCreate: gap('bulkSettlementJournalCreate'),
};
