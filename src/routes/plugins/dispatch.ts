import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { OperationId, OperationRow } from '../../contract/generated/operations.ts';
import type { Printable } from '../../contract/row.ts';
import type { Cause } from '../../state/kernel/index.ts';
import { isGap } from '../binding.ts';
import type { LegacyRoute } from '../legacy/row.ts';
import type { AnyHandler, AnyReply } from './decorators.ts';
import { idempotently } from './idempotency.ts';
import { ordersFor, overriding, type ReplyFindings } from './overriding.ts';
import { isPrintable } from './printable.ts';
import { protectedly } from './sca.ts';
import type { ReplyCheck } from './validation.ts';

/** An operation with who answers it. */
export interface Served {
  readonly row: OperationRow;
  readonly handler: AnyHandler;
}

export interface DispatchOptions {
  readonly served: readonly Served[];
  readonly legacy: readonly LegacyRoute[];
  readonly checkReply: ReplyCheck;
  readonly findings: ReplyFindings;
  /** Makes the bytes of a document. */
  readonly print: (document: Printable) => Promise<Uint8Array>;
}

/** Mounts every operation of the contract. One request is one synchronous unit of work, from idempotency to outbox. */
export const dispatch = fp<DispatchOptions>(
  async (app, { served, legacy, checkReply, findings, print }) => {
    app.decorateRequest('overrides');
    const ask = (request: FastifyRequest, check: ReplyCheck): AnyReply => {
      const orders = ordersFor(request);
      if (!orders) return answer(request, check);
      request.overrides = [];
      return overriding(request, orders, findings, () => answer(request, check, orders.outcome?.id));
    };
    for (const { row, handler } of served) {
      app.route({
        method: row.method,
        url: row.url,
        config: { row, handler },
        // Before validation: whether the body would do is no question where nobody is there to read it.
        ...(isGap(handler) ? { onRequest: answerGap } : {}),
        handler: (request, reply) => finish(reply, ask(request, checkReply), request, print),
      });
    }
    const known = new Map<OperationId, Served>(served.map(one => [one.row.id, one]));
    for (const { method, url, sameAs, held = [], anonymous, idempotency, replyType, handler } of legacy) {
      const same = known.get(sameAs);
      if (!same) throw new Error(`${url} speaks like ${sameAs}, which is not served`);
      const row: OperationRow = {
        ...same.row,
        ...(anonymous ? { anonymous, security: [] } : {}),
        ...(idempotency === undefined ? {} : { idempotency }),
        ...(replyType === undefined ? {} : { replyType }),
      };
      app.route({
        method,
        url,
        config: { row, handler: handler ?? same.handler, legacy: true, held },
        handler: (request, reply) =>
          finish(
            reply,
            ask(request, () => {}),
            request,
            print,
          ),
      });
    }
  },
  { name: 'dispatch', dependencies: ['world', 'tracing', 'auth', 'validation'] },
);

const NO_KEYS = {};

function answer(request: FastifyRequest, checkReply: ReplyCheck, override?: number): AnyReply {
  const { world } = request;
  const { row, handler } = request.route;
  if (!row || !handler) throw new Error('a route of the contract lost its row');
  const { actor, params, query, headers, body, keys = NO_KEYS, drawing, opened } = request;
  const before = world.revision;
  const cause: Cause = {
    kind: 'request',
    operation: row.id,
    trace: request.trace,
    ...(override === undefined ? {} : { override }),
  };
  const answered = world.transact(cause, () => {
    const note = (text: string) => {
      request.why = text;
    };
    const call = { world, row, actor, params, headers, body, path: request.url.split('?')[0] ?? '/', note };
    // A repeated request is answered before anybody asks for authentication: what it stands for has been approved.
    const made = idempotently(call, () =>
      protectedly(call, () => handler({ world, actor, params, query, headers, body, keys, drawing, opened })),
    );
    checkReply(row, made.status, made.body);
    return made;
  });
  // What this request scheduled for now, such as moves in a world that advances at once.
  if (world.revision !== before) world.catchUp();
  return answered;
}

type Print = DispatchOptions['print'];

/** Sends the answer; a document is printed first, when the work is done and nothing waits for it but this reply. */
function finish(
  reply: FastifyReply,
  answered: AnyReply,
  { route }: FastifyRequest,
  print: Print,
): FastifyReply | Promise<FastifyReply> {
  const type = route.row?.replyType ?? null;
  if (!isPrintable(answered.body)) return send(reply, answered, type);
  return print(answered.body).then(body => send(reply, { ...answered, body }, type));
}

/** Replies are written plainly: a serialiser driven by schemas would drop and coerce what it does not expect. */
export function send(reply: FastifyReply, { status, body, headers }: AnyReply, type: string | null): FastifyReply {
  reply.code(status);
  if (headers) reply.headers(headers);
  if (body === undefined) return reply.send();
  // What an override says of its answer holds.
  const as = (usual: string): FastifyReply => (reply.hasHeader('content-type') ? reply : reply.type(usual));
  if (body instanceof Uint8Array) return as(type ?? 'application/octet-stream').send(Buffer.from(body));
  if (typeof body === 'string') return as(type ?? 'text/plain').send(body);
  return as('application/json').send(JSON.stringify(body));
}

function answerGap(request: FastifyRequest, reply: FastifyReply): void {
  const operation = request.route.row?.id;
  const message = `localwise does not emulate ${operation} yet`;
  request.why = message;
  void reply.code(501).send({ error: 'not_implemented', operation, message });
}
