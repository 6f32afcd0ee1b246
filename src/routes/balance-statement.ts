import { gap, type HandlersOf } from './binding.ts';

export const balanceStatementRoutes: HandlersOf<'balance-statement'> = {
  balanceStatementGet: gap('balanceStatementGet'),
};
