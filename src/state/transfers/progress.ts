import { type Balance, findBalance } from '../balances/index.ts';
import { advance, type MoveDetails, patch, refuse, requireMove, type World } from '../kernel/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { announceFailure, failureOf } from './failures.ts';
import { requireAnyTransfer } from './find.ts';
import { requireTaking } from './payee.ts';
import { exchangeMoney, payOutAgain, payOutMoney, takeBack } from './postings.ts';
import { quoteOf } from './receive.ts';
import { type Transfer, transfers } from './record.ts';
import { reviewAwaited } from './review.ts';
import { callOff } from './settle.ts';

/** A transfer with open problems rests where it is until they are solved. */
function requireUntroubled(world: World, transfer: Transfer): void {
  const { id, issues } = transfer;
  if (issues.length > 0) refuse('transfer.suspended', { transferId: id, cause: `open issues: ${issues.join(', ')}` });
  const review = reviewAwaited(world, transfer);
  if (review) refuse('transfer.suspended', { transferId: id, cause: `KYC review ${review.id} is ${review.status}` });
}

/** Money from or to Brazil needs to say what it is; that is part of the quote, since it decides the tax. */
const lacksNature = (world: World, transfer: Transfer): boolean =>
  [transfer.source, transfer.target].includes('BRL') && quoteOf(world, transfer).transferNature === null;

/**
 * Checks are done and the money becomes the target currency. A transfer to or from reais whose quote has no nature is
 * called off here instead, and its money goes back.
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`, `transfer.suspended`
 * @source simulationTransferStateChange `funds_converted`
 */
export function convertTransfer(world: World, id: number, details: MoveDetails = {}): void {
  const transfer = requireAnyTransfer(world, id);
  requireMove(transferLifecycle, transfer, 'convert', 'transfer.wrong-status');
  requireUntroubled(world, transfer);
  if (lacksNature(world, transfer)) {
    callOff(world, transfer, 'cancel', { reason: 'the quote has no transfer nature' });
    return;
  }
  exchangeMoney(world, transfer);
  advance(world, transferLifecycle, id, 'convert', details);
}

/**
 * The money leaves for the recipient.
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`, `transfer.suspended`, `transfer.target-closed` or
 * `transfer.target-restricted` when the balance it goes to was closed meanwhile, or takes no money in any more
 * @source simulationTransferStateChange `outgoing_payment_sent`
 */
export function payOutTransfer(world: World, id: number, details: MoveDetails = {}): void {
  const transfer = requireAnyTransfer(world, id);
  requireMove(transferLifecycle, transfer, 'payOut', 'transfer.wrong-status');
  requireUntroubled(world, transfer);
  const balance = targetBalance(world, transfer);
  payOutMoney(world, transfer, balance);
  patch(world, transfers, id, { sentAt: world.now });
  advance(world, transferLifecycle, id, 'payOut', details);
}

function targetBalance(world: World, { targetBalanceId, target, profileId }: Transfer): Balance | undefined {
  if (targetBalanceId === null) return undefined;
  const balance = findBalance(world, targetBalanceId);
  if (balance?.status !== 'open') return refuse('transfer.target-closed', { currency: target });
  if (balance.profileId !== profileId) requireTaking(world, balance.profileId);
  return balance;
}

/**
 * The recipient's bank sends the money back.
 * @param details `reasonCode` and `description` of the failure, as `failureOf` reads them
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`, `transfer.stays-inside`, `transfer.unknown-failure`
 * @source simulationTransferStateChange `bounced_back`
 * @assumed money paid onto a balance here never bounces
 */
export function bounceTransfer(world: World, id: number, details: MoveDetails = {}): void {
  const transfer = requireAnyTransfer(world, id);
  requireMove(transferLifecycle, transfer, 'bounce', 'transfer.wrong-status');
  if (transfer.targetBalanceId !== null) refuse('transfer.stays-inside', { transferId: id });
  const failure = failureOf(world, details);
  takeBack(world, transfer);
  advance(world, transferLifecycle, id, 'bounce', details);
  announceFailure(world, transfer, failure);
}

/**
 * A payout that came back is tried again.
 * @throws Refusal `transfer.not-found`, `transfer.wrong-status`
 * @source section Tracking transfers
 */
export function redeliverTransfer(world: World, id: number, details: MoveDetails = {}): void {
  const transfer = requireAnyTransfer(world, id);
  requireMove(transferLifecycle, transfer, 'redeliver', 'transfer.wrong-status');
  payOutAgain(world, transfer);
  patch(world, transfers, id, { sentAt: world.now });
  advance(world, transferLifecycle, id, 'redeliver', details);
}
