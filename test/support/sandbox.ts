import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { defaultOptions, type Options } from '../../src/config.ts';
import { type OperationId, operations } from '../../src/contract/generated/operations.ts';
import { systemClock } from '../../src/outside/system-clock.ts';
import type { Server } from '../../src/server.ts';
import { company } from '../../src/state/index.ts';
import { World } from '../../src/state/kernel/index.ts';
import { type Lease, leaseServer, returnServer } from './lease.ts';

/** What every test's clock shows at first: a Monday morning. */
export const START = '2026-03-02T09:00:00.000Z';

export interface Asked {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  /** A bearer token; null sends none. The seeded user's by default. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly world?: string;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every form.
  readonly body: any;
  readonly headers: LightMyRequestResponse['headers'];
  readonly raw: LightMyRequestResponse;
}

/** A server in this process, with a frozen clock and every reply held against the contract. */
export class Sandbox {
  readonly #lease: Lease;
  #world = 'default';
  #worlds = 0;

  private constructor(lease: Lease) {
    this.#lease = lease;
    lease.tell = (level, message) => {
      this.said.push(message);
      if (level === 'error') this.problems.push(message);
    };
  }

  static async open(options: Partial<Options> = {}): Promise<Sandbox> {
    return new Sandbox(
      await leaseServer(
        defaultOptions({
          clock: START,
          randomSeed: '7',
          checkReplies: 'throw',
          seed: 'empty',
          sca: 'never',
          ...options,
        }),
      ),
    );
  }

  get server(): Server {
    return this.#lease.server;
  }

  /** What the server complained of: our own bugs and broken replies. */
  problems: string[] = [];

  world(name = this.#world): Promise<World> {
    return this.server.worlds.open(name);
  }

  /** What follows happens in a world of its own, which is had sooner than another server. */
  enterFreshWorld(): void {
    this.#worlds += 1;
    this.#world = `fresh-${this.#worlds}`;
  }

  /** Everything the server logged. */
  said: string[] = [];

  async inject(options: InjectOptions): Promise<Answer> {
    const headers = { 'x-localwise-world': this.#world, ...options.headers };
    if (process.env.LOCALWISE_AMNESIA === '1') await this.forget(headers['x-localwise-world']);
    const raw = await this.server.app.inject(this.#worlds === 0 ? options : { ...options, headers });
    return { status: raw.statusCode, body: parse(raw), headers: raw.headers, raw };
  }

  /**
   * Puts a world to paper and reads it back: what is not in its snapshot is gone. What is being sent lands first,
   * since a world that comes back from paper sends again what it does not know the end of.
   */
  async forget(name: unknown = this.#world): Promise<void> {
    const { worlds, webhooks } = this.server;
    await webhooks.idle();
    for (const world of worlds.all()) {
      if (world.name !== name) continue;
      const paper = JSON.parse(JSON.stringify(world.save()));
      worlds.adopt(World.load(paper, { company, system: systemClock }));
    }
  }

  /** Puts the world back to its seed, which costs next to nothing; for files whose tests each begin anew. */
  async reset(): Promise<void> {
    const { status } = await this.control('POST', '/reset');
    if (status !== 200) throw new Error(`a reset answered ${status}`);
  }

  /** Calls an operation of the contract by its id. */
  call(id: OperationId, { params = {}, query, body, token, headers = {}, world }: Asked = {}): Promise<Answer> {
    const row = operations[id];
    const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
    const bearer = token === undefined ? tokenFor(id) : token;
    return this.inject({
      method: row.method,
      url: path,
      ...(query ? { query: Object.fromEntries(Object.entries(query).map(([k, v]) => [k, String(v)])) } : {}),
      headers: {
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(world ? { 'x-localwise-world': world } : {}),
        ...(body !== undefined ? { 'content-type': row.requestTypes[0] ?? 'application/json' } : {}),
        ...headers,
      },
      ...(body !== undefined ? { payload: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    });
  }

  /** Calls a path of the control interface. */
  control(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, world?: string): Promise<Answer> {
    return this.inject({
      method,
      url: `/_localwise${path}`,
      headers: {
        ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
        ...(world ? { 'x-localwise-world': world } : {}),
      },
      ...(body !== undefined ? { payload: JSON.stringify(body) } : {}),
    });
  }

  /** Moves the clock forward by an ISO 8601 duration, firing what falls due. */
  advance(by: string, world?: string): Promise<Answer> {
    return this.control('POST', '/clock/advance', { by }, world);
  }

  /** Done with it; the server is kept for whoever opens one like it next. */
  close(): Promise<void> {
    return returnServer(this.#lease);
  }
}

/** The seeded token that fits an operation. */
export function tokenFor(id: OperationId): string | null {
  const { security } = operations[id];
  if (security.includes('UserToken')) return 'localwise-user-token';
  if (security.includes('ClientCredentialsToken')) return 'localwise-client-token';
  return null;
}

function parse(raw: LightMyRequestResponse): unknown {
  if (raw.payload === '') return undefined;
  try {
    return JSON.parse(raw.payload);
  } catch {
    return raw.payload;
  }
}
