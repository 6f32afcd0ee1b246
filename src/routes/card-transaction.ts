import { gap, type HandlersOf } from './binding.ts';

export const cardTransactionRoutes: HandlersOf<'card-transaction'> = {
  cardTransactionGetV3: gap('cardTransactionGetV3'),
  cardTransactionGet: gap('cardTransactionGet'),
  cardTransactionList: gap('cardTransactionList'),
};
