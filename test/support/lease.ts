import { setImmediate } from 'node:timers/promises';
import type { Options } from '../../src/config.ts';
import { buildServer, type Server } from '../../src/server.ts';

/** A server that is lent to one sandbox after another: a new one would compile every validator it needs anew. */
export interface Lease {
  readonly server: Server;
  readonly options: string;
  /** Who hears what the server says. */
  tell: (level: 'error' | 'info', message: string) => void;
}

const idle = new Map<string, Lease[]>();

/** A server with these options and no world in it. */
export async function leaseServer(options: Options): Promise<Lease> {
  const key = JSON.stringify(options);
  const found = idle.get(key)?.pop();
  if (found) return found;
  const lease: { -readonly [Key in keyof Lease]?: Lease[Key] } = { options: key };
  lease.server = await buildServer(options, { log: (level, message) => lease.tell?.(level, message) });
  return lease as Lease;
}

/** Takes a server back and forgets its worlds. One that holds a port, a folder or a call under way is closed instead. */
export async function returnServer(lease: Lease): Promise<void> {
  const { server, options } = lease;
  const { data, init, keepUploads } = JSON.parse(options) as Options;
  const isBound = server.app.server.listening || [data, init, keepUploads].some(folder => folder !== null);
  if (isBound || !(await isQuiet(server))) return server.close();
  for (const { name } of server.worlds.all()) {
    // In the world's own name: a request that names none is about the default world, and would make it anew.
    const headers = { 'x-localwise-world': name };
    await server.app.inject({ method: 'DELETE', url: `/_localwise/worlds/${encodeURIComponent(name)}`, headers });
  }
  idle.set(options, [...(idle.get(options) ?? []), lease]);
}

/** Whether nothing is being sent; a receiver that is slow is not waited for. */
const isQuiet = ({ webhooks }: Server): Promise<boolean> =>
  Promise.race([webhooks.idle().then(() => true), setImmediate(false)]);
