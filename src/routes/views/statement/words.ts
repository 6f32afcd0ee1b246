import languages from '../../../../fixtures/reference/statement-words.json' with { type: 'json' };
import { add, type Money, money, toLabel } from '../../../state/kernel/index.ts';
import type { Saying, StatementLine } from '../../../state/statements/index.ts';

type Label = keyof typeof languages.en.labels;

/** How a language says what stands on a statement. */
export interface Words {
  readonly language: string;
  readonly labels: Readonly<Record<Label, string>>;
  readonly sentences: Readonly<Record<Saying | 'received-with-reference', string>>;
}

const english: Words = { language: 'en', ...languages.en };

/** A language has the sentences that somebody has put into it, and the English ones for the others. */
const translated: ReadonlyMap<string, Partial<Omit<Words, 'language'>>> = new Map(Object.entries(languages));

/**
 * The words of a `statementLocale`; a tag with a region means its language.
 * @assumed English, where nobody has put them into that language
 */
export function wordsIn(locale: string | undefined): Words {
  const language = locale?.toLowerCase().split(/[-_]/)[0] ?? '';
  const own = translated.get(language);
  if (!own) return english;
  return {
    language,
    labels: { ...english.labels, ...own.labels },
    sentences: { ...english.sentences, ...own.sentences },
  };
}

/** An amount without its sign, with its currency. */
const size = ({ amountMinor, currency }: Money): string => toLabel(money(Math.abs(amountMinor), currency));

/** What happened, in a sentence: `Sent money to Mia Hartmann`. */
export function sentenceOf({ act, amount }: StatementLine, { sentences }: Words): string {
  const { saying, counterparty, exchange, card, paymentReference } = act;
  const facts: Readonly<Record<string, () => string | undefined>> = {
    name: () => (card ? `${card.merchant.name} ${card.merchant.city}`.trim() : counterparty?.name),
    reference: () => paymentReference ?? '',
    subject: () => act.reference,
    amount: () => size(amount),
    from: () => exchange && size(add(exchange.from, exchange.fee)),
    to: () => exchange && size(exchange.to),
    original: () => card && size(card.original),
  };
  const key = saying === 'received' && paymentReference ? 'received-with-reference' : saying;
  return sentences[key].replace(/\{(\w+)\}/g, (_, name: string) => facts[name]?.() ?? '');
}

/** All that words say of a line: its sentence, and what was written to whoever was paid, where that is not said yet. */
export function sayingsOf(line: StatementLine, words: Words): string[] {
  const { saying, paymentReference } = line.act;
  const said = saying === 'received' || !paymentReference;
  return [sentenceOf(line, words), ...(said ? [] : [paymentReference])];
}
