import {
  closeBalance,
  listAccounts,
  listBalances,
  openBalance,
  requireBalance,
  requireOwnAccount,
  totalFunds,
} from '../state/balances/index.ts';
import { capacityOf, chooseExcessAccount, closeBreach, listBreaches } from '../state/hold-limits/index.ts';
import { convertWithQuote, moveMoney } from '../state/movements/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { showAccountV1 } from './views/account-v1.ts';
import { readNewBalance, readTypes, showBalanceV4 } from './views/balance.ts';
import {
  readBreachClosing,
  readBreachFilter,
  readRecipientId,
  showBreach,
  showCapacity,
  showExcessAccount,
} from './views/hold-limit.ts';
import { readConversionV1, readMovement, showMovementV1, showMovementV2 } from './views/movement.ts';
import { showTotalFunds } from './views/total-funds.ts';

export const balanceRoutes: HandlersOf<'balance'> = {
  balanceList: ({ world, actor, params, query }) => {
    const found = listBalances(world, actor, params.profileId, readTypes(query.types));
    return reply(
      200,
      found.map(balance => showBalanceV4(world, balance)),
    );
  },
  balanceCreate: ({ world, actor, params, body }) =>
    reply(201, showBalanceV4(world, openBalance(world, actor, params.profileId, readNewBalance(body)))),
  balanceGet: ({ world, actor, params }) =>
    reply(200, showBalanceV4(world, requireBalance(world, actor, params.profileId, params.balanceId))),
  balanceDelete: ({ world, actor, params }) => {
    closeBalance(world, actor, params.profileId, params.balanceId);
    return reply(204, undefined);
  },
  balanceMovement: ({ world, actor, params, body }) =>
    reply(201, showMovementV2(moveMoney(world, actor, params.profileId, readMovement(body)))),
  balanceCapacity: ({ world, actor, params, query }) =>
    reply(200, showCapacity(capacityOf(world, actor, params.profileId, query.currency))),
  excessMoneyAccount: ({ world, actor, params, body }) => {
    const chosen = chooseExcessAccount(world, actor, params.profileId, readRecipientId(body));
    return reply(200, showExcessAccount(chosen));
  },
  totalFunds: ({ world, actor, params }) =>
    reply(200, showTotalFunds(totalFunds(world, actor, params.profileId, params.currency))),
  balanceGetV1: ({ world, actor, query }) => {
    const found = listAccounts(world, actor, query.profileId);
    return reply(
      200,
      found.map(account => showAccountV1(world, account)),
    );
  },
  balanceConvertV1: ({ world, actor, params, body }) => {
    const { profileId } = requireOwnAccount(world, actor, params.borderlessAccountId);
    return reply(200, showMovementV1(convertWithQuote(world, actor, profileId, readConversionV1(body))));
  },
  holdLimitBreachList: ({ world, actor, params, query }) =>
    reply(200, listBreaches(world, actor, params.profileId, readBreachFilter(query)).map(showBreach)),
  holdLimitBreachClose: ({ world, actor, params, body }) => {
    const { profileId, holdLimitBreachId } = params;
    closeBreach(world, actor, profileId, holdLimitBreachId, readBreachClosing(body));
    return reply(204, undefined);
  },
};
