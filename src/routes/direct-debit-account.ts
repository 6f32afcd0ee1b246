import { createDebitAccount, listDebitAccounts } from '../state/direct-debits/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readDebitAccount, showDebitAccount } from './views/direct-debit-account.ts';

export const directDebitAccountRoutes: HandlersOf<'direct-debit-account'> = {
  directDebitAccountGet: ({ world, actor, params, query }) => {
    const found = listDebitAccounts(world, actor, params.profileId, query.type, query.currency);
    return reply(200, found.map(showDebitAccount));
  },
  directDebitAccountCreate: ({ world, actor, params, body }) =>
    reply(200, showDebitAccount(createDebitAccount(world, actor, params.profileId, readDebitAccount(body)))),
};
