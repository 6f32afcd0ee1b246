import {
  addDetails,
  listAccountDetails,
  listOrders,
  orderDetails,
  returnPayment,
  wholeDetailsOf,
} from '../state/receiving/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readTargetAccount, showAccountDetails, showBankDetails } from './views/account-details.ts';
import { readCurrency, showOrderV1, showOrderV3 } from './views/account-details-order.ts';
import { readReturnReason, showReturn } from './views/incoming-payment.ts';

export const bankAccountDetailsRoutes: HandlersOf<'bank-account-details'> = {
  bankAccountDetailsOrdersListV1: ({ world, actor, params }) =>
    reply(200, listOrders(world, actor, params.profileId).map(showOrderV1)),
  bankAccountDetailsOrderCreate: ({ world, actor, params, body }) =>
    reply(200, showOrderV1(orderDetails(world, actor, params.profileId, readCurrency(body)))),
  bankAccountDetailsBankDetailsCreate: ({ world, actor, params, body }) => {
    const details = addDetails(world, actor, params.profileId, readTargetAccount(body));
    return reply(200, showBankDetails(wholeDetailsOf(world, details)));
  },
  bankAccountDetailsGet: ({ world, actor, params }) =>
    reply(200, showAccountDetails(listAccountDetails(world, actor, params.profileId))),
  bankAccountDetailsOrdersList: ({ world, actor, params, query }) =>
    reply(200, listOrders(world, actor, params.profileId, readCurrency(query)).map(showOrderV3)),
  bankAccountDetailsReturnsCreate: ({ world, actor, params, body }) => {
    const { profileId, paymentId } = params;
    return reply(201, showReturn(returnPayment(world, actor, profileId, paymentId, readReturnReason(body))));
  },
};
