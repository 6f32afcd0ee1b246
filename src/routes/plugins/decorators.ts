import type { OperationRow } from '../../contract/generated/operations.ts';
import type { Drawing } from '../../contract/row.ts';
import type { Actor } from '../../state/access/index.ts';
import type { World } from '../../state/kernel/index.ts';
import type { FaultEffect } from '../views/fault.ts';
import type { InstallationKeys } from './installation-keys.ts';
import type { Place } from './validators.ts';

/** A handler as the pipeline sees it; `binding.ts` has checked it against the contract. */
export type AnyHandler = (call: {
  readonly world: World;
  readonly actor: Actor;
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  readonly keys: InstallationKeys;
  readonly drawing: Drawing;
  readonly opened: string | undefined;
}) => AnyReply;

export interface AnyReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a fault does to a request. */
export interface Struck {
  /** The fault's. */
  readonly id: number;
  readonly delayMs: number;
  readonly effect: FaultEffect | null;
  /** Nothing was done, and nothing is answered. */
  readonly silent: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on the contract's operations: everything the plugins need to know of one. */
    readonly row?: OperationRow;
    readonly handler?: AnyHandler;
    /** The path is not the contract's: `row` is borrowed, and its replies are not held against the contract. */
    readonly legacy?: true;
    /** Which parts of a request are held against the contract, where that is not all of it. */
    readonly held?: readonly Place[];
    /** Set on routes of the control interface, which the journal leaves out. */
    readonly control?: true;
    /** Set on pages for people: what the journal calls one. What it shows is not kept. */
    readonly page?: string;
    /** About the server and no world of it, so that asking makes none. */
    readonly worldless?: true;
  }
  interface FastifyRequest {
    /** What is configured of the route, taken once: Fastify makes it anew at every asking. */
    route: FastifyContextConfig;
    /** The world this request is about; settled before anything else runs. */
    world: World;
    actor: Actor;
    /** 32 hex digits, sent back as `x-trace-id`. */
    trace: string;
    /** Why the answer is an error, in words for the journal. */
    why: string | undefined;
    /** Set where a fault has struck. */
    fault: Struck | undefined;
    /** The overrides that were followed; unset where none was found. */
    overrides: number[];
  }
}

export const WORLD_HEADER = 'x-localwise-world';
