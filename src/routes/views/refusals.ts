import type { OperationRow } from '../../contract/generated/operations.ts';
import { type Instant, type Problem, Refusal, type RefusalCode, type RefusalKind } from '../../state/kernel/index.ts';
import { showMillis, showMillisOffset, showNanos } from './dates.ts';
import { wordings } from './wording/index.ts';
import type { Wording } from './wording/row.ts';

export interface ErrorReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where a refusal is answered: what the words need to know of the request. */
export interface ErrorContext {
  readonly dialect: OperationRow['errors'];
  readonly path: string;
  readonly trace: string;
  readonly now: Instant;
  /** The world's dialect: some refusals are worded otherwise in the recorded one. */
  readonly recorded: boolean;
}

export const statusOf: Readonly<Record<RefusalKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  unknown: 404,
  conflict: 409,
  unsupported: 415,
  invalid: 422,
  exhausted: 429,
  oversize: 413,
};

/** A kiosk has one answer to whatever is wrong with a request. */
const statusIn = (dialect: ErrorContext['dialect'], kind: RefusalKind): number =>
  dialect === 'kiosk' && kind === 'malformed' ? statusOf.invalid : statusOf[kind];

const titleOf: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export const titleOfStatus = (status: number): string => titleOf[status] ?? 'Error';

/** What stands behind a gate of its own tells the path as it is seen from there. */
const GATED = /\/payment-tokens\/[^/]+\/activation$/;

/** The forms of those who leave access to the gate. */
const gated: ReadonlySet<ErrorContext['dialect']> = new Set(['errors', 'errors-api', 'errors-timestamp', 'kiosk']);

/** Says a refusal the way its operation does. The only place that knows a kind's status and a dialect's form. */
export function showRefusal(refusal: Refusal, context: ErrorContext): ErrorReply {
  const wording = wordingOf(refusal, context.recorded);
  const status = wording.status ?? statusIn(context.dialect, refusal.kind);
  const { headers: given = {} } = wording;
  const headers = typeof given === 'function' ? given(refusal.details) : given;
  if (wording.body) return { status, body: wording.body(refusal.details, context.now, context.trace), headers };
  const problems = refusal.details.problems ?? [
    {
      code: wording.code ?? refusal.code,
      message: wording.message ?? refusal.message,
      path: refusal.details.path ?? wording.path ?? '',
      arguments: refusal.details.arguments,
    },
  ];
  // Access is refused at the gate, which speaks its own form whatever stands behind it.
  const atGate = refusal.kind === 'forbidden' && gated.has(context.dialect);
  const dialect = atGate ? 'gateway' : context.dialect;
  const say = dialects[dialect] ?? dialects.errors;
  return {
    status,
    body: say({
      status,
      problems,
      word: wording.error ?? wording.code ?? refusal.code,
      problem: wording.problem,
      statement: wording.message ?? refusal.message,
      ...context,
    }),
    headers,
  };
}

/** Statuses that mean the same wherever they are met. */
const refusalBehind: Readonly<Record<number, RefusalCode>> = {
  400: 'request.malformed',
  401: 'access.invalid-token',
  403: 'access.forbidden',
  429: 'request.too-many',
};

/**
 * Says a status for which nobody gave a reason, in the operation's dialect.
 * @assumed codes are the status in words, as the one recorded failure of the service itself has it: `internal.server.error`
 */
export function showStatus(status: number, context: ErrorContext): ErrorReply {
  const isClient = context.dialect === 'oauth' && status === 401;
  const code = isClient ? 'token.invalid-client' : refusalBehind[status];
  if (code) return { ...showRefusal(new Refusal(code, {}), context), status };
  const message = titleOfStatus(status);
  const words = message.toLowerCase().split(' ');
  const problems = [{ code: words.join('.'), message, path: '' }];
  const said = { ...context, status, problems, word: words.join('_'), problem: undefined, statement: message };
  return { status, body: (dialects[context.dialect] ?? dialects.errors)(said), headers: laterAt(status) };
}

const laterAt = (status: number): Readonly<Record<string, string>> => (status === 503 ? { 'retry-after': '1' } : {});

function wordingOf({ code }: Refusal, recorded: boolean): Wording {
  const wording = wordings[code] ?? {};
  return recorded && wording.recorded ? { ...wording, ...wording.recorded } : wording;
}

interface Said extends ErrorContext {
  readonly status: number;
  readonly problems: readonly Problem[];
  /** The refusal in one word. */
  readonly word: string;
  readonly problem: Wording['problem'];
  /** The refusal in a sentence. */
  readonly statement: string;
}

const messageOf = (said: Said): string => said.problems[0]?.message ?? titleOfStatus(said.status);

const listed = ({ code, message, path, arguments: args }: Problem, key: 'path' | 'field' = 'path') => ({
  code,
  message,
  ...(path === '' ? {} : { [key]: path }),
  arguments: args ?? [],
});

const faults: Readonly<Record<string, string>> = {
  missing: 'missing',
  invalid: 'invalid',
  'too-short': 'size.too.short',
  'too-long': 'size.too.long',
};

/** A fault of a field is coded by both; any other refusal keeps its own code. */
const listedByField = ({ code, message, path }: Problem) => ({
  code: faults[code] ? `api.${path}.${faults[code]}` : code,
  message,
  ...(path === '' ? {} : { path }),
  arguments: null,
});

type Dialects = { readonly errors: (said: Said) => unknown } & Partial<
  Record<ErrorContext['dialect'], (said: Said) => unknown>
>;

const dialects: Dialects = {
  errors: said => ({ errors: said.problems.map(problem => listed(problem)) }),
  'errors-timestamp': said => ({
    timestamp: showNanos(said.now),
    errors: said.problems.map(problem => listed(problem)),
  }),
  'errors-field': said => ({ errors: said.problems.map(problem => listed(problem, 'field')) }),
  'errors-api': said => ({ errors: said.problems.map(listedByField) }),
  oauth: said => ({ error: said.word, error_description: messageOf(said) }),
  gateway: said => (said.status === 400 ? invalidParameters(said) : atTheGate(said)),
  problem: said => ({
    type: `/errors/types/${said.problem?.type ?? problemType(said.status)}`,
    title: said.problem?.title ?? (said.status === 400 ? 'Validation Error' : titleOfStatus(said.status)),
    status: said.status,
    instance: GATED.test(said.path) ? `/public${said.path}` : said.path,
    ...(said.status === 400 ? faultsOf(said) : { detail: messageOf(said), code: said.problems[0]?.code ?? said.word }),
  }),
  category: said => ({
    code: said.problems[0]?.code ?? said.word,
    category: 'CLIENT',
    description: messageOf(said),
    details: null,
  }),
  kiosk: said =>
    said.status === 422
      ? {
          status: 'REQUEST_ERROR',
          kioskId: null,
          occurredAt: showMillis(said.now),
          errorCode: said.problems[0]?.code === 'NotNull' ? 'EMPTY_OR_NULL_FIELD_VALUE' : 'INVALID_FIELD_VALUE',
          description: messageOf(said),
        }
      : dialects.errors(said),
  jose: said =>
    said.status < 500 ? dialects.errors(said) : { message: 'An unexpected error occurred', request_id: said.trace },
  'code-message': said => ({ code: said.problems[0]?.code ?? said.word, message: messageOf(said) }),
  'code-arguments': said => ({
    code: said.status === 400 ? 'invalid' : (said.problems[0]?.code ?? said.word),
    message: said.status === 400 ? 'Invalid request' : messageOf(said),
    arguments: said.problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)),
  }),
};

/** What is wrong with a request as a whole stands beside an empty list. */
const faultsOf = ({ problems, statement }: Said) => ({
  ...(problems.length === 0 ? { detail: statement } : {}),
  errors: problems.map(({ code, path, message, accepted }) => ({
    code,
    ref: path,
    detail: message,
    ...(accepted === undefined ? {} : { attributes: accepted && { acceptedValues: accepted } }),
  })),
});

const atTheGate = (said: Said) => ({
  timestamp: showMillisOffset(said.now),
  status: said.status,
  error: said.status === 403 ? 'unauthorized' : titleOfStatus(said.status),
  message: messageOf(said),
  path: said.path,
});

/** The documented words, which name no parameter; the journal does. */
const invalidParameters = ({ now, status }: Said) => ({
  error: titleOfStatus(status),
  message: 'Invalid parameters',
  path: null,
  status,
  timestamp: showNanos(now),
});

function problemType(status: number): string {
  if (status === 400) return 'validation';
  if (status === 401 || status === 403) return 'access';
  return status >= 500 ? 'server' : 'domain';
}
