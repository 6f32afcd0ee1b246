import type { Operations } from '../../contract/generated/operations.ts';
import { instant, isCurrency, negate, refuse } from '../../state/kernel/index.ts';
import type { Journal } from '../../state/settlements/index.ts';
import { readAmount } from './amounts.ts';
import { requireId } from './ids.ts';

type Body = Operations['bulkSettlementJournalCreate']['request']['body'];
type Row = Body['transfers'][number];
type Refund = NonNullable<Body['refundedTransfers']>[number];

/**
 * A journal as it was sent. Rates mean nothing where there is no settlement currency.
 * @throws Refusal `request.malformed`, `balance.unknown-currency`, `balance.bad-amount`, `settlement.currency-missing`
 */
export function readJournal(body: Body): Journal {
  const crossCurrency = body.settlementCurrency !== undefined;
  const currency = currencyOf(body);
  const places = { value: 'balanceTransfer', currency: 'settlementCurrency' };
  return {
    reference: body.settlementReference,
    date: instant(Date.parse(body.settlementDate)),
    currency,
    crossCurrency,
    rows: body.transfers.map((row, i) => readRow(row, `transfers.${i}`, crossCurrency)),
    refunds: (body.refundedTransfers ?? []).map((row, i) => readRefund(row, `refundedTransfers.${i}`, crossCurrency)),
    creditUsed: negate(readAmount(body.balanceTransfer ?? 0, currency, places)),
  };
}

function currencyOf({ settlementCurrency, transfers }: Body): string {
  const currency = settlementCurrency ?? transfers[0]?.sourceCurrency ?? refuse('settlement.currency-missing');
  if (isCurrency(currency)) return currency;
  const path = settlementCurrency === undefined ? 'transfers.0.sourceCurrency' : 'settlementCurrency';
  return refuse('balance.unknown-currency', { currency, path });
}

const readRow = (row: Row, at: string, crossCurrency: boolean): Journal['rows'][number] => ({
  transferId: requireId(row.id, `${at}.id`),
  amount: readAmount(row.sourceAmount, row.sourceCurrency, {
    value: `${at}.sourceAmount`,
    currency: `${at}.sourceCurrency`,
  }),
  date: instant(Date.parse(row.date)),
  customerName: row.customerName,
  partnerReference: row.partnerReference,
  comment: row.comment ?? null,
  rate: crossCurrency ? (row.exchangeRate ?? null) : null,
});

const readRefund = (row: Refund, at: string, crossCurrency: boolean): Journal['refunds'][number] => ({
  transferId: requireId(row.id, `${at}.id`),
  partnerReference: row.partnerReference,
  rate: crossCurrency ? (row.exchangeRate ?? null) : null,
});
