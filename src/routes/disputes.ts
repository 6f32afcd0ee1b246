import { gap, type HandlersOf } from './binding.ts';

export const disputesRoutes: HandlersOf<'disputes'> = {
  disputeDynamicFlowStep: gap('disputeDynamicFlowStep'),
  disputeReasonsGet: gap('disputeReasonsGet'),
  disputeSubmit: gap('disputeSubmit'),
  disputeFileUpload: gap('disputeFileUpload'),
  disputeList: gap('disputeList'),
  disputeGet: gap('disputeGet'),
  disputeWithdraw: gap('disputeWithdraw'),
  disputeFileUploadV3: gap('disputeFileUploadV3'),
};
