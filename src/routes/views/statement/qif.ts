import type { Statement, StatementLine } from '../../../state/statements/index.ts';
import { showMillis } from '../dates.ts';
import { plainAmount } from './columns.ts';
import { sentenceOf, type Words } from './words.ts';

/**
 * A statement in the Quicken Interchange Format.
 * @source balanceStatementGet
 * @assumed the layout, which nothing public shows
 */
export const showStatementQif = ({ lines }: Statement, words: Words): string =>
  `!Type:Bank\n${lines.map(line => showLine(line, words)).join('')}`;

/** A field ends with its line, so that a text must not. */
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function showLine(line: StatementLine, words: Words): string {
  const [year, month, day] = showMillis(line.at).slice(0, 10).split('-');
  const payee = line.act.card?.merchant.name ?? line.act.counterparty?.name;
  const fields = [
    `D${month}/${day}/${year}`,
    `T${plainAmount(line.amount)}`,
    ...(payee ? [`P${onOneLine(payee)}`] : []),
    `M${onOneLine(sentenceOf(line, words))}`,
    `N${line.reference}`,
    '^',
  ];
  return `${fields.join('\n')}\n`;
}
