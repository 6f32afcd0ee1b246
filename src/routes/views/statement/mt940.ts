import { fractionDigits, type Instant, type Money, toUnits } from '../../../state/kernel/index.ts';
import type { Statement, StatementLine } from '../../../state/statements/index.ts';
import { showMillis } from '../dates.ts';
import { accountOf } from './columns.ts';
import { swiftLines, swiftText } from './swift-text.ts';
import { sayingsOf, type Words } from './words.ts';

/** The longest reference that fields 20 and 61 take. */
const REFERENCE = 16;

/**
 * A statement as the text of a SWIFT MT940 message, oldest line first.
 * @source balanceStatementGet
 * @assumed the layout, which nothing public shows, is SWIFT's own: dates are days, and an account without details is the balance's id
 */
export function showStatementMt940(statement: Statement, words: Words): string {
  const { balance, from, to, opening, closing, lines } = statement;
  const fields = [
    `:20:${balance.id}`,
    `:25:${swiftText(accountOf(statement))}`,
    ':28C:1/1',
    `:60F:${showBalance(opening, from)}`,
    ...lines.toReversed().flatMap(line => showLine(line, words)),
    `:62F:${showBalance(closing, to)}`,
    '-',
  ];
  return fields.map(field => `${field}\r\n`).join('');
}

/** `260302` */
const day = (at: Instant): string => showMillis(at).slice(2, 10).replaceAll('-', '');

/** Without a sign, and with a comma in any case: `1000,00`, `150,`. None there is has more than the field's 15 places. */
function showAmount(amount: Money): string {
  const text = Math.abs(toUnits(amount)).toFixed(fractionDigits(amount.currency)).replace('.', ',');
  return text.includes(',') ? text : `${text},`;
}

const showBalance = (amount: Money, at: Instant): string =>
  `${amount.amountMinor < 0 ? 'D' : 'C'}${day(at)}${amount.currency}${showAmount(amount)}`;

function showLine(line: StatementLine, words: Words): string[] {
  const { at, direction, amount, reference, act } = line;
  const mark = direction === 'debit' ? 'D' : 'C';
  const means = act.card ? 'NMSC' : 'NTRF';
  const short = shortened(reference);
  const [first = '', ...more] = swiftLines([reference, ...sayingsOf(line, words)].join(' '), 65, 6);
  return [
    `:61:${day(at)}${day(at).slice(2)}${mark}${showAmount(amount)}${means}${short}//${short}`,
    `:86:${first}`,
    ...more,
  ];
}

/** `TRANSFER-2148000001` is too long for its field; it stands whole in the text of the line. */
const shortened = (reference: string): string =>
  swiftText(reference.length <= REFERENCE ? reference : reference.replace(/[A-Z_]+-(?=[^-]*$)/, '')).slice(
    0,
    REFERENCE,
  );
