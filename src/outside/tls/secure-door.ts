import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { alarmAt, systemClock } from '../system-clock.ts';
import type { Pair } from './certificate-making.ts';

export interface DoorOptions {
  /** A certificate that is good for a long time from now. */
  readonly certificate: () => Promise<Pair>;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  /** Told of what is no request, as the plain server would be. */
  readonly onClientError: (error: Error, socket: Socket) => void;
  readonly onProblem: (error: unknown) => void;
  readonly keepAliveMs: number;
}

/** Well within the life of a certificate, and no longer than a timer can wait. */
const RENEWAL_MS = 20 * 86_400_000;

/** Https before the same server: what comes in here is answered as if it had come in plainly. */
export class SecureDoor {
  readonly #options: DoorOptions;
  #server: Server | undefined;
  #callOff = (): void => {};

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  /** Listens; answers the port. What else is to be done with the server is done before. */
  async open(host: string, port: number, prepare?: (server: Server) => void): Promise<number> {
    const { onRequest, onClientError, keepAliveMs } = this.#options;
    const { certificate, key } = await this.#options.certificate();
    const server = createServer({ cert: certificate, key, keepAliveTimeout: keepAliveMs, requestTimeout: 0 });
    server.on('request', (request, response) => {
      // What a proxy would say: links that are handed out lead back here.
      request.headers['x-forwarded-proto'] = 'https';
      onRequest(request, response);
    });
    server.on('clientError', onClientError);
    prepare?.(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port }, resolve);
    });
    this.#server = server;
    this.#renewLater();
    return (server.address() as AddressInfo).port;
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    this.#callOff();
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    await new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  #renewLater(): void {
    this.#callOff = alarmAt(systemClock.now() + RENEWAL_MS, () => {
      this.#renew().catch(this.#options.onProblem);
    });
  }

  async #renew(): Promise<void> {
    this.#renewLater();
    const { certificate, key } = await this.#options.certificate();
    this.#server?.setSecureContext({ cert: certificate, key });
  }
}
