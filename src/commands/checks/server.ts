import { createServer } from 'node:net';
import type { Options } from '../../config.ts';
import { version } from '../../routes/version.ts';
import type { Remote } from '../remote.ts';
import { readableLength } from '../tables.ts';
import { type Finding, fine, hint, problem } from './finding.ts';

interface Health {
  readonly version: string;
}

interface Clock {
  readonly now: string;
  readonly mode: 'running' | 'frozen';
  readonly offsetMs: number;
}

/** Whether a server could listen here, or which one does. */
export async function checkPort({ host, port }: Options, remote: Remote): Promise<readonly Finding[]> {
  const why = port === 0 ? undefined : await whyNotListen(host, port);
  const running = await healthOf(remote);
  if (why === undefined) return [fine('Port', `${port} on ${host} is free`), ...(await checkServer(remote, running))];
  if (why === 'EADDRINUSE' && running) return checkServer(remote, running);
  return [whyNot('Port', why, host, port, '--port'), ...(await checkServer(remote, running))];
}

/** Why nothing can listen there, and what to do about it. */
export function whyNot(what: string, code: string, host: string, port: number, flag: string): Finding {
  if (code === 'EADDRINUSE')
    return problem(
      what,
      `${port} on ${host} is held by another program`,
      `choose another with ${flag}, or let ${flag} 0 find one`,
    );
  if (code === 'EACCES')
    return problem(what, `${port} may not be used without special rights`, 'choose one above 1023');
  return problem(what, `this machine cannot listen on ${host} (${code})`, 'see --host');
}

/** The code of the error that listening ends with; undefined when it goes well. */
export const whyNotListen = (host: string, port: number): Promise<string | undefined> =>
  new Promise(resolve => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });

export const healthOf = (remote: Remote): Promise<Health | undefined> =>
  remote.ask<Health>('GET', '/health').catch(() => undefined);

async function checkServer(remote: Remote, health: Health | undefined): Promise<readonly Finding[]> {
  if (!health) return [hint('Server', `none answers at ${remote.url}`, 'localwise starts one; --url names another')];
  const same = health.version === version;
  const found = `localwise ${health.version} at ${remote.url}`;
  const server = same
    ? fine('Server', found)
    : problem('Server', `${found}; this program is ${version}`, 'stop it, and start it from the same version');
  return [server, clockFinding(await remote.ask<Clock>('GET', '/clock'), remote.world), ...reachability(remote)];
}

function clockFinding({ now, mode, offsetMs }: Clock, world: string): Finding {
  if (mode === 'frozen')
    return hint(
      'Clock',
      `frozen at ${now} in the world ${world}`,
      'nothing falls due by itself: localwise advance P1D',
    );
  if (Math.abs(offsetMs) < 500) return fine('Clock', 'runs with the wall clock');
  const side = offsetMs > 0 ? 'ahead of' : 'behind';
  return fine('Clock', `runs ${readableLength(Math.abs(offsetMs))} ${side} the wall clock`);
}

/** A server on another machine does not reach a receiver on this one by its loopback address. */
function reachability({ url }: Remote): readonly Finding[] {
  const { hostname } = new URL(url);
  if (/^(localhost|127\..*|\[::1\])$/.test(hostname)) return [];
  return [
    hint(
      'Webhooks',
      `the server is on ${hostname}, where localhost is not this machine`,
      'subscribe an address that it can reach; localwise listen takes --callback-host',
    ),
  ];
}
