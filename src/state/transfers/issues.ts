/** What keeps a transfer from going on, until somebody solves it. */
import { emit, mayMove, patch, refuse, resume, type World } from '../kernel/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { transferIssuesChanged } from './events.ts';
import { requireAnyTransfer } from './find.ts';
import { type Transfer, transfers } from './record.ts';

/**
 * What an issue can be.
 * @source section Active cases
 * @assumed the last three: the sources name older codes, and say that there are others
 */
export const issueCodes = [
  'deposit_amount_less_invoice',
  'deposit_amount_more_invoice',
  'prove_account_ownership_with_reference_code',
  'prove_account_ownership_with_micro_deposit',
  'joint_account_proof_needed',
  'business_order_personal_depo',
  'incorrect_name_deposit',
  'deposit_proof_needed',
  'personal_order_business_depo',
  'incorrect_deposit_recipient_details',
  'incorrect_source_account_number',
  'missing_information',
  'recipient_details_wrong',
  'verification_required',
] as const;

export type IssueCode = (typeof issueCodes)[number];

/** Where a transfer still has steps before it that an issue can hold up. */
const underWay: readonly string[] = [
  'incoming_payment_waiting',
  'incoming_payment_initiated',
  'processing',
  'funds_converted',
];

/**
 * Something turns out to be wrong: the transfer rests in processing until it is solved, and cannot be cancelled.
 * @throws Refusal `transfer.not-found`, `transfer.unknown-issue`, `transfer.issue-open`, `transfer.wrong-status` once the
 * money has left, or nothing is left to hold up
 * @source transfers#active-cases
 */
export function openIssue(world: World, id: number, code: string): Transfer {
  const transfer = requireAnyTransfer(world, id);
  const known = requireCode(code);
  const { status, issues } = transfer;
  if (!underWay.includes(status)) refuse('transfer.wrong-status', { transferId: id, status, move: `open ${known}` });
  if (issues.includes(known)) refuse('transfer.issue-open', { transferId: id, code: known });
  return keepIssues(world, transfer, [...issues, known]);
}

/**
 * What was wrong is put right. With the last issue gone, the transfer goes on by itself where the world does.
 * @throws Refusal `transfer.not-found`, `transfer.unknown-issue`, `transfer.issue-not-open`
 * @source transfers#active-cases
 */
export function solveIssue(world: World, id: number, code: string): Transfer {
  const transfer = requireAnyTransfer(world, id);
  const known = requireCode(code);
  if (!transfer.issues.includes(known)) refuse('transfer.issue-not-open', { transferId: id, code: known });
  const left = transfer.issues.filter(open => open !== known);
  const after = keepIssues(world, transfer, left);
  const held = mayMove(transferLifecycle, after, 'convert') || mayMove(transferLifecycle, after, 'payOut');
  if (left.length === 0 && held) resume(world, transferLifecycle, after);
  return after;
}

/**
 * A transfer that ends takes its issues with it.
 * @assumed the sources do not say what becomes of them
 */
export function dropIssues(world: World, id: number): void {
  const transfer = requireAnyTransfer(world, id);
  if (transfer.issues.length > 0) keepIssues(world, transfer, []);
}

/** Partners are told the whole list. */
export function announceIssues(world: World, { id: transferId, profileId, recipientId, issues }: Transfer): void {
  emit(world, transferIssuesChanged, { profileId }, { transferId, profileId, recipientId, issues });
}

function keepIssues(world: World, { id }: Transfer, issues: readonly IssueCode[]): Transfer {
  const after = patch(world, transfers, id, { issues });
  announceIssues(world, after);
  return after;
}

const requireCode = (code: string): IssueCode =>
  issueCodes.find(known => known === code) ??
  refuse('transfer.unknown-issue', { path: 'code', code, known: issueCodes.join(', ') });
