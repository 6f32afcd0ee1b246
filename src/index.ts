/** The library door: a sandbox in your own process, for test runners. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { flags, OptionError, type Options, readOptions } from './config.ts';
import type { Addresses, ListenWish as ListenOptions } from './doors.ts';
import { type SandboxWorld, WorldHandle } from './library/world-handle.ts';

export type { Options } from './config.ts';
export type { ListenWish as ListenOptions } from './doors.ts';
export type { ControlClient } from './library/control/client.ts';
export { ControlError } from './library/control/send.ts';
export type { Fired } from './library/control/worlds.ts';
export type { EventData, EventType, SandboxEvent, SandboxEvents } from './library/event-types.ts';
export type { SandboxClock, SandboxWorld } from './library/world-handle.ts';
export type { InjectOptions, LightMyRequestResponse };

/** What a sandbox can be told; all of it has a default, and the environment is not asked. */
export type SandboxOptions = Partial<Options> & {
  /** Told of errors that are the sandbox's own. Silent when absent. */
  readonly onError?: (message: string) => void;
};

/** A server in this process. It is itself the handle of its default world. */
export interface Sandbox extends SandboxWorld {
  /** The address by https; null until the sandbox listens, and without `tls`. */
  readonly secureUrl: string | null;
  /** Listens, on a free port unless told otherwise; answers the address. */
  listen(at?: ListenOptions): Promise<string>;
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
 * @throws OptionError when an option is unknown or cannot be what it is; Error when the world cannot begin with it
 */
export async function createSandbox({ onError, ...options }: SandboxOptions = {}): Promise<Sandbox> {
  const whole = checkOptions(options);
  const { buildServer, WorldEvents } = await import('./library/in-process.ts');
  const log = (level: 'error' | 'info', message: string) => level === 'error' && onError?.(message);
  const server = await buildServer(whole, { log });
  const { app, worlds, close } = server;
  // What the world cannot begin with is said here, and not by the first request.
  await worlds.open('default').catch(error => close().then(() => Promise.reject(error)));
  const events = new WorldEvents(error => onError?.(String(error)));
  worlds.watch(events);
  let addresses: Addresses | undefined;
  const handles = new Map<string, SandboxWorld>();
  const world = (name: string): SandboxWorld => {
    const made =
      handles.get(name) ??
      new WorldHandle(
        name,
        () => addresses?.plain ?? null,
        events.of(name),
        request => app.inject(request),
      );
    handles.set(name, made);
    return made;
  };
  const sandbox = {
    world,
    close,
    async listen(at: ListenOptions = {}) {
      addresses = await server.listen(at);
      return addresses.plain;
    },
  };
  const secureUrl = { get: () => addresses?.secure ?? null, enumerable: true };
  return Object.defineProperties(Object.assign(world('default'), sandbox), { secureUrl }) as Sandbox;
}

/** Options from code are held to the same rules as flags: what is misspelt or out of range is said at once. */
function checkOptions(options: Partial<Options>): Options {
  const known = flags.map(({ name }) => name as string);
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new OptionError(`there is no option ${name}; there are ${known.join(', ')}`);
  }
  const given = { port: 0, tlsPort: 0, logLevel: 'silent', ...options };
  const written = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  return readOptions(Object.fromEntries(written.map(([name, value]) => [name, String(value)])), {});
}

export { OptionError };
