import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Refusal } from '../../state/kernel/index.ts';
import { type ErrorContext, type ErrorReply, showRefusal, titleOfStatus } from '../views/refusals.ts';
import { mediaTypeDetails } from './media-type.ts';
import { NO_TRACE } from './tracing.ts';

export interface ErrorsOptions {
  /** Told of every error that is our own fault. */
  readonly onBug: (error: unknown, trace: string) => void;
}

/** What the machine cannot do just now, such as to save: it says so itself. */
const UNAVAILABLE = 503;

/** Renders refusals in the operation's dialect; anything else thrown is our bug, and says 500 with the trace id. */
export const errors = fp<ErrorsOptions>(
  async (app, { onBug }) => {
    app.decorateRequest('why', undefined);
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const shown = showError(error, request);
      if (shown.status >= 500 && shown.status !== UNAVAILABLE) onBug(error, request.trace);
      request.why ??= explain(error);
      write(reply, shown);
    });
  },
  { name: 'errors', dependencies: ['tracing'] },
);

/** Answers what cannot even be routed, and so is about no world. */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-trace-id', NO_TRACE);
  write(reply, showError(error, request));
}

/** The whole of it: every place in the request that was wrong, and what would have been accepted there. */
export function explain(error: Error): string {
  const problems = error instanceof Refusal ? (error.details.problems ?? []) : [];
  const places = problems.map(({ path, message }) => (message.startsWith(path) ? message : `${path} ${message}`));
  return [error.message, ...places, ...(error instanceof Refusal ? forbidden(error) : [])].join('; ');
}

/** What access was refused to: the answer does not tell, whoever asks. */
const forbidden = ({ code, details }: Refusal): string[] =>
  code === 'access.forbidden' ? Object.entries(details).map(([name, id]) => `${name} ${id}`) : [];

function write(reply: FastifyReply, { status, body, headers }: ErrorReply): void {
  // The rest of a body that is too large is not waited for.
  if (status === 413) void reply.header('connection', 'close');
  void reply.code(status).headers(headers).type('application/json').send(JSON.stringify(body));
}

export function showError(error: FastifyError, request: FastifyRequest): ErrorReply {
  const refusal = error instanceof Refusal ? error : asRefusal(error, request);
  if (refusal) return showRefusal(refusal, contextOf(request));
  const status = error.statusCode ?? 500;
  if (status < 500 || status === UNAVAILABLE) return plain(status, error.message);
  return plain(500, 'An unexpected error occurred', { request_id: request.trace });
}

/** What the words of an error need to know of a request. */
export function contextOf(request: FastifyRequest): ErrorContext {
  const { row, legacy } = request.route ?? {};
  return {
    dialect: row?.errors ?? 'errors',
    path: request.url.split('?')[0] ?? '/',
    trace: request.trace,
    now: request.world?.now ?? 0,
    // The contract does not know the older paths: what was recorded is all there is to go by.
    recorded: legacy === true || request.world?.settings.dialect === 'recorded',
  };
}

const plain = (status: number, message: string, extra: object = {}): ErrorReply => ({
  status,
  body: { error: titleOfStatus(status), message, ...extra },
  headers: {},
});

/** Fastify's own complaints about a path, which come before any plugin, and about a body, said as refusals so that they too speak the operation's dialect. */
function asRefusal(error: FastifyError, request: FastifyRequest): Refusal | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return malformed('The body is not valid JSON');
    case 'FST_ERR_BAD_URL':
      return malformed('The path is not percent-encoded as it should be', 'path');
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return malformed('The path holds an id that is longer than any', 'path');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('request.unsupported-media-type', mediaTypeDetails(request));
    default:
      // secure-json-parse and Node report a broken body with no code of their own.
      return error.statusCode === 400 && error instanceof SyntaxError ? malformed(error.message) : undefined;
  }
}

const malformed = (message: string, path = 'body'): Refusal =>
  new Refusal('request.malformed', { problems: [{ code: 'NOT_VALID', message, path }] });
