import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Refusal } from '../../state/kernel/index.ts';
import { type ErrorReply, showRefusal, titleOfStatus } from '../views/refusals.ts';

export interface ErrorsOptions {
  /** Told of every error that is our own fault. */
  readonly onBug: (error: unknown, trace: string) => void;
}

/** Renders refusals in the operation's dialect; anything else thrown is our bug, and says 500 with the trace id. */
export const errors = fp<ErrorsOptions>(
  async (app, { onBug }) => {
    app.decorateRequest('why', undefined);
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const shown = showError(error, request);
      if (shown.status >= 500) onBug(error, request.trace);
      request.why ??= explain(error);
      write(reply, shown);
    });
  },
  { name: 'errors', dependencies: ['tracing'] },
);

/** The whole of it: every place in the request that was wrong, and what would have been accepted there. */
function explain(error: Error): string {
  const problems = error instanceof Refusal ? (error.details.problems ?? []) : [];
  const places = problems.map(({ path, message }) => (message.startsWith(path) ? message : `${path} ${message}`));
  return [error.message, ...places].join('; ');
}

function write(reply: FastifyReply, { status, body, headers }: ErrorReply): void {
  void reply.code(status).headers(headers).type('application/json').send(JSON.stringify(body));
}

export function showError(error: FastifyError, request: FastifyRequest): ErrorReply {
  const refusal = error instanceof Refusal ? error : asRefusal(error);
  if (refusal) {
    return showRefusal(refusal, {
      dialect: request.routeOptions.config?.row?.errors ?? 'errors',
      path: request.url.split('?')[0] ?? '/',
      trace: request.trace,
      now: request.world?.now ?? 0,
      recorded: request.world?.settings.dialect === 'recorded',
    });
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return plain(status, error.message);
  return plain(500, 'An unexpected error occurred', { request_id: request.trace });
}

const plain = (status: number, message: string, extra: object = {}): ErrorReply => ({
  status,
  body: { error: titleOfStatus(status), message, ...extra },
  headers: {},
});

/** Fastify's own complaints about a body, said as refusals so that they too speak the operation's dialect. */
function asRefusal(error: FastifyError): Refusal | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return malformed(`The body is not valid JSON: ${error.message}`);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('request.unsupported-media-type', { type: 'of this request' });
    default:
      // secure-json-parse and Node report a broken body with no code of their own.
      return error.statusCode === 400 && error instanceof SyntaxError ? malformed(error.message) : undefined;
  }
}

const malformed = (message: string): Refusal =>
  new Refusal('request.malformed', { problems: [{ code: 'NOT_VALID', message, path: 'body' }] });
