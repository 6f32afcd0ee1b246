import { fractionDigits, type Money, toUnits } from '../../../state/kernel/index.ts';
import type { Statement, StatementLine } from '../../../state/statements/index.ts';
import { showMillis } from '../dates.ts';
import { sentenceOf, type Words } from './words.ts';

/** What a cell holds: a text, an amount, a plain number, or nothing. */
export type Cell = string | Money | number | null;

export interface Column {
  readonly title: string;
  /** In characters, for who lays out columns. */
  readonly width: number;
  readonly cell: (line: StatementLine, words: Words) => Cell;
}

/** `02-03-2026` */
function dayOf({ at }: StatementLine): string {
  const [year, month, day] = showMillis(at).slice(0, 10).split('-');
  return `${day}-${month}-${year}`;
}

/** Money that came has a payer, and money that went a payee. */
const partyOn = (side: StatementLine['direction'], { direction, act }: StatementLine) =>
  direction === side ? act.counterparty : undefined;

const nothing = (): null => null;

/**
 * The columns that tables of a statement have, by their English titles: programs go by them, whatever the language.
 * @source balanceStatementGet
 */
export const columns: readonly Column[] = [
  { title: 'TransferWise ID', width: 24, cell: line => line.reference },
  { title: 'Date', width: 12, cell: dayOf },
  { title: 'Date Time', width: 25, cell: line => `${dayOf(line)} ${showMillis(line.at).slice(11, 23)}` },
  { title: 'Amount', width: 14, cell: line => line.amount },
  { title: 'Currency', width: 10, cell: line => line.amount.currency },
  { title: 'Description', width: 50, cell: sentenceOf },
  { title: 'Payment Reference', width: 24, cell: ({ act }) => act.paymentReference ?? null },
  { title: 'Running Balance', width: 16, cell: line => line.running },
  { title: 'Exchange From', width: 14, cell: ({ act }) => act.exchange?.from.currency ?? null },
  { title: 'Exchange To', width: 12, cell: ({ act }) => act.exchange?.to.currency ?? null },
  { title: 'Exchange Rate', width: 14, cell: ({ act }) => act.exchange?.rate ?? null },
  { title: 'Payer Name', width: 24, cell: line => partyOn('credit', line)?.name ?? null },
  { title: 'Payee Name', width: 24, cell: line => partyOn('debit', line)?.name ?? null },
  { title: 'Payee Account Number', width: 28, cell: line => partyOn('debit', line)?.account ?? null },
  { title: 'Merchant', width: 24, cell: ({ act }) => act.card?.merchant.name ?? null },
  { title: 'Card Last Four Digits', width: 20, cell: ({ act }) => act.card?.lastFour ?? null },
  { title: 'Card Holder Full Name', width: 24, cell: ({ act }) => act.card?.holder ?? null },
  { title: 'Attachment', width: 12, cell: nothing },
  { title: 'Note', width: 12, cell: nothing },
  { title: 'Total fees', width: 12, cell: line => line.fees },
  { title: 'Exchange To Amount', width: 18, cell: ({ act }) => act.exchange?.to ?? null },
  { title: 'Transaction Type', width: 16, cell: line => line.direction.toUpperCase() },
  { title: 'Transaction Details Type', width: 26, cell: ({ act }) => act.type },
];

export const rowsOf = ({ lines }: Statement, words: Words): Cell[][] =>
  lines.map(line => columns.map(({ cell }) => cell(line, words)));

/** An amount in whole units, with its currency's own number of decimals and a point: `-7.50`. */
export const plainAmount = (amount: Money): string => toUnits(amount).toFixed(fractionDigits(amount.currency));

/** What a bank would call the account by: its own number where it has one, and else the balance's id. */
export const accountOf = ({ balance, details }: Statement): string =>
  details?.iban ?? details?.accountNumber ?? String(balance.id);
