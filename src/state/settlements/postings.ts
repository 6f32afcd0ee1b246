import { findBulkPayment, isPayable, payBulk, payWaiting } from '../funding/index.ts';
import { advance, type Money, subtract, type World } from '../kernel/index.ts';
import { exchange, partner, post } from '../ledger/index.ts';
import { bulkPaymentLifecycle } from '../lifecycles/bulk-payment.ts';
import { requireAnyTransfer } from '../transfers/index.ts';
import { pricedRefunds } from './compare.ts';
import { grow } from './credit.ts';
import { type SettledRow, type Settlement, subjectOf } from './record.ts';
import { type Priced, worthOf } from './total.ts';

/**
 * The partner has paid for these transfers. Those that waited for it go on; where one came to nothing meanwhile, the
 * partner is owed what it paid for it. After that, others that wait may go on as well.
 */
export function settleTransfers(world: World, settlement: Settlement): void {
  const { rows, currency, clientId } = settlement;
  const owed = rows.filter(row => isOwed(world, row));
  const [expected, paid] = [worthOf(priced(rows), currency), worthOf(priced(owed), currency)];
  grow(world, clientId, subtract(expected, paid));
  const refunds = pricedRefunds(world, settlement);
  if (settlement.crossCurrency) {
    convertDebt(world, settlement, priced(owed), paid);
    convertRefunds(world, settlement, refunds, worthOf(refunds, currency));
  }
  for (const { transferId } of owed) advance(world, bulkPaymentLifecycle, transferId, 'settle');
  const currencies = [...rows, ...refunds].map(({ amount }) => amount.currency);
  for (const each of new Set([currency, ...currencies])) payWaiting(world, clientId, each);
}

const priced = (rows: readonly SettledRow[]): Priced[] => rows.map(({ amount, rate }) => ({ amount, rate: rate ?? 1 }));

/** Whether the partner owes for a transfer; one that waited for the settlement is paid now, if it still can be. */
function isOwed(world: World, { transferId }: SettledRow): boolean {
  const status = findBulkPayment(world, transferId)?.status;
  if (status === 'PAID') return true;
  if (status !== 'WAITING' || !isPayable(requireAnyTransfer(world, transferId))) return false;
  payBulk(world, transferId);
  return true;
}

/** What was owed in the transfers' currency is owed in the settlement's. */
function convertDebt(world: World, settlement: Settlement, rows: readonly Priced[], worth: Money): void {
  const why = { reason: 'settlement conversion', subject: subjectOf(settlement) };
  const owes = (currency: string) => partner(settlement.clientId, currency);
  for (const { amount } of rows) {
    post(world, { debit: exchange(amount.currency), credit: owes(amount.currency), amount, ...why });
  }
  post(world, { debit: owes(worth.currency), credit: exchange(worth.currency), amount: worth, ...why });
}

/** The same the other way round, for what the partner is owed. */
function convertRefunds(world: World, settlement: Settlement, refunds: readonly Priced[], worth: Money): void {
  const why = { reason: 'settlement conversion', subject: subjectOf(settlement) };
  const owes = (currency: string) => partner(settlement.clientId, currency);
  for (const { amount } of refunds) {
    post(world, { debit: owes(amount.currency), credit: exchange(amount.currency), amount, ...why });
  }
  post(world, { debit: exchange(worth.currency), credit: owes(worth.currency), amount: worth, ...why });
}
