import { gap, type HandlersOf } from './binding.ts';

export const payinDepositDetailRoutes: HandlersOf<'payin-deposit-detail'> = {
  payinDepositDetailGet: gap('payinDepositDetailGet'),
};
