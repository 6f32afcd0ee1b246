import http, { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { stopwatch } from './system-clock.ts';

/** A webhook that was passed on, and how that ended. */
export interface Forwarded {
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What was answered to the sender; null when it no longer waited. */
  readonly status: number | null;
  readonly error: string | null;
  readonly tookMs: number;
}

export interface ForwarderOptions {
  /** Where webhooks go; null answers them here. */
  readonly to: string | null;
  /** The address to listen on. */
  readonly host: string;
  readonly onForwarded: (forwarded: Forwarded) => void;
}

export interface Forwarder {
  readonly port: number;
  close(): Promise<void>;
}

/** Receives webhooks on a free port and passes them on; whoever sent them gets the answer of whoever received them. */
export async function openForwarder({ to, host, onForwarded }: ForwarderOptions): Promise<Forwarder> {
  const server = createServer((request, response) => {
    const started = stopwatch();
    readAll(request).then(
      async body => {
        const end = await (to === null ? taken(response) : passOn(to, request, body, response));
        const tookMs = Math.round(stopwatch() - started);
        onForwarded({ ...end, body: body.toString('utf8'), headers: request.headers, tookMs });
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

type End = Pick<Forwarded, 'status' | 'error'>;

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function taken(response: ServerResponse): Promise<End> {
  response.writeHead(200).end();
  return { status: 200, error: null };
}

/** The same bytes under the same headers, so that signatures hold; the answer streams back as it comes. */
function passOn(to: string, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<End> {
  return new Promise(resolve => {
    const target = new URL(to);
    const options = { method: 'POST', headers: ['Host', target.host, ...keptHeaders(request)], agent: false };
    // The certificate of a server under development is of one's own making.
    const outgoing =
      target.protocol === 'https:'
        ? https.request(target, { ...options, rejectUnauthorized: false })
        : http.request(target, options);
    outgoing.on('response', answer => {
      const status = answer.statusCode ?? 502;
      response.writeHead(status, keptHeaders(answer));
      answer.pipe(response);
      answer.on('error', () => response.destroy());
      resolve({ status, error: null });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (response.headersSent || response.destroyed) return;
      const why = `${to} cannot be reached: ${error.code ?? error.message}`;
      response.writeHead(502, { 'Content-Type': 'text/plain' }).end(why);
      resolve({ status: 502, error: why });
    });
    response.on('close', () => {
      outgoing.destroy();
      resolve({ status: null, error: 'no answer before the sender gave up' });
    });
    outgoing.end(body);
  });
}

/** What concerns one connection only. */
const ofConnection = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host)$/i;

const keptHeaders = ({ rawHeaders }: IncomingMessage): string[] =>
  rawHeaders.filter((_, i) => !ofConnection.test(rawHeaders[i - (i % 2)] ?? ''));
