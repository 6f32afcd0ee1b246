import { toLabel } from '../../../state/kernel/index.ts';
import { nameOf, type Profile } from '../../../state/profiles/index.ts';
import { findCountry } from '../../../state/recipients/index.ts';
import type { Statement } from '../../../state/statements/index.ts';
import { showPlain, showSeconds } from '../dates.ts';
import type { PdfBlock, PdfDocument } from '../documents/pdf.ts';
import { accountOf, plainAmount } from './columns.ts';
import { sayingsOf, type Words } from './words.ts';

/**
 * A statement to be read by people.
 * @source balanceStatementGet
 * @assumed the layout; in the place of Wise's branding it says that it is test data
 */
export function showStatementPdf(statement: Statement, words: Words): PdfDocument {
  const { balance, drawnAt } = statement;
  const { labels } = words;
  const title = labels.title.replace('{currency}', balance.currency);
  return {
    prints: 'pdf',
    title,
    createdAt: drawnAt,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'note', text: labels.note },
      { kind: 'facts', facts: factsOf(statement, labels) },
      { kind: 'heading', text: labels.transactions },
      tableOf(statement, words),
    ],
  };
}

function factsOf(statement: Statement, labels: Words['labels']) {
  const { holder, balance, from, to, opening, closing } = statement;
  const name = balance.name === null ? '' : ` ${balance.name}`;
  return [
    [labels.holder, [nameOf(holder), ...addressOf(holder)].join('\n')],
    [labels.balance, `${accountOf(statement)} ${balance.currency}${name}`],
    [labels.period, `${showSeconds(from)} – ${showSeconds(to)}`],
    [labels.opening, toLabel(opening)],
    [labels.closing, toLabel(closing)],
  ] as const;
}

function addressOf({ address }: Profile): string[] {
  if (!address) return [];
  const { firstLine, postCode, city, state, country } = address;
  const place = [postCode, city, state].filter(Boolean).join(' ');
  return [firstLine ?? '', place, findCountry(country)?.name ?? country].filter(line => line !== '');
}

function tableOf({ lines }: Statement, words: Words): PdfBlock {
  const { labels } = words;
  if (lines.length === 0) return { kind: 'paragraph', text: labels.nothing };
  return {
    kind: 'table',
    columns: [
      { title: labels.date, share: 5 },
      { title: labels.description, share: 12 },
      { title: labels.amount, share: 4, align: 'right' },
      { title: labels.running, share: 4, align: 'right' },
    ],
    rows: lines.map(line => [
      showPlain(line.at),
      [...sayingsOf(line, words), line.reference].join('\n'),
      plainAmount(line.amount),
      plainAmount(line.running),
    ]),
  };
}
