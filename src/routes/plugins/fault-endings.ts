import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import type { Struck } from './decorators.ts';
import { type After, Waiting } from './waiting.ts';

export interface FaultEndingsOptions {
  readonly after: After;
}

/** Ends the answers of struck requests. It comes last of all, when the work is saved and the bytes are what they will be. */
export const faultEndings = fp<FaultEndingsOptions>(
  async (app, { after }) => {
    const waiting = new Waiting(after);
    app.addHook('onSend', (request, reply, payload, done) => {
      const { fault } = request;
      if (!fault) {
        done(null, payload);
        return;
      }
      const send = () => done(null, payload);
      const finish = () => finishAs(fault, reply, payload, send, waiting);
      if (fault.delayMs > 0) waiting.hold(reply, fault.delayMs, finish);
      else finish();
    });
    app.addHook('preClose', done => {
      waiting.end();
      done();
    });
  },
  { name: 'fault-endings', dependencies: ['faults', 'jose'] },
);

function finishAs({ effect }: Struck, reply: FastifyReply, payload: unknown, send: () => void, waiting: Waiting): void {
  if (effect === null || 'status' in effect) send();
  else if ('hang' in effect) waiting.hold(reply);
  else if ('drop' in effect) cut(reply);
  else truncate(reply, payload);
}

/** The reply is ours from here on; under `inject` the caller gets an error, as on a wire. */
function cut(reply: FastifyReply): void {
  reply.hijack();
  const { raw } = reply;
  // An answer that stands behind others has no connection yet, and cuts it when its turn has come.
  if (raw.socket) raw.destroy();
  else raw.once('socket', socket => socket.destroy());
}

/** Promises the whole body and sends half of it. Where there is no body, there is nothing to send. */
function truncate(reply: FastifyReply, payload: unknown): void {
  const bytes = bytesOf(payload);
  if (bytes.length === 0) {
    cut(reply);
    return;
  }
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(reply.statusCode, { ...(reply.getHeaders() as OutgoingHttpHeaders), 'content-length': bytes.length });
  // Once it is on its way: a socket that is destroyed sooner forgets what it was given.
  raw.write(bytes.subarray(0, bytes.length >> 1), () => raw.destroy());
}

const bytesOf = (payload: unknown): Uint8Array =>
  typeof payload === 'string' ? Buffer.from(payload) : payload instanceof Uint8Array ? payload : new Uint8Array();
