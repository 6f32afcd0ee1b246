import { bulkPayments } from '../funding/index.ts';
import { advance, type MoveDetails, patch, subtract, type World } from '../kernel/index.ts';
import { settlementLifecycle } from '../lifecycles/settlement.ts';
import { findingsOf, pricedRefunds, pricedRows } from './compare.ts';
import { grow } from './credit.ts';
import { requireStep } from './find.ts';
import { completeSettlement } from './receive.ts';
import { type Settlement, settlements } from './record.ts';
import { totalsOf } from './total.ts';

/**
 * Compares a journal with its transfers. Where all of it fits, its transfers belong to it from now on and the money is
 * awaited; where there is nothing to pay it is settled at once. One row that does not fit spoils the whole journal.
 * @throws Refusal `settlement.not-found`, `settlement.wrong-status`
 * @source bulkSettlementJournalCreate
 */
export function matchSettlement(world: World, id: number, details: MoveDetails = {}): void {
  const settlement = requireStep(world, id, 'accept');
  const findings = findingsOf(world, settlement);
  if (findings.length > 0) spoil(world, id, findings, details);
  else expect(world, settlement, details);
}

function spoil(world: World, id: number, findings: readonly string[], details: MoveDetails): void {
  patch(world, settlements, id, { findings });
  advance(world, settlementLifecycle, id, 'reject', details);
}

function expect(world: World, settlement: Settlement, details: MoveDetails): void {
  const { id, clientId, creditUsed, currency, rows, refunds } = settlement;
  const { due, surplus } = totalsOf(pricedRows(settlement), pricedRefunds(world, settlement), creditUsed, currency);
  grow(world, clientId, subtract(surplus, creditUsed));
  for (const { transferId, rate } of rows) patch(world, bulkPayments, transferId, { settlementId: id, rate });
  for (const { transferId } of refunds) patch(world, bulkPayments, transferId, { refundSettlementId: id });
  const accepted = patch(world, settlements, id, { due });
  advance(world, settlementLifecycle, id, 'accept', details);
  if (due.amountMinor === 0) completeSettlement(world, accepted, details);
}

/**
 * Turns a journal down as if a row did not fit.
 * @throws Refusal `settlement.not-found`, `settlement.wrong-status`
 * @source bulkSettlementJournalCreate
 */
export function rejectSettlement(world: World, id: number, details: MoveDetails = {}): void {
  requireStep(world, id, 'reject');
  spoil(world, id, [details.reason ?? 'turned down by hand'], details);
}

/**
 * Compares a journal that did not fit once more.
 * @throws Refusal `settlement.not-found`, `settlement.wrong-status`
 * @source bulkSettlementJournalCreate
 */
export function compareAgain(world: World, id: number, details: MoveDetails = {}): void {
  requireStep(world, id, 'resend');
  patch(world, settlements, id, { findings: [] });
  advance(world, settlementLifecycle, id, 'resend', details);
}
