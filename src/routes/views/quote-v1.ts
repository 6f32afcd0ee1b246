import { isCurrency, type Problem, refuse, toUnits } from '../../state/kernel/index.ts';
import { optionsOf, type Quote, type QuoteCommand } from '../../state/quotes/index.ts';
import { showMillis } from './dates.ts';

type Given = Readonly<Record<string, unknown>>;

/** What a quote is for, in the older words: to a bank, to a bank out of a balance, or between balances. */
const types = {
  REGULAR: { payOut: null, preferredPayIn: null },
  BALANCE_PAYOUT: { payOut: null, preferredPayIn: 'BALANCE' },
  BALANCE_CONVERSION: { payOut: 'BALANCE', preferredPayIn: 'BALANCE' },
} as const;

type QuoteType = keyof typeof types;

const isType = (word: unknown): word is QuoteType => typeof word === 'string' && Object.hasOwn(types, word);

/**
 * A wish for a price in its oldest form, which no schema has looked at.
 * @throws Refusal `request.malformed` naming each field that is missing or of the wrong type
 */
export function readQuoteV1(body: unknown): QuoteCommand {
  const given: Given = typeof body === 'object' && body !== null ? (body as Given) : {};
  const { source, target, sourceAmount = null, targetAmount = null, type = 'REGULAR', rateType = 'FIXED' } = given;
  const problems = [
    ...['source', 'target'].flatMap(path => currencyProblem(path, given[path])),
    ...['sourceAmount', 'targetAmount']
      .filter(path => !isAmount(given[path]))
      .map(path => problemAt(path, given[path])),
    ...(isType(type) ? [] : [problemAt('type', type, Object.keys(types).join(', '))]),
    ...(rateType === 'FIXED' ? [] : [problemAt('rateType', rateType, 'FIXED')]),
  ];
  if (problems.length > 0) refuse('request.malformed', { problems });
  return {
    sourceCurrency: String(source),
    targetCurrency: String(target),
    sourceAmount: sourceAmount as number | null,
    targetAmount: targetAmount as number | null,
    recipientId: null,
    contactId: null,
    transferNature: null,
    pricing: null,
    ...types[type as QuoteType],
  };
}

/** @assumed an unknown currency is told in today's words, under the older name of its field */
function currencyProblem(path: string, code: unknown): Problem[] {
  if (typeof code !== 'string') return [problemAt(path, code)];
  const message = "That wasn't a valid ISO-4217 currency code (like GBP, USD or EUR).";
  return isCurrency(code) ? [] : [{ code: 'CurrencyCode', message, path, arguments: [path, code] }];
}

const isAmount = (value: unknown): boolean => value === undefined || value === null || typeof value === 'number';

function problemAt(path: string, value: unknown, known?: string): Problem {
  if (value === undefined || value === null) return { code: 'NotNull', message: 'must not be null', path };
  return { code: 'NOT_VALID', message: known ? `must be one of ${known}` : 'is of the wrong type', path };
}

const typeOf = ({ payOut, preferredPayIn }: Quote): QuoteType => {
  if (payOut === 'BALANCE') return 'BALANCE_CONVERSION';
  return preferredPayIn === 'BALANCE' ? 'BALANCE_PAYOUT' : 'REGULAR';
};

/**
 * A quote in its oldest form: one price, and a number for an id.
 * @source older documentation
 */
export function showQuoteV1(quote: Quote) {
  const [first] = optionsOf(quote);
  return {
    id: quote.number,
    source: quote.source,
    target: quote.target,
    sourceAmount: first ? toUnits(first.source) : null,
    targetAmount: first ? toUnits(first.target) : null,
    type: typeOf(quote),
    rate: quote.rate,
    createdTime: showMillis(quote.createdAt),
    createdByUserId: quote.userId,
    profile: quote.profileId,
    rateType: 'FIXED',
    deliveryEstimate: first ? showMillis(first.deliveryAt) : null,
    fee: first ? toUnits(first.fee.total) : null,
    allowedProfileTypes: ['PERSONAL', 'BUSINESS'],
    guaranteedTargetAmount: quote.side === 'TARGET',
    ofSourceAmount: quote.side === 'SOURCE',
  };
}
