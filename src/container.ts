/** The door to a sandbox in a container, by way of the `testcontainers` package, which is yours to install. */
import { type Options, variableName } from './config.ts';
import { controlClient } from './library/control/client.ts';
import type { WorldWish } from './library/control/worlds.ts';
import { basePathOf, controlsOver, type WorldControls } from './library/world-handle.ts';

export interface ContainerOptions {
  /** `localwise`, as `docker build -f docker/Dockerfile -t localwise .` names it. */
  readonly image?: string;
  /** What the server is told, such as `{ seed: 'empty', randomSeed: '7' }`. */
  readonly options?: Partial<Omit<Options, 'host' | 'port'>>;
  /** Other variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Worlds to make at once; others spring into being at their first use. */
  readonly worlds?: Readonly<Record<string, WorldWish>>;
  /** Ports of this machine that webhooks reach, as `http://host.testcontainers.internal:PORT`. */
  readonly hostPorts?: readonly number[];
  /** How long the container may take to be healthy. */
  readonly startupTimeoutMs?: number;
}

/** A world of a server that runs elsewhere. */
export interface RemoteWorld extends WorldControls {
  readonly name: string;
  readonly url: string;
}

/** A server in a container. It is itself the handle of its default world. */
export interface LocalwiseContainer extends RemoteWorld {
  world(name: string): RemoteWorld;
  stop(): Promise<void>;
}

const PORT = 4010;
const PATIENCE_MS = 60_000;

/**
 * Starts localwise in a container, and waits until it is healthy.
 *
 * ```ts
 * import { startContainer } from 'localwise/container';
 *
 * const wise = await startContainer({ options: { seed: 'empty' } });
 * const checkout = wise.world('checkout-test');
 * await fetch(`${checkout.url}/v2/profiles`, { headers: { authorization: 'Bearer localwise-user-token' } });
 * await wise.stop();
 * ```
 * @throws Error when the `testcontainers` package is not installed
 */
export async function startContainer({
  image = 'localwise',
  options = {},
  env = {},
  worlds = {},
  hostPorts = [],
  startupTimeoutMs = PATIENCE_MS,
}: ContainerOptions = {}): Promise<LocalwiseContainer> {
  const { GenericContainer, Wait, TestContainers } = await loadEngine();
  if (hostPorts.length > 0) await TestContainers.exposeHostPorts(...hostPorts);
  const started = await new GenericContainer(image)
    .withExposedPorts(PORT)
    .withEnvironment({ ...variablesOf(options), ...env })
    .withWaitStrategy(Wait.forHttp('/_localwise/health', PORT).forStatusCode(200))
    .withStartupTimeout(startupTimeoutMs)
    .start();
  const server = `http://${started.getHost()}:${started.getMappedPort(PORT)}`;
  const world = (name: string) => worldAt(server, name);
  const whole = world('default');
  for (const [name, wish] of Object.entries(worlds)) await whole.control.worlds.put(name, wish);
  return {
    ...whole,
    world,
    stop: async () => {
      await started.stop();
    },
  };
}

function variablesOf(options: Partial<Options>): Record<string, string> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given.map(([name, value]) => [variableName(name), String(value)]));
}

function worldAt(server: string, name: string): RemoteWorld {
  const url = `${server}${basePathOf(name)}`;
  return { name, url, ...controlsOver(controlClient(url)) };
}

async function loadEngine(): Promise<typeof import('testcontainers')> {
  try {
    return await import('testcontainers');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error('localwise/container needs a package: npm install --save-dev testcontainers', { cause: error });
  }
}
