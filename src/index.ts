/** The library door: a sandbox in your own process, for test runners. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { flags, OptionError, type Options, readOptions } from './config.ts';

export type { Options } from './config.ts';
export type { InjectOptions, LightMyRequestResponse };

/** What a sandbox can be told; all of it has a default, and the environment is not asked. */
export type SandboxOptions = Partial<Options> & {
  /** Told of errors that are the sandbox's own. Silent when absent. */
  readonly onError?: (message: string) => void;
};

/** What ran while time passed. */
export interface Fired {
  readonly at: string;
  readonly what: string;
  readonly error?: string;
}

/** A world's clock. Moments are ISO 8601 texts, such as `2026-03-02T09:00:00.000Z`. */
export interface SandboxClock {
  now(): Promise<string>;
  /** Moves forward by a duration such as `P14D` or `PT31M`, and answers what fell due on the way. */
  advance(by: string): Promise<readonly Fired[]>;
  /** Sets, freezes or releases the clock. It goes back beyond the last change only with `force`. */
  set(wish: { readonly now?: string; readonly mode?: 'running' | 'frozen'; readonly force?: boolean }): Promise<string>;
}

/** A world of its own: people, money, clock and journal that no other world shares. */
export interface SandboxWorld {
  readonly name: string;
  /** The base address for this world's clients; null until the sandbox listens. */
  readonly url: string | null;
  readonly clock: SandboxClock;
  /** A request without a network: a path, or what `fastify.inject` takes. */
  inject(request: string | InjectOptions): Promise<LightMyRequestResponse>;
  /** Puts this world back to its seed. */
  reset(): Promise<void>;
  /** Keeps this world as it is now, and answers the name under which it can be restored. */
  snapshot(name?: string): Promise<string>;
  restore(name: string): Promise<void>;
}

/** A server in this process. It is itself the handle of its default world. */
export interface Sandbox extends SandboxWorld {
  /** Listens, on a free port unless told otherwise; answers the address. */
  listen(at?: { readonly port?: number; readonly host?: string }): Promise<string>;
  /** Another world, made from the seed at its first use. */
  world(name: string): SandboxWorld;
  close(): Promise<void>;
}

/**
 * Opens a sandbox. No port is needed for `inject`; `listen` is for clients that speak over a network.
 *
 * ```ts
 * import { createSandbox } from 'localwise';
 *
 * const sandbox = await createSandbox({ clock: '2026-03-02T09:00:00Z', randomSeed: '7' });
 * const profiles = await sandbox.inject({
 *   url: '/v2/profiles',
 *   headers: { authorization: 'Bearer localwise-user-token' },
 * });
 * await sandbox.clock.advance('P14D');
 * const mine = sandbox.world('this-test-file');
 * const url = await sandbox.listen();
 * await sandbox.close();
 * ```
 * @throws OptionError when an option is unknown or cannot be what it is
 */
export async function createSandbox({ onError, ...options }: SandboxOptions = {}): Promise<Sandbox> {
  const whole = checkOptions(options);
  const { buildServer } = await import('./server.ts');
  const { app, close } = await buildServer(whole, { log: (level, message) => level === 'error' && onError?.(message) });
  let address: string | null = null;
  const world = (name: string): SandboxWorld =>
    new WorldHandle(
      name,
      () => address,
      request => app.inject(request),
    );
  const sandbox = {
    world,
    close,
    async listen({ port = whole.port, host = whole.host }: { readonly port?: number; readonly host?: string } = {}) {
      address = await app.listen({ port, host });
      return address;
    },
  };
  return Object.assign(world('default'), sandbox);
}

type Inject = (request: InjectOptions) => Promise<LightMyRequestResponse>;

class WorldHandle implements SandboxWorld {
  readonly name: string;
  readonly clock: SandboxClock;
  readonly #address: () => string | null;
  readonly #inject: Inject;

  constructor(name: string, address: () => string | null, inject: Inject) {
    this.name = name;
    this.#address = address;
    this.#inject = inject;
    this.clock = {
      now: async () => String((await this.#control('GET', '/clock')).now),
      advance: async by => (await this.#control('POST', '/clock/advance', { by })).fired as Fired[],
      set: async wish => String((await this.#control('PUT', '/clock', wish)).now),
    };
  }

  get url(): string | null {
    const address = this.#address();
    return address === null ? null : `${address}${this.#base}`;
  }

  inject(request: string | InjectOptions): Promise<LightMyRequestResponse> {
    const { url, path, ...rest } = typeof request === 'string' ? { url: request, path: undefined } : request;
    const asked = url ?? path ?? '/';
    const target =
      typeof asked === 'string' ? `${this.#base}${asked}` : { ...asked, pathname: `${this.#base}${asked.pathname}` };
    return this.#inject({ ...rest, url: target });
  }

  async reset(): Promise<void> {
    await this.#control('POST', '/reset');
  }

  async snapshot(name?: string): Promise<string> {
    return String((await this.#control('POST', '/snapshots', { name })).name);
  }

  async restore(name: string): Promise<void> {
    await this.#control('POST', `/snapshots/${encodeURIComponent(name)}/restore`);
  }

  get #base(): string {
    return this.name === 'default' ? '' : `/_worlds/${encodeURIComponent(this.name)}`;
  }

  async #control(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await this.inject({ method, url: `/_localwise${path}`, ...(body ? { payload: body } : {}) });
    if (answer.statusCode >= 400) throw new Error(`${method} ${path} answered ${answer.statusCode}: ${answer.payload}`);
    return answer.json();
  }
}

/** Options from code are held to the same rules as flags: what is misspelt or out of range is said at once. */
function checkOptions(options: Partial<Options>): Options {
  const known = flags.map(({ name }) => name as string);
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new OptionError(`there is no option ${name}; there are ${known.join(', ')}`);
  }
  const given = { port: 0, logLevel: 'silent', ...options };
  const written = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  return readOptions(Object.fromEntries(written.map(([name, value]) => [name, String(value)])), {});
}

export { OptionError };
