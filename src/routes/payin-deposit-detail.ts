import { depositFor } from '../state/payins/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { showDeposit } from './views/deposit.ts';

export const payinDepositDetailRoutes: HandlersOf<'payin-deposit-detail'> = {
  payinDepositDetailGet: ({ world, actor, params }) =>
    reply(200, showDeposit(depositFor(world, actor, params.profileId, params.transferId))),
};
