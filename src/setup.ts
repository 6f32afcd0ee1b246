/**
 * The door for test runners: imported by a set-up file of Vitest or Jest, or by a test of `node:test`, it gives each
 * test file a world of its own, on a server in this process or where `LOCALWISE_URL` says. Options of a server in this
 * process are read from their variables, such as `LOCALWISE_CLOCK`.
 */
import { optionsFrom } from './config.ts';
import { createSandbox } from './index.ts';
import { controlClient } from './library/control/client.ts';
import { type Opened, type OwnWorld, WorldOfFile } from './library/own-world.ts';
import { basePathOf, controlsOver } from './library/world-handle.ts';
import { serverAddress, testRunner } from './surroundings.ts';

export type { OwnWorld } from './library/own-world.ts';

/** The world of the test file that uses it. */
export const wise: OwnWorld = new WorldOfFile(await fileReader(), await openServer());

const { world, control } = wise;
// A server that has run these tests before still knows the world they left behind.
if (serverAddress()) await control.worlds.put(world);

/** How to make the worlds of a server, which is started unless one runs already. */
async function openServer(): Promise<(name: string) => Opened> {
  const address = serverAddress();
  if (address !== undefined) return name => openAt(address, name);
  const sandbox = await createSandbox(optionsFrom());
  const own = await sandbox.listen({ port: 0, background: true });
  return name => ({ ...openAt(own, name), events: sandbox.world(name).events });
}

function openAt(address: string, name: string): Opened {
  const url = `${address}${basePathOf(name)}`;
  return { url, world: name, events: null, ...controlsOver(controlClient(url)) };
}

interface Expect {
  getState(): { readonly testPath?: string };
}

/** How to learn which test file runs. */
async function fileReader(): Promise<() => string> {
  const started = process.argv[1] ?? 'tests';
  const runner = testRunner();
  if (runner === 'node') return () => started;
  const { expect } = runner === 'vitest' ? await import('vitest') : (globalThis as unknown as { expect: Expect });
  return () => expect.getState().testPath ?? started;
}
