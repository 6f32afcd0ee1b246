import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly world: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into bodies of every form.
  readonly body: any;
}

type Answer = readonly [status: number, body?: unknown];

/** Answers the control interface as a test wants it, to see what a command makes of that. */
export class PretendedServer {
  readonly asked: Asked[] = [];
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(answer: (asked: Asked) => Answer, ours = true): Promise<PretendedServer> {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const pretended = new PretendedServer(server);
    server.on('request', async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const { method = '', url: path = '', headers } = request;
      const world = headers['x-localwise-world'] as string | undefined;
      const asked = { method, path, world, body: text === '' ? undefined : JSON.parse(text) };
      pretended.asked.push(asked);
      const [status, body] = answer(asked);
      if (ours) response.setHeader('x-trace-id', '0'.repeat(32));
      response.writeHead(status).end(body === undefined ? undefined : JSON.stringify(body));
    });
    return pretended;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
