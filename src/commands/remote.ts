import { OptionError, readOptions } from '../config.ts';
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

const WORLD_IN_ADDRESS = /\/_worlds\/([^/]+)$/;

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
    const url = addressIn(given.url, environment);
    const inAddress = WORLD_IN_ADDRESS.exec(url)?.[1];
    if (inAddress !== undefined && (given.world ?? inAddress) !== inAddress)
      throw new OptionError(`the address names the world ${inAddress}, and --world ${given.world}`);
    return new Remote(url, inAddress ?? given.world ?? (environment.LOCALWISE_WORLD || 'default'));
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
    const world: Record<string, string> = WORLD_IN_ADDRESS.test(this.url) ? {} : { 'x-localwise-world': this.world };
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
      if (/CERT|SIGNATURE/.test(why))
        throw new Unreachable(`${this.url} is not trusted (${why}); set NODE_EXTRA_CA_CERTS to its ca.pem`);
      throw new Unreachable(
        `no localwise answers at ${this.url} (${why}); start one with localwise, or name another with --url`,
      );
    }
  }
}

function addressIn(flag: string | undefined, environment: Terminal['environment']): string {
  if (flag !== undefined) return checked(flag, '--url');
  const { LOCALWISE_URL: variable } = environment;
  return variable ? checked(variable, 'LOCALWISE_URL') : usualAddress(environment);
}

function checked(written: string, source: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new OptionError(`${source} must be an address such as http://127.0.0.1:4010; it is '${written}'`);
  return written.replace(/\/+$/, '');
}

/** Where a server listens that was started with the same variables. */
function usualAddress({ LOCALWISE_HOST, LOCALWISE_PORT }: Terminal['environment']): string {
  const { host, port } = readOptions({}, { LOCALWISE_HOST, LOCALWISE_PORT });
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
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
