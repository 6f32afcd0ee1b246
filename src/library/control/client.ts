import * as nouns from './nouns.ts';
import { type FetchOptions, overNetwork, sendOver, type Transport } from './send.ts';
import { server } from './server.ts';

type Nouns = typeof nouns;

/** The control interface of one world: a method for each of its calls. A refusal is thrown as `ControlError`. */
export type ControlClient = ReturnType<typeof server> & { readonly [Noun in keyof Nouns]: ReturnType<Nouns[Noun]> };

/** For transports of your own. */
export function controlOver(transport: Transport): ControlClient {
  const send = sendOver(transport);
  const made = Object.entries(nouns).map(([noun, make]) => [noun, make(send)]);
  return { ...server(send), ...Object.fromEntries(made) } as ControlClient;
}

export interface ControlOptions extends FetchOptions {
  /** The name of a world; without it the address says which. */
  readonly world?: string;
}

/**
 * A client of the control interface of a running server.
 *
 * ```ts
 * import { controlClient } from 'localwise/control';
 *
 * const control = controlClient('http://127.0.0.1:4010', { world: 'checkout-test' });
 * await control.clock.advance({ by: 'P14D' });
 * ```
 * @param url the address of a server, or of one of its worlds, such as `http://127.0.0.1:4010/_worlds/checkout-test`
 */
export function controlClient(url: string, { world, ...options }: ControlOptions = {}): ControlClient {
  const base = world === undefined ? url : `${url.replace(/\/+$/, '')}/_worlds/${encodeURIComponent(world)}`;
  return controlOver(overNetwork(base, options));
}
