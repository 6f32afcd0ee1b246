import { gap, type HandlersOf } from './binding.ts';

export const bankAccountDetailsRoutes: HandlersOf<'bank-account-details'> = {
  bankAccountDetailsOrdersListV1: gap('bankAccountDetailsOrdersListV1'),
  bankAccountDetailsOrderCreate: gap('bankAccountDetailsOrderCreate'),
  bankAccountDetailsBankDetailsCreate: gap('bankAccountDetailsBankDetailsCreate'),
  bankAccountDetailsGet: gap('bankAccountDetailsGet'),
  bankAccountDetailsOrdersList: gap('bankAccountDetailsOrdersList'),
  bankAccountDetailsReturnsCreate: gap('bankAccountDetailsReturnsCreate'),
};
