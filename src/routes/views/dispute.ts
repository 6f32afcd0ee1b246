import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { MultipartBody } from '../../contract/row.ts';
import {
  canWithdraw,
  type Dispute,
  type DisputeFile,
  type DisputeFilter,
  type FileFacts,
  findReason,
  type Objection,
  type Reason,
  type Submission,
} from '../../state/disputes/index.ts';
import { type Rows, refuse, type World } from '../../state/kernel/index.ts';
import { showMillis } from './dates.ts';
import { readAnswers } from './dispute/answers.ts';
import { showStatus } from './dispute/status.ts';
import { wordsOf } from './dispute/words.ts';

/** A reason with the narrower ones that must be given in its place. */
export function showReason({ code, fraud, several, options }: Reason): schemas.DisputeReason {
  const { title, tooltip } = wordsOf(code);
  const narrower = options.flatMap(name => findReason(name) ?? []);
  return {
    code,
    description: title,
    isFraud: fraud ?? undefined,
    tooltip,
    supportsMultipleTransactions: fraud === null ? undefined : several,
    subOptions: narrower.length > 0 ? narrower.map(showReason) : undefined,
  };
}

/**
 * Ids of payments, with commas between them.
 * @throws Refusal `request.malformed`
 */
function readTransactions(text: string, path: string): readonly number[] {
  const parts = text.split(',').map(part => part.trim());
  const wrong = parts.find(part => !/^\d{1,15}$/.test(part));
  if (wrong === undefined) return parts.map(Number);
  const problem = { code: 'NOT_VALID', message: 'must be the id of a card transaction', path, arguments: [wrong] };
  return refuse('request.malformed', { problems: [problem] });
}

type StepRequest = Operations['disputeDynamicFlowStep']['request'];

export const readObjection = (
  { scheme, reason }: StepRequest['params'],
  { transactionId }: StepRequest['query'],
): Objection => ({ scheme, reason, transactionIds: readTransactions(transactionId, 'transactionId') });

/** @throws Refusal `request.malformed` where no transaction is named, or a form cannot be kept */
export function readSubmission({ params, body }: Operations['disputeSubmit']['request']): Submission {
  const { transaction = {}, form = {}, disclaimer = {}, files = {} } = body;
  const { transactionId = '', email = null } = transaction;
  const { allAnswered = false, filesUploaded = false } = disclaimer;
  return {
    scheme: params.scheme,
    reason: params.reason,
    transactionIds: readTransactions(transactionId, 'transaction.transactionId'),
    email,
    form: readAnswers(form),
    files,
    disclaimer: { allAnswered, filesUploaded },
  };
}

export const readFiles = ({ files }: MultipartBody): readonly FileFacts[] =>
  files.map(({ field, filename, mimetype, sizeBytes, sha256 }) => ({
    field,
    filename,
    mimetype,
    sizeBytes,
    sha256,
  }));

export const showFiles = (files: readonly DisputeFile[]): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map(({ field, id }) => [field, id]));

type ListQuery = Operations['disputeList']['request']['query'];

export const readDisputeFilter = ({ status, transactionId }: ListQuery): DisputeFilter => ({
  state: status ?? null,
  transactionId: transactionId ?? null,
});

/** @assumed the newest come first */
export function showDisputes(
  world: World,
  disputes: Rows<Dispute>,
  { pageSize = 10, pageNumber = 1 }: ListQuery,
): Operations['disputeList']['replies'][200] {
  const page = disputes.page((pageNumber - 1) * pageSize, pageSize, true);
  return { totalCount: disputes.size, disputes: page.map(dispute => showDispute(world, dispute)) };
}

export function showDispute({ settings }: World, dispute: Dispute): schemas.Dispute {
  const { id, transactionId, profileId, reason, createdBy, createdAt, updatedAt } = dispute;
  return {
    id,
    transactionId,
    profileId,
    reason,
    ...showStatus(dispute.status, settings.disputeSubStatuses),
    createdAt: showMillis(createdAt),
    createdBy: String(createdBy),
    lastUpdatedAt: showMillis(updatedAt),
    canWithdraw: canWithdraw(dispute),
  };
}
