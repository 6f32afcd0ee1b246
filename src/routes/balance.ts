import { closeBalance, listBalances, openBalance, requireBalance } from '../state/balances/index.ts';
import { moveMoney } from '../state/movements/index.ts';
import { gap, type HandlersOf, reply } from './binding.ts';
import { readNewBalance, readTypes, showBalanceV4 } from './views/balance.ts';
import { readMovement, showMovementV2 } from './views/movement.ts';

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
  balanceCapacity: gap('balanceCapacity'),
  excessMoneyAccount: gap('excessMoneyAccount'),
  totalFunds: gap('totalFunds'),
  balanceGetV1: gap('balanceGetV1'),
  balanceConvertV1: gap('balanceConvertV1'),
  holdLimitBreachList: gap('holdLimitBreachList'),
  holdLimitBreachClose: gap('holdLimitBreachClose'),
};
