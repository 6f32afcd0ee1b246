import { OptionError } from '../config.ts';
import type { CommandFlag, Wish } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The flags of every command that talks to a server. */
export const remoteFlags: readonly CommandFlag[] = [
  { name: 'url', value: 'URL', help: 'the server; LOCALWISE_URL, or the host and port that start would use' },
  { name: 'world', value: 'NAME', help: 'the world it is about; LOCALWISE_WORLD, or default' },
  { name: 'json', help: 'print the answer as JSON' },
];

/** A server that cannot be reached, or is none of ours. */
export class Unreachable extends Error {}

/** What a server refused, in its own words. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A running server, and one world in it. */
export class Remote {
  readonly url: string;
  readonly world: string;

  constructor(url: string, world: string) {
    this.url = url;
    this.world = world;
  }

  /** The server and the world that flags and variables name. */
  static of({ given }: Wish, { environment }: Pick<Terminal, 'environment'>): Remote {
    const written = given.url ?? (environment.LOCALWISE_URL || undefined);
    const url = written === undefined ? usualAddress(environment) : checked(written);
    return new Remote(url, given.world ?? (environment.LOCALWISE_WORLD || 'default'));
  }

  /** Calls the control interface. @throws Unreachable, Refused */
  async ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> {
    const answer = await this.#fetch(method, path, body);
    const text = await answer.text();
    // Everything that localwise answers has a trace.
    if (!answer.headers.has('x-trace-id'))
      throw new Unreachable(`${this.url} answered ${answer.status} and is no localwise`);
    if (!answer.ok) throw new Refused(answer.status, reasonOf(text, answer.status));
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async #fetch(method: string, path: string, body?: object): Promise<Response> {
    // A world that is named in the address is not to be named again.
    const world: Record<string, string> = this.url.includes('/_worlds/') ? {} : { 'x-localwise-world': this.world };
    const headers = body ? { ...world, 'content-type': 'application/json' } : world;
    try {
      return await fetch(`${this.url}/_localwise${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    } catch (error) {
      const { cause } = error as { readonly cause?: { readonly code?: string; readonly message?: string } };
      const why = cause?.code ?? cause?.message ?? (error as Error).message;
      throw new Unreachable(
        `no localwise answers at ${this.url} (${why}); start one with localwise, or name another with --url`,
      );
    }
  }
}

function checked(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new OptionError(`--url must be an address such as http://127.0.0.1:4010; it is '${written}'`);
  return written.replace(/\/+$/, '');
}

/** Where a server listens that was started with the same variables. */
function usualAddress({ LOCALWISE_HOST: host, LOCALWISE_PORT: port }: Terminal['environment']): string {
  const everywhere = !host || host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port || 4010}`;
}

/** Refusals of the control interface are a list of errors; older servers may lack the call altogether. */
function reasonOf(text: string, status: number): string {
  try {
    const { errors, message } = JSON.parse(text) as { errors?: readonly { message: string }[]; message?: string };
    return errors?.map(error => error.message).join('; ') || message || `the server answered ${status}`;
  } catch {
    return `the server answered ${status}`;
  }
}
