import nodeModule from 'node:module';
import { type Options, readOptions } from '../config.ts';
import { version } from '../routes/version.ts';
import type { Server } from '../server.ts';
import { exits, type Run } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Serves until it is told to end; what is under way is finished and saved first. */
export const start: Run = async ({ given }, terminal) => {
  const options = readOptions(given, terminal.environment);
  // Node 22 and later keep what they compiled for the next start; earlier ones have no such function.
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  const { buildServer } = await import('../server.ts');
  const log = (level: 'error' | 'info', message: string): void => {
    if (options.logLevel === 'silent' || (options.logLevel === 'error' && level === 'info')) return;
    terminal.note(message);
  };
  const server = await buildServer(options, { log });
  const interruption = terminal.interruption();
  try {
    const address = await server.app.listen({ host: options.host, port: options.port });
    await server.worlds.open('default');
    welcome(options, server, readableAddress(address), terminal);
  } catch (error) {
    await server.close();
    throw explained(error, options);
  }
  await ended(interruption);
  await server.close();
  return exits.fine;
};

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

function explained(error: unknown, { host, port }: Options): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new Error(
      `port ${port} on ${host} is in use, perhaps by another localwise, which localwise doctor tells; ` +
        'choose another with --port, or let --port 0 find one',
    );
  }
  if (code === 'EACCES')
    return new Error(`port ${port} may not be used without special rights; choose one above 1023 with --port`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(`this machine has no address ${host}; see --host`);
  return error as Error;
}

/** An address that listens everywhere is reached at this machine's own. */
const readableAddress = (address: string): string =>
  address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');

function welcome(options: Options, server: Server, address: string, terminal: Terminal): void {
  if (options.logLevel !== 'info') return;
  const { bold, dim } = terminal.paint;
  terminal.print(`${bold(`localwise ${version}`)} is listening on ${bold(address)}`);
  if (terminal.unattended) return;
  const { seed, randomSeed } = server.worlds.requestOf('default');
  const rows = [
    ['user token', 'localwise-user-token'],
    ['personal token', 'localwise-personal-token'],
    ['client token', 'localwise-client-token'],
    ['client', 'localwise, with the secret localwise-secret'],
    ['seed', `${seed} (repeat this very world with --random-seed ${randomSeed})`],
    ['data', options.data ?? 'in memory; --data DIR keeps it'],
    ['reference', `${address}/docs`],
    ['control', `${address}/_localwise`],
    ['webhook key', `${address}/_localwise/webhooks/public-key.pem`],
  ] as const;
  for (const [name, value] of rows) terminal.print(`  ${dim(name.padEnd(15))} ${value}`);
}
