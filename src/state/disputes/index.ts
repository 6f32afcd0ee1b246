import { type Family, machine } from '../kernel/index.ts';
import { disputeLifecycle } from '../lifecycles/dispute.ts';
import { disputeFileLifecycle } from '../lifecycles/dispute-file.ts';
import { expireFile } from './files.ts';
import { announce, disputeVerbs } from './moves.ts';
import { disputeFate } from './outcomes.ts';
import { disputeFiles, disputes } from './record.ts';

export { disputeUpdated } from './events.ts';
export { type FileFacts, keepFiles } from './files.ts';
export { canWithdraw, type DisputeFilter, findDispute, listDisputes, requireDispute } from './find.ts';
export type { Answers, FormField } from './form-field.ts';
export { refundDispute, touchDispute, withdrawDispute } from './moves.ts';
export { type Objection, openQuestionnaire, type Page, turnPage } from './questions.ts';
export { findReason, firstReasons, type Reason } from './reasons.ts';
export { type Dispute, type DisputeFile, type DisputeState, disputeFiles, disputes, stateOf } from './record.ts';
export { isWaiting, type Submission, submitDispute } from './submit.ts';

/** Card payments that customers object to. */
export const disputeFamily: Family = {
  tables: [disputes, disputeFiles],
  machines: [
    machine({ lifecycle: disputeLifecycle, resource: 'disputes', table: disputes, verbs: disputeVerbs, announce }),
    machine({
      lifecycle: disputeFileLifecycle,
      resource: 'dispute-files',
      table: disputeFiles,
      verbs: { expire: expireFile },
    }),
  ],
  subjects: [disputeFate],
};
