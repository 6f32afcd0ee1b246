/** Compares a journal with what is known of its transfers. */
import { type BulkPayment, costInBulk, findBulkPayment } from '../funding/index.ts';
import { isLess, LARGEST_MINOR, type Money, type World } from '../kernel/index.ts';
import { findTransfer, type Transfer } from '../transfers/index.ts';
import { creditOf } from './credit.ts';
import type { RefundedRow, SettledRow, Settlement } from './record.ts';
import { type Priced, worthOf } from './total.ts';

type Known = { readonly payment: BulkPayment; readonly transfer: Transfer };

/** A transfer of the partner that was paid for in bulk. */
function knownTo(world: World, clientId: string, transferId: number): Known | undefined {
  const [payment, transfer] = [findBulkPayment(world, transferId), findTransfer(world, transferId)];
  return payment?.clientId === clientId && transfer ? { payment, transfer } : undefined;
}

/**
 * What does not fit, in words; one such thing spoils the whole journal.
 * @source bulkSettlementJournalCreate
 * @assumed an amount or a currency other than the transfer's own does not fit either, nor more credit than there is, nor
 * the refund of a transfer that was not refunded
 */
export function findingsOf(world: World, settlement: Settlement): string[] {
  const faults = faultsOf(world, settlement);
  return faults.length > 0 || isCountable(world, settlement) ? faults : ['the total is more than can be counted'];
}

/** Rates are the partner's own, and may be anything. */
const isCountable = (world: World, settlement: Settlement): boolean =>
  [pricedRows(settlement), pricedRefunds(world, settlement)].every(
    rows => worthOf(rows, settlement.currency).amountMinor <= LARGEST_MINOR,
  );

function faultsOf(world: World, settlement: Settlement): string[] {
  const { clientId, rows, refunds, currency, creditUsed } = settlement;
  const credit = creditOf(world, clientId, currency);
  return [
    ...repeated(rows).map(id => `transfer ${id} is settled twice`),
    ...repeated(refunds).map(id => `transfer ${id} is refunded twice`),
    ...rows.flatMap(row => faultOf(world, clientId, row) ?? []),
    ...refunds.flatMap(row => refundFaultOf(world, settlement, row) ?? []),
    ...(isLess(credit, creditUsed) ? ['more is taken off than is owed'] : []),
  ];
}

function repeated(rows: readonly { readonly transferId: number }[]): number[] {
  const seen = new Set<number>();
  return rows.map(({ transferId }) => transferId).filter(id => seen.has(id) || !seen.add(id));
}

function faultOf(world: World, clientId: string, { transferId, amount }: SettledRow): string | undefined {
  const known = knownTo(world, clientId, transferId);
  if (!known) return `transfer ${transferId} was not paid for in bulk`;
  const { payment, transfer } = known;
  if (payment.settlementId !== null || payment.status === 'SETTLED') return `transfer ${transferId} was settled before`;
  if (payment.status !== 'PAID' && payment.status !== 'WAITING')
    return `transfer ${transferId} was not paid for in bulk`;
  return sameMoney(costInBulk(world, transfer), amount) ? undefined : `transfer ${transferId} costs another amount`;
}

const sameMoney = (a: Money, b: Money): boolean => a.currency === b.currency && a.amountMinor === b.amountMinor;

function refundFaultOf(world: World, settlement: Settlement, row: RefundedRow): string | undefined {
  const { transferId } = row;
  const known = knownTo(world, settlement.clientId, transferId);
  if (known?.transfer.status !== 'funds_refunded') return `transfer ${transferId} was not refunded to the partner`;
  if (known.payment.refundSettlementId !== null) return `the refund of transfer ${transferId} was settled before`;
  return rateOfRefund(settlement, row, known) === undefined ? `transfer ${transferId} has no exchange rate` : undefined;
}

/** The rate that was given, else the one it was settled at, else none is needed in its own currency. */
function rateOfRefund({ rows, currency }: Settlement, { transferId, rate }: RefundedRow, known: Known) {
  const beside = rows.find(row => row.transferId === transferId)?.rate;
  return rate ?? known.payment.rate ?? beside ?? (known.transfer.source === currency ? 1 : undefined);
}

/** The rows of a journal that fits, with their rates. */
export const pricedRows = ({ rows }: Settlement): Priced[] =>
  rows.map(({ amount, rate }) => ({ amount, rate: rate ?? 1 }));

/** The refunds of a journal that fits, with what the transfers had cost and their rates. */
export const pricedRefunds = (world: World, settlement: Settlement): Priced[] =>
  settlement.refunds.flatMap(row => {
    const known = knownTo(world, settlement.clientId, row.transferId);
    return known ? [{ amount: known.transfer.charged, rate: rateOfRefund(settlement, row, known) ?? 1 }] : [];
  });
