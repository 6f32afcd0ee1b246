import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { hasFaults, strike } from '../../state/faults/index.ts';
import { effectOf, type FaultEffect, matchOf } from '../views/fault.ts';
import { type ErrorReply, showStatus } from '../views/refusals.ts';
import type { Struck } from './decorators.ts';
import { contextOf } from './errors.ts';
import { isFor } from './request-match.ts';

/** Says on an answer which fault had a hand in it. */
const HEADER = 'x-localwise-fault';

/**
 * Lets the world's faults strike, before anybody asks who is calling. What they put in place of an answer is sent from
 * here, so that no work is done; how an answer is delayed, cut off or withheld is for `fault-endings` to do.
 */
export const faults = fp(
  async app => {
    app.decorateRequest('fault', undefined);
    app.addHook('onRequest', (request, reply, done) => {
      // Worlds without faults are the rule, and are asked for nothing but the size of a table.
      if (!request.world || !hasFaults(request.world) || isOutOfReach(request)) {
        done();
        return;
      }
      const struck = strikeAt(request);
      request.fault = struck;
      if (struck) void reply.header(HEADER, struck.id);
      if (struck?.effect && replaces(struck.effect)) answerInPlace(request, reply, struck.effect);
      else done();
    });
  },
  { name: 'faults', dependencies: ['errors'] },
);

/** A tester must always be able to take a fault away. */
const isOutOfReach = ({ route, url }: FastifyRequest): boolean =>
  route.control === true || /^\/_localwise(?![^/?])/.test(url);

function strikeAt(request: FastifyRequest): Struck | undefined {
  const { world, route, trace } = request;
  const operation = route.row?.id ?? `${request.method} ${request.url.split('?', 1)[0]}`;
  // A unit of work of its own: whatever becomes of the request, it was struck.
  const struck = world.transact({ kind: 'request', operation, trace }, () =>
    strike(world, fault => isFor(matchOf(fault), request)),
  );
  if (!struck) return undefined;
  const effect = effectOf(struck);
  return { id: struck.id, delayMs: struck.delayMs, effect, silent: effect !== null && isSilent(effect) };
}

const isSilent = (effect: FaultEffect): boolean => 'hang' in effect || ('drop' in effect && effect.drop === 'before');

const replaces = (effect: FaultEffect): boolean => 'status' in effect || isSilent(effect);

function answerInPlace(request: FastifyRequest, reply: FastifyReply, effect: FaultEffect): void {
  // Nobody will read the body; and while it stands in the way, nobody would notice that the client has left.
  request.raw.resume();
  request.why = `fault ${request.fault?.id} was answered in place of it`;
  if (!('status' in effect)) {
    void reply.send();
    return;
  }
  const { status, body, headers } = replyOf(effect, request);
  void reply.code(status).headers(headers);
  if (body === undefined) void reply.send();
  else {
    const type = headers['content-type'] ?? (typeof body === 'string' ? 'text/plain' : 'application/json');
    void reply.type(type).send(typeof body === 'string' ? body : JSON.stringify(body));
  }
}

/** The body that the fault brings; without one, an error speaks the operation's dialect, and anything else is empty. */
function replyOf(effect: Extract<FaultEffect, { status: number }>, request: FastifyRequest): ErrorReply {
  const { status, body, headers = {} } = effect;
  if (body !== undefined || status < 400) return { status, body, headers };
  const shown = showStatus(status, contextOf(request));
  return { ...shown, headers: { ...shown.headers, ...headers } };
}
