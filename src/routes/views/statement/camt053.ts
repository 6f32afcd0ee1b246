import type { Instant, Money } from '../../../state/kernel/index.ts';
import { nameOf } from '../../../state/profiles/index.ts';
import type { Party, Statement, StatementLine } from '../../../state/statements/index.ts';
import { showMillis } from '../dates.ts';
import { accountOf, plainAmount } from './columns.ts';
import { sentenceOf, type Words } from './words.ts';
import { element, type Xml, xmlText } from './xml.ts';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.10';

/**
 * A statement as an ISO 20022 bank-to-customer statement, newest entry first.
 * @source balanceStatementGet
 * @assumed an account without details is named by the balance's id, and an entry's bank transaction code is the line's own type
 */
export function showStatementCamt053(statement: Statement, words: Words): string {
  const { balance, drawnAt, lines } = statement;
  const id = `${balance.id}-${compact(statement.from)}-${compact(statement.to)}`;
  const header = element('GrpHdr', [element('MsgId', `${balance.id}-${stamp(drawnAt)}`), created(drawnAt)]);
  const body = element('Stmt', [
    element('Id', id),
    created(drawnAt),
    element('FrToDt', [element('FrDtTm', showMillis(statement.from)), element('ToDtTm', showMillis(statement.to))]),
    showAccount(statement),
    showBalance('OPBD', statement.opening, statement.from),
    showBalance('CLBD', statement.closing, statement.to),
    ...lines.map(line => showEntry(line, words)),
  ]);
  const document = element('Document', element('BkToCstmrStmt', [header, body]), ` xmlns="${NAMESPACE}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
}

/** `20260302`, so that an identification has room for two. */
const compact = (at: Instant): string => showMillis(at).slice(0, 10).replaceAll('-', '');
/** `20260302090000000`; a message of another millisecond is another message. */
const stamp = (at: Instant): string => showMillis(at).replace(/\D/g, '');
const created = (at: Instant): Xml => element('CreDtTm', showMillis(at));
const day = (name: string, at: Instant): Xml => element(name, element('Dt', showMillis(at).slice(0, 10)));

const unsigned = (amount: Money): string => plainAmount(amount).replace('-', '');

const amountOf = (name: string, amount: Money): Xml => element(name, unsigned(amount), ` Ccy="${amount.currency}"`);

const indicator = (isDebit: boolean): Xml => element('CdtDbtInd', isDebit ? 'DBIT' : 'CRDT');

function showAccount(statement: Statement): Xml {
  const { balance, holder } = statement;
  return element('Acct', [
    element('Id', identified(accountOf(statement))),
    element('Ccy', balance.currency),
    element('Nm', xmlText(balance.name ?? '', 70)),
    element('Ownr', element('Nm', xmlText(nameOf(holder), 140))),
  ]);
}

const showBalance = (code: string, amount: Money, at: Instant): Xml =>
  element('Bal', [
    element('Tp', element('CdOrPrtry', element('Cd', code))),
    amountOf('Amt', amount),
    indicator(amount.amountMinor < 0),
    day('Dt', at),
  ]);

function showEntry(line: StatementLine, words: Words): Xml {
  const { at, amount, direction, reference, act } = line;
  return element('Ntry', [
    amountOf('Amt', amount),
    indicator(direction === 'debit'),
    element('Sts', element('Cd', 'BOOK')),
    day('BookgDt', at),
    day('ValDt', at),
    element('AcctSvcrRef', xmlText(reference, 35)),
    element('BkTxCd', element('Prtry', element('Cd', act.type))),
    element('NtryDtls', element('TxDtls', showDetails(line, words))),
  ]);
}

function showDetails(line: StatementLine, words: Words): Xml[] {
  const { act, direction, amount, fees } = line;
  const endToEnd = xmlText(act.paymentReference ?? '', 35) || 'NOTPROVIDED';
  return [
    element('Refs', element('EndToEndId', endToEnd)),
    amountOf('Amt', amount),
    indicator(direction === 'debit'),
    showExchange(line),
    fees.amountMinor > 0 ? element('Chrgs', amountOf('TtlChrgsAndTaxAmt', fees)) : '',
    element('RltdPties', showParty(direction === 'debit' ? 'Cdtr' : 'Dbtr', act.counterparty)),
    element('RmtInf', remittance(sentenceOf(line, words))),
  ];
}

/** What the account's money became, or came from. */
function showExchange({ act }: StatementLine): Xml {
  if (!act.exchange) return '';
  const { from, to, rate } = act.exchange;
  const terms = element('CcyXchg', [
    element('SrcCcy', from.currency),
    element('TrgtCcy', to.currency),
    element('XchgRate', exact(rate)),
  ]);
  return element('AmtDtls', element('CntrValAmt', [amountOf('Amt', to), terms]));
}

/** A rate has eleven digits at most here, and no exponent. */
function exact(rate: number): string {
  const decimals = Math.min(10, 11 - Math.trunc(rate).toString().length);
  return rate.toFixed(Math.max(1, decimals)).replace(/\.?0+$/, '');
}

function showParty(role: 'Cdtr' | 'Dbtr', party: Party | undefined): Xml[] {
  if (!party) return [];
  const { name, account } = party;
  return [
    element(role, element('Pty', element('Nm', xmlText(name, 140)))),
    account === null ? '' : element(`${role}Acct`, element('Id', identified(account))),
  ];
}

const IBAN = /^[A-Z]{2}\d{2}[A-Za-z0-9]{11,30}$/;

function identified(account: string): Xml {
  const bare = account.replace(/\s/g, '');
  return IBAN.test(bare) ? element('IBAN', bare) : element('Othr', element('Id', xmlText(account, 34)));
}

/** A text of any length, in pieces of as many characters as one may have. */
function remittance(text: string): Xml[] {
  const signs = Array.from(text);
  const pieces = Array.from({ length: Math.ceil(signs.length / 140) }, (_, n) => signs.slice(n * 140, (n + 1) * 140));
  return pieces.map(piece => element('Ustrd', xmlText(piece.join(''), 140)));
}
