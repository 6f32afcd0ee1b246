import type { Server } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Options } from './config.ts';
import { Certificates } from './outside/tls/certificates.ts';
import { hostsWith } from './outside/tls/hosts.ts';
import { SecureDoor } from './outside/tls/secure-door.ts';

/** Where a server may listen; what is not said is as in its options. */
export interface ListenWish {
  readonly host?: string;
  readonly port?: number;
  readonly tlsPort?: number;
  /** Lets the process end while it listens, for those who have no moment to close it. */
  readonly background?: boolean;
}

export interface Addresses {
  readonly plain: string;
  /** Null where https is not served. */
  readonly secure: string | null;
}

type DoorOptions = Pick<Options, 'host' | 'port' | 'tls' | 'tlsPort'>;

/** The ways into a server: http, and https where it is wanted. */
export class Doors {
  readonly #app: FastifyInstance;
  readonly #options: DoorOptions;
  readonly #secure: SecureDoor | undefined;

  constructor(
    app: FastifyInstance,
    options: DoorOptions,
    certificates: Certificates | undefined,
    onProblem: (error: unknown) => void,
  ) {
    this.#app = app;
    this.#options = options;
    this.#secure =
      certificates &&
      new SecureDoor({
        certificate: () => certificates.server(),
        onRequest: (request, response) => app.routing(request, response),
        onClientError: (error, socket) => void app.server.emit('clientError', error, socket),
        onProblem,
        keepAliveMs: app.server.keepAliveTimeout,
      });
  }

  /** Opens them all, or throws with the reason in words. */
  async open(wish: ListenWish = {}): Promise<Addresses> {
    const usual = this.#options;
    const { host = usual.host, port = usual.port, tlsPort = usual.tlsPort, background = false } = wish;
    if (background) letGo(this.#app.server);
    const plain = await this.#app.listen({ host, port }).catch(error => explain(error, host, port, '--port'));
    if (!this.#secure) return { plain, secure: null };
    const open = await this.#secure
      .open(host, tlsPort, background ? letGo : undefined)
      .catch(error => explain(error, host, tlsPort, '--tls-port'));
    return { plain, secure: plain.replace(/^http:/, 'https:').replace(/:\d+$/, `:${open}`) };
  }

  async close(): Promise<void> {
    await this.#secure?.close();
  }
}

/** What https is served with; it is kept with the worlds unless there is a folder for it. */
export function certificatesFor({ certs, data, tlsHosts }: Pick<Options, 'certs' | 'data' | 'tlsHosts'>): Certificates {
  const folder = certs ?? (data === null ? null : join(data, 'certs'));
  return new Certificates({ folder, hosts: hostsWith(tlsHosts ?? []) });
}

/** Neither the server nor its connections keep the process. */
function letGo(server: Server): void {
  server.unref();
  server.on('connection', socket => socket.unref());
}

function explain(error: unknown, host: string, port: number, flag: string): never {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    throw new Error(
      `port ${port} on ${host} is in use, perhaps by another localwise, which localwise doctor tells; ` +
        `choose another with ${flag}, or let ${flag} 0 find one`,
    );
  if (code === 'EACCES')
    throw new Error(`port ${port} may not be used without special rights; choose one above 1023 with ${flag}`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    throw new Error(`this machine has no address ${host}; see --host`);
  throw error;
}
