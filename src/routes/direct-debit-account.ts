import { gap, type HandlersOf } from './binding.ts';

export const directDebitAccountRoutes: HandlersOf<'direct-debit-account'> = {
  directDebitAccountGet: gap('directDebitAccountGet'),
  directDebitAccountCreate: gap('directDebitAccountCreate'),
};
