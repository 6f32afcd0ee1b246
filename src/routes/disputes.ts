import {
  firstReasons,
  isWaiting,
  keepFiles,
  listDisputes,
  openQuestionnaire,
  requireDispute,
  submitDispute,
  withdrawDispute,
} from '../state/disputes/index.ts';
import { requireProfile } from '../state/profiles/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { showLastPage, showPage } from './views/dispute/page.ts';
import {
  readDisputeFilter,
  readFiles,
  readObjection,
  readSubmission,
  showDispute,
  showDisputes,
  showFiles,
  showReason,
} from './views/dispute.ts';

export const disputesRoutes: HandlersOf<'disputes'> = {
  disputeDynamicFlowStep: ({ world, actor, params, query, body }) => {
    const objection = readObjection(params, query);
    return reply(200, showPage(openQuestionnaire(world, actor, params.profileId, objection, body.email ?? null)));
  },
  disputeReasonsGet: ({ world, actor, params }) => {
    requireProfile(world, actor, params.profileId);
    return reply(200, firstReasons.map(showReason));
  },
  disputeSubmit: ({ world, actor, ...request }) => {
    const submitted = submitDispute(world, actor, request.params.profileId, readSubmission(request));
    return reply(200, showLastPage(isWaiting(world, submitted)), { 'x-df-exit': 'true' });
  },
  disputeFileUpload: ({ world, actor, params, body }) =>
    reply(200, showFiles(keepFiles(world, actor, params.profileId, readFiles(body)))),
  disputeList: ({ world, actor, params, query }) => {
    const disputes = listDisputes(world, actor, params.profileId, readDisputeFilter(query));
    return reply(200, showDisputes(world, disputes, query));
  },
  disputeGet: ({ world, actor, params }) =>
    reply(200, showDispute(world, requireDispute(world, actor, params.profileId, params.disputeId))),
  disputeWithdraw: ({ world, actor, params }) =>
    reply(200, showDispute(world, withdrawDispute(world, actor, params.profileId, params.disputeId))),
  disputeFileUploadV3: ({ world, actor, params, body }) =>
    reply(200, showFiles(keepFiles(world, actor, params.profileId, readFiles(body)))),
};
