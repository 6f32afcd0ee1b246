/** The part of autocannon that the bench uses; the package ships no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Request {
    body?: string;
  }

  interface Options {
    readonly url: string;
    readonly method?: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly connections: number;
    readonly duration?: number;
    /** As many requests and no more, whatever the duration. */
    readonly amount?: number;
    readonly requests?: readonly { readonly setupRequest: (request: Request) => Request }[];
  }

  interface Result {
    readonly duration: number;
    readonly non2xx: number;
    readonly errors: number;
    readonly requests: { readonly total: number };
  }

  interface Instance extends EventEmitter, Promise<Result> {}

  export default function autocannon(options: Options): Instance;
}
