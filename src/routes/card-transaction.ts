import {
  listCardTransactions,
  requireCardTransaction,
  requireRecentTransaction,
} from '../state/card-payments/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import {
  readTransactionId,
  readTransactionQuery,
  showListedTransaction,
  showTransactionV3,
  showTransactionV4,
} from './views/card-transaction.ts';

export const cardTransactionRoutes: HandlersOf<'card-transaction'> = {
  cardTransactionGetV3: ({ world, actor, params }) => {
    const id = readTransactionId(params.transactionId);
    return reply(200, showTransactionV3(world, requireCardTransaction(world, actor, params.profileId, id)));
  },
  cardTransactionGet: ({ world, actor, params }) =>
    reply(200, showTransactionV4(requireRecentTransaction(world, actor, params.profileId, params.transactionId))),
  cardTransactionList: ({ world, actor, params, query }) => {
    const { profileId, cardToken } = params;
    const found = listCardTransactions(world, actor, profileId, cardToken, readTransactionQuery(query));
    return reply(200, { transactions: found.map(showListedTransaction) });
  },
};
