import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** One webhook as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  /** The exact bytes, for signatures. */
  readonly raw: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into events of every type.
  readonly body: any;
  readonly path: string;
  /** What was answered. */
  readonly status: number;
}

const PATIENCE_MS = 5_000;

/** A partner's webhook receiver on a loopback port. */
export class Inbox {
  /** Everything that arrived, in order, answered well or not. */
  readonly events: Received[] = [];
  readonly url: string;
  readonly #server: Server;
  readonly #failures: { readonly status: number; readonly headers: Readonly<Record<string, string>> }[] = [];
  #waiting: (() => void)[] = [];
  #delayMs = 0;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wise`;
  }

  static async open(): Promise<Inbox> {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const inbox = new Inbox(server);
    server.on('request', (request, response) => inbox.#receive(request, response));
    return inbox;
  }

  /** Answers the next `times` events with `status` instead of 200. */
  fail(status: number, times = 1, headers: Readonly<Record<string, string>> = {}): void {
    for (let i = 0; i < times; i++) this.#failures.push({ status, headers });
  }

  /** Lets every answer wait for so long. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Resolves with all events once there are at least `count`; rejects, saying what came, if they do not come. */
  async waitFor(count: number, timeoutMs = PATIENCE_MS): Promise<readonly Received[]> {
    const deadline = performance.now() + timeoutMs;
    while (this.events.length < count) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`${this.events.length} of ${count} events came: ${this.types().join(', ')}`);
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.events;
  }

  types(): string[] {
    return this.events.map(({ body }) => String(body?.event_type));
  }

  /** The states a transfer was announced in, in the order of arrival. */
  states(transferId: number): string[] {
    return this.events
      .filter(({ body }) => body?.event_type === 'transfers#state-change' && body.data.resource.id === transferId)
      .map(({ body }) => body.data.current_state);
  }

  clear(): void {
    this.events.length = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const { status, headers } = this.#failures.shift() ?? { status: 200, headers: {} };
      const answer = () =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"status":"ok"}');
      if (this.#delayMs === 0) answer();
      else setTimeout(answer, this.#delayMs).unref();
      this.events.push({ headers: request.headers, raw, body: parse(raw), path: request.url ?? '', status });
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const wake of waiting) wake();
    });
  }
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}
