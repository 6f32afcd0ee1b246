import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A server on a loopback port, for receivers that misbehave in ways an inbox does not. */
export interface Receiver {
  readonly url: string;
  /** How often it was called. */
  readonly calls: () => number;
  close(): Promise<void>;
}

export const receiver = (answer: RequestListener): Promise<Receiver> => {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    answer(request, response);
  });
  return open('http', server, () => calls);
};

/** Like `receiver`, with a certificate that nobody has reason to trust. */
export const secureReceiver = (key: string, cert: string): Promise<Receiver> => {
  let calls = 0;
  const server = createSecureServer({ key, cert }, (_request, response) => {
    calls += 1;
    response.end();
  });
  return open('https', server, () => calls);
};

async function open(scheme: string, server: Server, calls: () => number): Promise<Receiver> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  };
  return { url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/`, calls, close };
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<string> {
  const gone = await receiver(() => {});
  await gone.close();
  return gone.url;
}
