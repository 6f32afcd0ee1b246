import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { type Instant, instant, isCurrency, type Problem, refuse, toUnits } from '../../state/kernel/index.ts';
import { type TransferStatus, transferLifecycle } from '../../state/lifecycles/transfer.ts';
import {
  detailKeys,
  type NewTransfer,
  type Transfer,
  type TransferDetails,
  type TransferQuery,
} from '../../state/transfers/index.ts';
import { showPlain } from './dates.ts';
import { readId, requireId } from './ids.ts';

type CreateBody = Operations['transferCreate']['request']['body'];

export const readNewTransfer = (body: CreateBody): NewTransfer => ({
  recipientId: readAccount(body.targetAccount, 'targetAccount'),
  quoteId: readQuoteId(body),
  customerTransactionId: body.customerTransactionId,
  sourceRecipientId: body.sourceAccount === undefined ? null : readAccount(body.sourceAccount, 'sourceAccount'),
  details: readDetails(body.details),
});

/**
 * The quote, by its id or, where it is of version 1, by its number.
 * @throws Refusal `request.malformed` when neither is there
 */
export const readQuoteId = ({ quoteUuid, quote }: Quoted): string => quoteUuid ?? String(requireId(quote, 'quoteUuid'));

interface Quoted {
  readonly quoteUuid?: string;
  readonly quote?: number | null;
}

/**
 * The id of a recipient.
 * @throws Refusal `request.malformed` when it is no number that could be one
 */
export function readAccount(value: number | string, path: string): number {
  const message = `Unable to parse number [${value}]`;
  return readId(value) ?? refuse('request.malformed', { problems: [{ code: 'ERROR', message, path }] });
}

/** What the form knows of, as text; other keys are let pass and not kept. */
export function readDetails(details: object = {}): TransferDetails {
  const given = Object.entries(details).filter(([key, value]) => detailKeys.includes(key) && typeof value === 'string');
  return Object.fromEntries(given);
}

type ListQuery = Operations['transferList']['request']['query'];

const USUAL_LIMIT = 10;
const MOST = 100;

/**
 * The filters of a list.
 * @throws Refusal `request.malformed` with one problem per bad parameter, `transfer.inconsistent-page`
 * @assumed ten to a page and a hundred at most; unknown words in a filter are mistakes and not empty results
 */
export function readTransferQuery(query: ListQuery): TransferQuery {
  const { profile = null, limit = USUAL_LIMIT, offset = 0 } = query;
  const statuses = wordsOf(query.status);
  const problems = [
    ...statuses.filter(word => !isStatus(word)).map(word => problemAt('status', word, 'is not a status of transfers')),
    ...currencyProblems('sourceCurrency', query.sourceCurrency),
    ...currencyProblems('targetCurrency', query.targetCurrency),
    ...(limit < 1 || limit > MOST ? [problemAt('limit', limit, `must be from 1 to ${MOST}`)] : []),
    ...(offset < 0 ? [problemAt('offset', offset, 'must not be negative')] : []),
  ];
  if (problems.length > 0) refuse('request.malformed', { problems });
  if (offset % limit !== 0) refuse('transfer.inconsistent-page', { arguments: ['offset', offset] });
  return {
    profileId: profile,
    statuses: statuses.filter(isStatus),
    source: query.sourceCurrency?.toUpperCase() || null,
    target: query.targetCurrency?.toUpperCase() || null,
    createdFrom: momentOf(query.createdDateStart),
    createdUntil: momentOf(query.createdDateEnd),
    limit,
    offset,
  };
}

const wordsOf = (text = ''): string[] =>
  text
    .split(',')
    .map(word => word.trim().toLowerCase())
    .filter(word => word !== '');

const isStatus = (word: string): word is TransferStatus => Object.hasOwn(transferLifecycle.states, word);

const problemAt = (path: string, value: string | number, message: string): Problem => ({
  code: 'NOT_VALID',
  message,
  path,
  arguments: [path, value],
});

const currencyProblems = (path: string, code = ''): Problem[] =>
  code === '' || isCurrency(code.toUpperCase()) ? [] : [problemAt(path, code, 'is not the code of a currency')];

const momentOf = (text: string | undefined): Instant | null => (text === undefined ? null : instant(Date.parse(text)));

/** A transfer that the owner made for itself. */
export function showTransfer(transfer: Transfer): schemas.Transfer {
  const reference = transfer.details.reference ?? '';
  return {
    id: transfer.id,
    user: transfer.userId,
    targetAccount: transfer.recipientId,
    sourceAccount: transfer.sourceRecipientId,
    quote: null,
    quoteUuid: transfer.quoteId,
    status: transfer.status,
    reference,
    rate: transfer.rate,
    created: showPlain(transfer.createdAt),
    business: transfer.businessProfileId,
    transferRequest: null,
    details: { reference },
    hasActiveIssues: transfer.issues.length > 0,
    sourceCurrency: transfer.source,
    sourceValue: toUnits(transfer.converted),
    targetCurrency: transfer.target,
    targetValue: toUnits(transfer.delivered),
    customerTransactionId: transfer.customerTransactionId,
    payinSessionId: transfer.payinSessionId,
  };
}

/**
 * What keeps a transfer from going on.
 * @source older documentation, whose types and descriptions are of another time
 * @assumed the type is the code that cases are opened by, and the description the same in words
 */
export const showIssues = ({ issues }: Transfer) =>
  issues.map(code => ({ type: code, state: 'OPENED', description: code.replaceAll('_', ' ') }));
