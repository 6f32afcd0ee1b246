import nodeModule from 'node:module';
import { type Options, readOptions } from '../config.ts';
import type { Addresses } from '../doors.ts';
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
    const addresses = await server.listen();
    await server.worlds.open('default');
    welcome(options, server, addresses, terminal);
  } catch (error) {
    await server.close();
    throw error;
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

/** An address that listens everywhere is reached at this machine's own. */
const readableAddress = (address: string): string =>
  address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');

function welcome(options: Options, server: Server, { plain, secure }: Addresses, terminal: Terminal): void {
  if (options.logLevel !== 'info') return;
  const address = readableAddress(plain);
  const { bold, dim } = terminal.paint;
  const https = secure === null ? '' : ` and ${bold(readableAddress(secure))}`;
  terminal.print(`${bold(`localwise ${version}`)} is listening on ${bold(address)}${https}`);
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
    ...(secure === null ? [] : [['authority', `${address}/_localwise/ca.pem, which clients trust for https`] as const]),
    ['webhook key', `${address}/_localwise/webhooks/public-key.pem`],
  ] as const;
  for (const [name, value] of rows) terminal.print(`  ${dim(name.padEnd(15))} ${value}`);
}
