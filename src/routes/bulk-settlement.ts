import { sendJournal } from '../state/settlements/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readJournal } from './views/settlement.ts';

export const bulkSettlementRoutes: HandlersOf<'bulk-settlement'> = {
  bulkSettlementJournalCreate: ({ world, actor, body }) => {
    sendJournal(world, actor, readJournal(body));
    return reply(200, undefined);
  },
};
