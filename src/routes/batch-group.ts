import {
  addTransfer,
  initiatePayment,
  openGroup,
  requireGroup,
  requireInitiation,
  updateGroup,
} from '../state/batches/index.ts';
import { fundGroup } from '../state/funding/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readDebit, readNewGroup, showFundedGroup, showGroup, showInitiation } from './views/batch-group.ts';
import { readNewTransfer, showTransfer } from './views/transfer.ts';

export const batchGroupRoutes: HandlersOf<'batch-group'> = {
  batchGroupCreate: ({ world, actor, params, body }) =>
    reply(201, showGroup(world, openGroup(world, actor, params.profileId, readNewGroup(body)))),
  batchGroupGet: ({ world, actor, params }) =>
    reply(200, showGroup(world, requireGroup(world, actor, params.profileId, params.batchGroupId))),
  batchGroupUpdate: ({ world, actor, params, body }) =>
    reply(200, showGroup(world, updateGroup(world, actor, params.profileId, params.batchGroupId, body))),
  batchGroupTransferCreate: ({ world, actor, params, body }) => {
    const wish = readNewTransfer(body);
    return reply(200, showTransfer(addTransfer(world, actor, params.profileId, params.batchGroupId, wish)));
  },
  batchGroupFund: ({ world, actor, params }) =>
    reply(200, showFundedGroup(world, fundGroup(world, actor, params.profileId, params.batchGroupId))),
  batchGroupPaymentInitiationCreate: ({ world, actor, params, body }) => {
    const { profileId, batchGroupId } = params;
    return reply(200, showInitiation(initiatePayment(world, actor, profileId, batchGroupId, readDebit(body))));
  },
  batchGroupPaymentInitiationGet: ({ world, actor, params }) => {
    const { profileId, batchGroupId, paymentInitiationId } = params;
    return reply(200, showInitiation(requireInitiation(world, actor, profileId, batchGroupId, paymentInitiationId)));
  },
};
